package org.estran.app.imports.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportLine.Kind;
import org.estran.app.imports.ImportRun;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.app.origins.store.DocumentRows;
import org.estran.app.origins.store.Original;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what a document does to the catalogue, and does it. A document is the same as before when it has the same
 * identifier of its own, which is unique among all that were imported; one without is known by its place in its source.
 */
@Component
class Changes {

    /** Longer ones are no identifiers but whole texts in the wrong element. */
    private static final int LONGEST_IDENTIFIER = 500;

    private final Catalogue catalogue;
    private final DocumentRows documents;
    private final Clock clock;

    Changes(Catalogue catalogue, DocumentRows documents, Clock clock) {
        this.catalogue = catalogue;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Writes records, documents and originals of one batch. Joins the caller's transaction.
     *
     * @param seen the records whose documents this run has seen; added to
     */
    Written write(ImportRun run, List<Prepared.Readable> batch, Set<String> seen) {
        Decisions decisions = new Decisions(run, batch, seen);
        batch.forEach(decisions::take);
        List<CatalogueRecord> records = catalogue.describe(
                decisions.steps.stream().map(Step::description).toList());
        writeDocuments(run, decisions.steps, records, decisions.report, seen);
        return new Written(decisions.report, decisions.moved);
    }

    private void writeDocuments(
            ImportRun run, List<Step> steps, List<CatalogueRecord> records, List<ImportLine> report, Set<String> seen) {
        List<DocumentRows.Row> fresh = new ArrayList<>();
        List<Original> originals = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            String id = records.get(i).id();
            DocumentRows.Row row = row(
                    run, step.document(), step.identity(), id, records.get(i).change());
            if (step.before().isPresent()) {
                documents.change(step.before().get(), row, step.document().original());
                report.add(ImportLine.of(Kind.CHANGED, step.document().path(), "import-changed", id));
            } else {
                fresh.add(row);
                originals.add(step.document().original());
                report.add(ImportLine.of(Kind.ADDED, step.document().path(), "import-added", id));
            }
            report.addAll(Prepared.warnings(step.document(), id));
            seen.add(id);
        }
        documents.add(fresh, originals);
    }

    private DocumentRows.Row row(
            ImportRun run, Prepared.Readable document, String identity, String recordId, long change) {
        return new DocumentRows.Row(
                new HarvestedDocument(
                        recordId,
                        run.source(),
                        document.path(),
                        document.reading().documentId(),
                        document.reading().format(),
                        document.original().sha512(),
                        document.original().size(),
                        change,
                        clock.instant()),
                identity,
                run.number());
    }

    private static String identity(ImportRun run, Prepared.Readable document) {
        String own = document.reading().documentId();
        return own == null || own.isBlank() || own.length() > LONGEST_IDENTIFIER
                ? "at:" + Original.digest((run.source() + "\n" + document.path()).getBytes(UTF_8))
                : Origins.identity(own);
    }

    /**
     * What was written.
     *
     * @param report what is told of it
     * @param moved documents that only lie elsewhere now
     */
    record Written(List<ImportLine> report, int moved) {}

    /** One document that gives a new record or changes one. */
    private record Step(
            Prepared.Readable document, String identity, Optional<HarvestedDocument> before, Description description) {}

    /** What one batch comes to. */
    private final class Decisions {

        private final ImportRun run;
        private final Set<String> seen;
        private final Map<String, DocumentRows.Row> known;
        private final Map<String, String> newHere = new HashMap<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<ImportLine> report = new ArrayList<>();
        private int moved;

        Decisions(ImportRun run, List<Prepared.Readable> batch, Set<String> seen) {
            this.run = run;
            this.seen = seen;
            this.known = documents.withIdentity(
                    batch.stream().map(document -> identity(run, document)).collect(Collectors.toSet()));
        }

        void take(Prepared.Readable document) {
            String identity = identity(run, document);
            DocumentRows.Row row = known.get(identity);
            if (row != null) {
                again(document, row);
            } else if (newHere.containsKey(identity)) {
                duplicate(document, "import-duplicate", null, newHere.get(identity));
            } else {
                first(document, identity);
            }
        }

        private void first(Prepared.Readable document, String identity) {
            String own = document.reading().documentId();
            Optional<CatalogueRecord> here =
                    own == null || own.isBlank() ? Optional.empty() : catalogue.byIdentifier(own);
            if (here.isPresent()) {
                duplicate(
                        document,
                        "import-published-here",
                        here.get().id(),
                        here.get().id());
                return;
            }
            newHere.put(identity, document.path());
            steps.add(new Step(
                    document,
                    identity,
                    Optional.empty(),
                    new Description(null, document.reading().record())));
        }

        /** A document that is known by its identity, with other bytes or at another place. */
        private void again(Prepared.Readable document, DocumentRows.Row row) {
            HarvestedDocument before = row.document();
            if (!before.source().equals(run.source())) {
                duplicate(document, "import-other-source", before.recordId(), before.source());
            } else if (!seen.add(before.recordId())) {
                duplicate(document, "import-duplicate", before.recordId(), before.path());
            } else if (before.sha512().equals(document.original().sha512())) {
                documents.move(before.recordId(), document.path());
                moved++;
            } else {
                changed(document, row);
            }
        }

        private void changed(Prepared.Readable document, DocumentRows.Row row) {
            HarvestedDocument before = row.document();
            CatalogueRecord record = catalogue.find(before.recordId()).orElseThrow();
            if (!before.isFollowedBy(record)) {
                documents.change(
                        before,
                        row(run, document, row.identity(), before.recordId(), before.change()),
                        document.original());
                report.add(ImportLine.of(Kind.KEPT, document.path(), keptBecause(record), before.recordId()));
                return;
            }
            steps.add(new Step(
                    document,
                    row.identity(),
                    Optional.of(before),
                    new Description(before.recordId(), document.reading().record())));
        }

        private static String keptBecause(CatalogueRecord record) {
            return record.withdrawal() == null ? "import-corrected-here" : "import-withdrawn-here";
        }

        private void duplicate(Prepared.Readable document, String code, @Nullable String recordId, String of) {
            String own = String.valueOf(document.reading().documentId());
            report.add(ImportLine.of(Kind.DUPLICATE, document.path(), code, recordId, own, of));
        }
    }
}
