package org.estran.app.dissemination.csw;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.dissemination.AheadForms;
import org.estran.app.dissemination.DocumentForm;
import org.estran.app.dissemination.Documents;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.app.dissemination.RecordForms;
import org.estran.app.origins.HarvestedDocument;
import org.estran.oaipmh.EmbeddedDocument;
import org.estran.ows.csw.AtomWriter;
import org.estran.ows.csw.CswVersion;
import org.estran.ows.csw.ElementSet;
import org.estran.ows.csw.IsoElementSet;
import org.estran.ows.csw.OutputSchema;
import org.estran.ows.csw.RecordWriter;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records in the schema and the element set asked for; as they came, where they came in that schema and are wanted full. */
@Component
class Views implements AheadForms {

    private final Documents documents;
    private final RecordForms forms;
    private final Publications publications;

    Views(Documents documents, RecordForms forms, Publications publications) {
        this.documents = documents;
        this.forms = forms;
        this.publications = publications;
    }

    /** How records are wanted. */
    record Wanted(CswVersion version, OutputSchema schema, ElementSet set, List<String> elements, Language language) {}

    /** What most clients leaf through, in the language of those who name none. */
    @Override
    public List<DocumentForm> ahead() {
        return List.of(
                form(new Wanted(CswVersion.V2_0_2, OutputSchema.CSW_2, ElementSet.BRIEF, List.of(), Language.FR)),
                form(new Wanted(CswVersion.V2_0_2, OutputSchema.CSW_2, ElementSet.SUMMARY, List.of(), Language.FR)));
    }

    /** The records of a page, in its order; those that went meanwhile are missing. */
    List<EmbeddedDocument> of(Collection<Found.At> page, Wanted wanted) {
        Map<String, byte[]> views = documents.of(page, form(wanted));
        return page.stream()
                .flatMap(at -> Stream.ofNullable(views.get(at.id())))
                .map(RecordForms::embedded)
                .toList();
    }

    List<EmbeddedDocument> ofRecords(List<CatalogueRecord> records, Wanted wanted) {
        return records.stream()
                .map(record -> RecordForms.embedded(documents.of(record, form(wanted))))
                .toList();
    }

    List<String> texts(List<CatalogueRecord> records, Wanted wanted) {
        return ofRecords(records, wanted).stream().map(Views::text).toList();
    }

    private DocumentForm form(Wanted wanted) {
        return switch (wanted.schema()) {
            case GMD -> iso(Format.ISO19139, wanted.set());
            case MDB -> iso(Format.ISO19115_3, wanted.set());
            case DCAT -> forms.of(Format.DCAT_RDF);
            case ATOM ->
                new DocumentForm(
                        "csw-atom-" + wanted.language().code(),
                        (found, origin) -> bytes(AtomWriter.entry(described(found, origin), wanted.language())));
            case CSW_2, CSW_3 -> new DocumentForm(name(wanted), (found, origin) -> cswRecord(found, origin, wanted));
        };
    }

    private static @Nullable String name(Wanted wanted) {
        return wanted.elements().isEmpty()
                ? "csw-" + wanted.version() + "-" + wanted.schema() + "-" + wanted.set() + "-"
                        + wanted.language().code()
                : null;
    }

    private DocumentForm iso(Format format, ElementSet set) {
        DocumentForm whole = forms.of(format);
        return set == ElementSet.FULL
                ? whole
                : new DocumentForm(
                        whole.name() + "-" + set,
                        (found, origin) -> bytes(IsoElementSet.of(
                                text(RecordForms.embedded(whole.writer().write(found, origin))), set)));
    }

    /** As it came, where it came so and is wanted whole. */
    private byte[] cswRecord(CatalogueRecord found, @Nullable HarvestedDocument origin, Wanted wanted) {
        boolean isWhole = wanted.schema() == OutputSchema.CSW_2
                && wanted.set() == ElementSet.FULL
                && wanted.elements().isEmpty();
        return (isWhole ? forms.original(found, origin, "csw-record") : Optional.<byte[]>empty())
                .orElseGet(() -> bytes(RecordWriter.write(
                        wanted.version(),
                        described(found, origin),
                        wanted.set(),
                        wanted.elements(),
                        wanted.language())));
    }

    private RecordWriter.Described described(CatalogueRecord found, @Nullable HarvestedDocument origin) {
        return new RecordWriter.Described(
                found.record(), publications.of(found), identifier(found, origin), found.changedAt());
    }

    /** The one by which others know it: that of its document, else what its description calls itself, else its own id. */
    static String identifier(CatalogueRecord found, @Nullable HarvestedDocument origin) {
        String own = origin == null ? null : origin.documentId();
        if (own != null && !own.isBlank()) {
            return own;
        }
        String described = found.record().metadata().identifier();
        return described != null && !described.isBlank() ? described : found.id();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(EmbeddedDocument document) {
        return new String(document.bytes(), document.from(), document.to() - document.from(), StandardCharsets.UTF_8);
    }
}
