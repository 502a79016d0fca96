package org.estran.app.origins.reading;

import java.util.List;
import org.estran.crosswalks.documents.DocumentFormat;
import org.estran.records.Identifier;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Documents of every format that is read at all, each with one record in it. */
@Component
public class AnyDocuments {

    private final DocumentReader known = new KnownDocuments();

    public Reading read(byte[] document) {
        Reading reading = known.read(document);
        return reading instanceof Reading.Foreign
                ? DocumentFormat.of(document)
                        .map(format -> read(format, document))
                        .orElse(reading)
                : reading;
    }

    private static Reading read(DocumentFormat format, byte[] document) {
        List<org.estran.crosswalks.Reading> all = format.read(document);
        if (all.isEmpty()) {
            return refused("nothing-described", "");
        }
        return switch (all.getFirst()) {
            case org.estran.crosswalks.Reading.Read read ->
                new Reading.Read(read.record(), word(format), own(read.record()), List.of());
            case org.estran.crosswalks.Reading.Refused refused -> refused(refused.code(), refused.detail());
        };
    }

    private static Reading refused(String code, String detail) {
        return new Reading.Refused(new Reading.Remark(code, 1, 1, "", List.of(detail)));
    }

    private static @Nullable String own(MetadataRecord record) {
        String own = record.metadata().identifier();
        return own != null && !own.isBlank()
                ? own
                : record.identifiers().stream()
                        .map(Identifier::value)
                        .findFirst()
                        .orElse(null);
    }

    /** As the forms of a record are called in addresses. */
    private static String word(DocumentFormat format) {
        return switch (format) {
            case DATACITE_XML -> "datacite-xml";
            case DATACITE_JSON -> "datacite-json";
            case DCAT_RDF -> "dcat-rdf";
            case DCAT_JSONLD -> "dcat-jsonld";
            case DCAT_TTL -> "dcat-ttl";
            case DC -> "dc";
            case SCHEMA_ORG -> "schemaorg";
            case OGC_RECORD -> "geojson";
        };
    }
}
