package org.estran.app.dissemination.csw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Formats;
import org.estran.app.dissemination.Publications;
import org.estran.app.imports.HarvestedDocument;
import org.estran.app.imports.Imports;
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
class Views {

    private final Formats formats;
    private final Publications publications;
    private final Imports imports;
    private final Holdings holdings;

    Views(Formats formats, Publications publications, Imports imports, Holdings holdings) {
        this.formats = formats;
        this.publications = publications;
        this.imports = imports;
        this.holdings = holdings;
    }

    /** How records are wanted. */
    record Wanted(CswVersion version, OutputSchema schema, ElementSet set, List<String> elements, Language language) {}

    List<EmbeddedDocument> of(List<CatalogueRecord> records, Wanted wanted) {
        Map<String, HarvestedDocument> origins = holdings.origins(records);
        List<EmbeddedDocument> views = new ArrayList<>(records.size());
        for (CatalogueRecord record : records) {
            views.add(of(record, origins.get(record.id()), wanted));
        }
        return views;
    }

    private EmbeddedDocument of(CatalogueRecord found, @Nullable HarvestedDocument origin, Wanted wanted) {
        return switch (wanted.schema()) {
            case CSW_2, CSW_3 -> cswRecord(found, origin, wanted);
            case ATOM -> embedded(AtomWriter.entry(described(found, origin), wanted.language()));
            case GMD -> iso(found, origin, Format.ISO19139, wanted.set());
            case MDB -> iso(found, origin, Format.ISO19115_3, wanted.set());
            case DCAT -> written(found, Format.DCAT_RDF);
        };
    }

    private EmbeddedDocument cswRecord(CatalogueRecord found, @Nullable HarvestedDocument origin, Wanted wanted) {
        if (isOwn(found, origin, wanted)) {
            Optional<EmbeddedDocument> own = imports.original(found.id()).flatMap(EmbeddedDocument::of);
            if (own.isPresent()) {
                return own.get();
            }
        }
        return embedded(RecordWriter.write(
                wanted.version(), described(found, origin), wanted.set(), wanted.elements(), wanted.language()));
    }

    /** A record that came as {@code csw:Record} of 2.0.2 is full as it is. */
    private static boolean isOwn(CatalogueRecord found, @Nullable HarvestedDocument origin, Wanted wanted) {
        return origin != null
                && origin.format().equals("csw-record")
                && origin.isFollowedBy(found)
                && wanted.schema() == OutputSchema.CSW_2
                && wanted.set() == ElementSet.FULL
                && wanted.elements().isEmpty();
    }

    private EmbeddedDocument iso(
            CatalogueRecord found, @Nullable HarvestedDocument origin, Format format, ElementSet set) {
        EmbeddedDocument whole = original(found, origin, format).orElseGet(() -> written(found, format));
        return set == ElementSet.FULL ? whole : embedded(IsoElementSet.of(text(whole), set));
    }

    private Optional<EmbeddedDocument> original(
            CatalogueRecord found, @Nullable HarvestedDocument origin, Format format) {
        return origin != null && origin.format().equals(format.word()) && origin.isFollowedBy(found)
                ? imports.original(found.id()).flatMap(EmbeddedDocument::of)
                : Optional.empty();
    }

    private EmbeddedDocument written(CatalogueRecord found, Format format) {
        return EmbeddedDocument.of(formats.write(found, format, Language.EN))
                .orElseThrow(() -> new IllegalStateException("what was written for " + found.id() + " has no root"));
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

    private static EmbeddedDocument embedded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new EmbeddedDocument(bytes, 0, bytes.length);
    }

    private static String text(EmbeddedDocument document) {
        return new String(document.bytes(), document.from(), document.to() - document.from(), StandardCharsets.UTF_8);
    }
}
