package org.estran.app.imports.runs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.app.imports.ImportCounts;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportLine.Kind;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.store.LineRows;
import org.estran.app.imports.store.RunRows;
import org.estran.app.origins.store.DocumentRows;

/** Writes the batches of one run, and remembers over all of them what was seen. Not for several threads. */
final class BatchWriter {

    /** These give no row, so that a run that goes on after a crash must remember having told of them. */
    private static final Set<Kind> WITHOUT_ROW = EnumSet.of(Kind.FAILED, Kind.DUPLICATE, Kind.IGNORED);

    private final ImportRun run;
    private final Changes changes;
    private final DocumentRows documents;
    private final LineRows lines;
    private final RunRows runs;
    private final Set<String> seenRecords = new HashSet<>();
    private final Set<String> toldPaths;
    private ImportCounts counts;
    private boolean isWhole = true;

    BatchWriter(ImportRun run, Changes changes, DocumentRows documents, LineRows lines, RunRows runs) {
        this.run = run;
        this.changes = changes;
        this.documents = documents;
        this.lines = lines;
        this.runs = runs;
        this.counts = run.counts();
        this.toldPaths = lines.told(run.number(), WITHOUT_ROW);
    }

    ImportCounts counts() {
        return counts;
    }

    /** Writes one batch. Joins the caller's transaction; when that fails this writer is of no use any more. */
    void write(List<Prepared> batch) {
        Tally tally = new Tally();
        List<ImportLine> report = new ArrayList<>();
        List<Prepared.Readable> readable = new ArrayList<>();
        for (Prepared document : batch) {
            if (toldPaths.contains(document.path())) {
                continue;
            }
            tally.bytes(document.bytes());
            switch (document) {
                case Prepared.Unchanged same -> unchanged(same.known(), tally);
                case Prepared.Readable read -> readable.add(read);
                case Prepared.Told told -> {
                    isWhole &= !told.cutsOff();
                    report.add(told.line());
                }
            }
        }
        Changes.Written written = changes.write(run, readable, seenRecords);
        tally.unchanged(written.moved());
        report.addAll(written.report());
        tell(report, tally);
    }

    /** What this very run wrote before its process died is counted already. */
    private void unchanged(DocumentRows.Row row, Tally tally) {
        seenRecords.add(row.document().recordId());
        if (row.run() != run.number()) {
            tally.unchanged(1);
        }
    }

    private void tell(List<ImportLine> report, Tally tally) {
        for (ImportLine line : report) {
            tally.add(line.kind(), 1);
            if (WITHOUT_ROW.contains(line.kind())) {
                toldPaths.add(line.path());
            }
        }
        lines.add(run.number(), report);
        counts = counts.plus(tally.counts());
        runs.count(run.number(), counts);
    }

    /** Tells that somebody wanted the rest no more. */
    void cancelled(String by) {
        tell(
                List.of(ImportLine.of(Kind.WARNING, run.location().toString(), "import-cancelled", null, by)),
                new Tally());
    }

    /** Tells of the documents that are not there any more, unless part of the source was not seen. */
    void end() {
        if (!isWhole) {
            return;
        }
        List<ImportLine> missing = new ArrayList<>();
        documents.each(run.source(), (recordId, path) -> {
            if (!seenRecords.contains(recordId) && !toldPaths.contains(path)) {
                missing.add(ImportLine.of(Kind.MISSING, path, "import-missing", recordId));
            }
        });
        tell(missing, new Tally());
    }
}
