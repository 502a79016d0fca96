package org.estran.app.imports.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportLine.Kind;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.SentDocument;
import org.estran.app.imports.SentDocuments;
import org.estran.app.imports.store.LineRows;
import org.estran.app.imports.store.RunRows;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.app.origins.reading.DocumentReader;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.DocumentRows;
import org.estran.app.origins.store.Original;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what is sent document by document: each delivery a run of its own, that is over when it is there. */
@Component
class Deliveries implements SentDocuments {

    private final DocumentReader reader;
    private final Catalogue catalogue;
    private final DocumentRows documents;
    private final RunRows runs;
    private final LineRows lines;
    private final Clock clock;

    Deliveries(
            DocumentReader reader,
            Catalogue catalogue,
            DocumentRows documents,
            RunRows runs,
            LineRows lines,
            Clock clock) {
        this.reader = reader;
        this.catalogue = catalogue;
        this.documents = documents;
        this.runs = runs;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public SentDocument read(byte[] document) {
        return switch (reading(document)) {
            case Reading.Read read ->
                new SentDocument(read.record(), read.format(), blankAsNone(read.documentId()), document);
            case Reading.Refused refused ->
                throw unreadable("The document cannot be read: "
                        + String.join(" ", refused.reason().arguments()));
            case Reading.Foreign foreign ->
                throw unreadable("The document is of no format that is read here: ISO 19139, ISO 19115-3, csw:Record. "
                        + foreign.what());
        };
    }

    private Reading reading(byte[] document) {
        try {
            return reader.read(document);
        } catch (StackOverflowError tooDeep) {
            throw unreadable("The document is nested too deep.");
        }
    }

    private static ProblemException unreadable(String why) {
        return ProblemException.invalid("document-unreadable", why.strip(), List.of());
    }

    private static @Nullable String blankAsNone(@Nullable String identifier) {
        return identifier == null || identifier.isBlank() ? null : identifier.strip();
    }

    @Override
    public Delivery begin(String source, String by) {
        ImportRun run = runs.open(new ImportRequest(Path.of("/" + source), source, by, false));
        runs.begin(run.number());
        return new Sent(run);
    }

    private final class Sent implements Delivery {

        private final ImportRun run;
        private final Tally tally = new Tally();
        private final List<ImportLine> report = new ArrayList<>();
        private int count;

        Sent(ImportRun run) {
            this.run = run;
        }

        @Override
        public List<CatalogueRecord> add(List<SentDocument> sent) {
            Set<String> together = new HashSet<>();
            for (SentDocument document : sent) {
                String own = document.documentId();
                if (own != null && (isTaken(own) || !together.add(Origins.identity(own)))) {
                    throw ProblemException.conflict(
                            "record-exists", "There is, or was, a record with the identifier " + own + " already.");
                }
            }
            List<CatalogueRecord> records = catalogue.describe(
                    sent.stream().map(d -> new Description(null, d.record())).toList());
            List<DocumentRows.Row> rows = new ArrayList<>();
            List<Original> originals = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                Original original = original(sent.get(i));
                String path = run.number() + "/" + ++count + ".xml";
                rows.add(row(sent.get(i), original, records.get(i), identity(sent.get(i), path), path));
                originals.add(original);
                tell(Kind.ADDED, path, "import-added", records.get(i), original);
            }
            documents.add(rows, originals);
            return records;
        }

        private boolean isTaken(String own) {
            return !documents.withIdentity(List.of(Origins.identity(own))).isEmpty()
                    || catalogue.find(own).isPresent()
                    || catalogue.byIdentifier(own).isPresent();
        }

        @Override
        public CatalogueRecord replace(String recordId, SentDocument sent) {
            CatalogueRecord present = catalogue
                    .find(recordId)
                    .orElseThrow(() ->
                            ProblemException.notFound("record-not-found", "There is no record " + recordId + "."));
            Optional<HarvestedDocument> before =
                    documents.find(recordId).filter(d -> d.source().equals(run.source()));
            if (before.isEmpty()) {
                return catalogue.amend(recordId, catalogue.matched(sent.record()), present.change());
            }
            Original original = original(sent);
            if (before.get().sha512().equals(original.sha512()) && before.get().isFollowedBy(present)) {
                return present;
            }
            String path = before.get().path();
            String identity = identity(sent, path);
            DocumentRows.Row taken = documents.withIdentity(List.of(identity)).get(identity);
            if (taken != null && !taken.document().recordId().equals(recordId)) {
                throw ProblemException.conflict(
                        "record-exists", "The document's identifier is that of another: " + sent.documentId() + ".");
            }
            CatalogueRecord record = catalogue
                    .describe(List.of(new Description(recordId, sent.record())))
                    .getFirst();
            documents.change(before.get(), row(sent, original, record, identity, path), original);
            tell(Kind.CHANGED, path, "import-changed", record, original);
            return record;
        }

        @Override
        public void end() {
            lines.add(run.number(), report);
            runs.count(run.number(), tally.counts());
            runs.end(run.number(), ImportRun.State.DONE, null);
        }

        private void tell(Kind kind, String path, String code, CatalogueRecord record, Original original) {
            report.add(ImportLine.of(kind, path, code, record.id()));
            tally.add(kind, 1);
            tally.bytes(original.size());
        }

        private Original original(SentDocument sent) {
            return Original.of(sent.bytes(), Original.digest(sent.bytes()));
        }

        private String identity(SentDocument sent, String path) {
            String own = sent.documentId();
            return own == null
                    ? "at:" + Original.digest((run.source() + "\n" + path).getBytes(UTF_8))
                    : Origins.identity(own);
        }

        private DocumentRows.Row row(
                SentDocument sent, Original original, CatalogueRecord record, String identity, String path) {
            return new DocumentRows.Row(
                    new HarvestedDocument(
                            record.id(),
                            run.source(),
                            path,
                            sent.documentId(),
                            sent.format(),
                            original.sha512(),
                            original.size(),
                            record.change(),
                            clock.instant()),
                    identity,
                    run.number());
        }
    }
}
