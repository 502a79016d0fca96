package org.estran.crosswalks.documents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.estran.crosswalks.DataCiteReader;
import org.estran.crosswalks.DataCiteXmlReader;
import org.estran.crosswalks.DublinCoreReader;
import org.estran.crosswalks.OgcRecordReader;
import org.estran.crosswalks.Reading;
import org.estran.crosswalks.SchemaOrgReader;
import org.estran.crosswalks.dcat.DcatReader;
import org.estran.crosswalks.dcat.RdfSyntax;

/** The formats that are read here; a document is taken for the first whose marks its head bears. */
public enum DocumentFormat {
    DATACITE_XML("<(?s:.*)datacite\\.org/schema/kernel-", document -> List.of(DataCiteXmlReader.read(document))),
    DCAT_RDF("<(?s:.*)(?:w3\\.org/ns/dcat#|<rdf:RDF)", document -> DcatReader.read(document, RdfSyntax.RDF_XML)),
    DC("<(?s:.*)purl\\.org/dc/(?:elements|terms)", document -> List.of(DublinCoreReader.read(document))),
    // Before those whose names occur in its links.
    OGC_RECORD("\\{(?s:.*)\"type\"\\s*:\\s*\"Feature\"", document -> List.of(OgcRecordReader.read(document))),
    DCAT_JSONLD("[\\[{](?s:.*)(?:w3\\.org/ns/dcat#|\"dcat:)", document -> DcatReader.read(document, RdfSyntax.JSON_LD)),
    SCHEMA_ORG("[\\[{](?s:.*)schema\\.org", document -> List.of(SchemaOrgReader.read(document))),
    DATACITE_JSON("\\{(?s:.*)\"(?:creators|titles|attributes)\"", document -> List.of(DataCiteReader.read(document))),
    DCAT_TTL("(?:#|@prefix|@base|PREFIX|BASE)", document -> DcatReader.read(document, RdfSyntax.TURTLE));

    /** As much is looked at to tell what a document is. */
    private static final int HEAD = 20_000;

    private final Pattern mark;
    private final Function<byte[], List<Reading>> reader;

    DocumentFormat(String mark, Function<byte[], List<Reading>> reader) {
        this.mark = Pattern.compile(mark);
        this.reader = reader;
    }

    /** Empty where the head bears no mark that is known. */
    public static Optional<DocumentFormat> of(byte[] document) {
        String head = new String(document, 0, Math.min(document.length, HEAD), StandardCharsets.UTF_8)
                .replaceFirst("^\\uFEFF", "")
                .strip();
        return Arrays.stream(values())
                .filter(format -> format.mark.matcher(head).lookingAt())
                .findFirst();
    }

    /** The records of the document, or why there is none. */
    public List<Reading> read(byte[] document) {
        return reader.apply(document);
    }

    /** The records of a document of any format, or why there is none. */
    public static List<Reading> readAny(byte[] document) {
        return of(document)
                .map(format -> format.read(document))
                .orElseGet(() -> List.of(new Reading.Refused(
                        "not-this-format", "The document bears the mark of no format that is read here.")));
    }
}
