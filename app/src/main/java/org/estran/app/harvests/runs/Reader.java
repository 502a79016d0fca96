package org.estran.app.harvests.runs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.origins.reading.AnyDocuments;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.Original;
import org.estran.harvest.Item;
import org.estran.harvest.SourceKind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** Reads the documents of one harvester into records as they are wanted here. Used by several threads at once. */
final class Reader {

    private final AnyDocuments documents;
    private final HarvesterSettings settings;
    private final boolean looksForWords;
    private final @Nullable BoundingBox box;

    Reader(AnyDocuments documents, HarvesterSettings settings, SourceKind kind) {
        this.documents = documents;
        this.settings = settings;
        this.looksForWords = !settings.text().isEmpty() && !kind.narrowing().byText();
        this.box = settings.box().isEmpty() || kind.narrowing().byBox() ? null : BoundingBox.parse(settings.box());
    }

    Prepared prepare(Item item, ItemRows.@Nullable Row before) {
        return switch (item) {
            case Item.Unchanged same -> new Prepared.Same(same);
            case Item.Deleted gone -> new Prepared.Gone(gone);
            case Item.Broken broken ->
                new Prepared.Unreadable(broken, "", broken.bytes(), broken.code(), List.of(broken.detail()), "");
            case Item.Document document -> document(document, before);
        };
    }

    private Prepared document(Item.Document document, ItemRows.@Nullable Row before) {
        String digest = Original.digest(document.bytes());
        if (before != null
                && before.state() != ItemRows.State.REMOVED
                && before.sha512().equals(digest)) {
            return new Prepared.Same(document);
        }
        return switch (reading(document.bytes())) {
            case Reading.Read read ->
                isWanted(read.record())
                        ? new Prepared.Readable(document, Original.of(document.bytes(), digest), completed(read))
                        : new Prepared.Unwanted(document);
            case Reading.Refused refused ->
                new Prepared.Unreadable(
                        document,
                        digest,
                        document.bytes(),
                        refused.reason().code(),
                        refused.reason().arguments(),
                        position(refused.reason()));
            case Reading.Foreign foreign ->
                new Prepared.Unreadable(
                        document, digest, document.bytes(), "import-foreign", List.of(foreign.what()), "");
        };
    }

    // Whatever a reader does wrong with one document must not stop the others.
    Reading reading(byte[] bytes) {
        try {
            return documents.read(bytes);
        } catch (RuntimeException | StackOverflowError ours) {
            return new Reading.Refused(new Reading.Remark("import-reader-failed", 0, 0, "", List.of(ours.toString())));
        }
    }

    /** The record of a document that gave one before; empty where it gives none any more. */
    Optional<Reading.Read> again(byte[] bytes) {
        return reading(bytes) instanceof Reading.Read read ? Optional.of(completed(read)) : Optional.empty();
    }

    private static String position(Reading.Remark remark) {
        return remark.line() > 0 ? remark.line() + ":" + remark.column() : remark.place();
    }

    /** Whether the record is among what the harvester wants; what the source was asked for is not asked again. */
    private boolean isWanted(MetadataRecord record) {
        return (settings.type().isEmpty() || record.kind().word().equalsIgnoreCase(settings.type()))
                && (!looksForWords || hasWords(record))
                && (box == null || record.boxes().stream().anyMatch(one -> meets(one, box)));
    }

    private boolean hasWords(MetadataRecord record) {
        String all = (record.title() + " " + record.summary() + " " + record.keywords()).toLowerCase(Locale.ROOT);
        return List.of(settings.text().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(all::contains);
    }

    private static boolean meets(BoundingBox one, BoundingBox other) {
        return one.south() <= other.north()
                && other.south() <= one.north()
                && halves(one).stream()
                        .anyMatch(a -> halves(other).stream().anyMatch(b -> a[0] <= b[1] && b[0] <= a[1]));
    }

    /** A box across the antimeridian is two. */
    private static List<double[]> halves(BoundingBox box) {
        return box.west() <= box.east()
                ? List.of(new double[] {box.west(), box.east()})
                : List.of(new double[] {box.west(), 180}, new double[] {-180, box.east()});
    }

    private static boolean isSame(Party one, Party other) {
        return one.role() == other.role() && !one.isPerson() && one.name().equalsIgnoreCase(other.name());
    }

    /** With what the harvester says for records that do not say it themselves. */
    private Reading.Read completed(Reading.Read read) {
        MetadataRecord record = read.record();
        boolean lacksLicence = record.licence() == null && record.constraints().isEmpty();
        if (!settings.licence().isEmpty() && lacksLicence) {
            record = record.change().licence(settings.licence()).build();
        }
        if (!settings.language().isEmpty() && record.languages().isEmpty()) {
            record = record.change().languages(List.of(settings.language())).build();
        }
        Party owner = Party.organisation(Role.CUSTODIAN, settings.owner(), null);
        if (!settings.owner().isEmpty() && record.parties().stream().noneMatch(party -> isSame(party, owner))) {
            record = record.change()
                    .parties(Stream.concat(record.parties().stream(), Stream.of(owner))
                            .toList())
                    .build();
        }
        return record == read.record()
                ? read
                : new Reading.Read(record, read.format(), read.documentId(), read.remarks());
    }
}
