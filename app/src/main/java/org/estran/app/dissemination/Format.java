package org.estran.app.dissemination;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.crosswalks.documents.Dialect;
import org.springframework.http.MediaType;

/**
 * The forms a record can be had in besides its page: the word after {@code ?f=}, the media type, and the profile (RFC
 * 6906) that says what the media type alone does not.
 */
public enum Format {
    JSON("json", "application/json", "JSON"),
    SCHEMAORG("schemaorg", "application/ld+json", "schema.org", "https://schema.org/"),
    DATACITE_XML("datacite-xml", "application/vnd.datacite.datacite+xml", "DataCite XML", Format.DATACITE),
    DATACITE_JSON("datacite-json", "application/vnd.datacite.datacite+json", "DataCite JSON", Format.DATACITE),
    DCAT_TTL("dcat-ttl", "text/turtle", "DCAT-AP (Turtle)", Format.GEODCAT),
    DCAT_JSONLD("dcat-jsonld", "application/ld+json", "DCAT-AP (JSON-LD)", Format.GEODCAT),
    DCAT_RDF("dcat-rdf", "application/rdf+xml", "DCAT-AP (RDF/XML)", Format.GEODCAT),
    DC("dc", "application/xml", "Dublin Core", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
    GEOJSON(
            "geojson",
            "application/geo+json",
            "OGC API Records",
            "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core"),
    ISO19139("iso19139", "application/vnd.iso.19139+xml", "ISO 19139", "http://www.isotc211.org/2005/gmd"),
    ISO19115_3(
            "iso19115-3",
            "application/vnd.iso.19115-3+xml",
            "ISO 19115-3",
            "http://standards.iso.org/iso/19115/-3/mdb/2.0"),
    BIBTEX("bibtex", "application/x-bibtex", "BibTeX"),
    RIS("ris", "application/x-research-info-systems", "RIS"),
    CSL("csl", "application/vnd.citationstyles.csl+json", "CSL-JSON");

    private static final String DATACITE = "http://datacite.org/schema/kernel-4";
    private static final String GEODCAT = "http://data.europa.eu/930/";

    public static final MediaType HTML = MediaType.TEXT_HTML;

    private final String word;
    private final MediaType mediaType;
    private final String label;
    private final String profile;

    Format(String word, String mediaType, String label) {
        this(word, mediaType, label, "");
    }

    Format(String word, String mediaType, String label, String profile) {
        this.profile = profile;
        this.word = word;
        this.mediaType = MediaType.parseMediaType(mediaType);
        this.label = label;
    }

    public String word() {
        return word;
    }

    public MediaType mediaType() {
        return mediaType;
    }

    /** The address of its profile; empty where the media type says it all. */
    public String profile() {
        return profile;
    }

    /** Its name among people. */
    public String label() {
        return label;
    }

    /** The dialect it is written in; empty for the record's own JSON, which says all. */
    public Optional<Dialect> dialect() {
        return switch (this) {
            case JSON -> Optional.empty();
            case SCHEMAORG -> Optional.of(Dialect.SCHEMA_ORG);
            case DATACITE_XML, DATACITE_JSON -> Optional.of(Dialect.DATACITE);
            case DCAT_TTL, DCAT_JSONLD, DCAT_RDF -> Optional.of(Dialect.DCAT);
            case DC -> Optional.of(Dialect.DUBLIN_CORE);
            case GEOJSON -> Optional.of(Dialect.OGC_RECORD);
            case ISO19139 -> Optional.of(Dialect.ISO_19139);
            case ISO19115_3 -> Optional.of(Dialect.ISO_19115_3);
            case BIBTEX, RIS, CSL -> Optional.of(Dialect.REFERENCE);
        };
    }

    /** Whether readers of either language get the same, from what a harvester may ask for as well. */
    boolean isOneForAll() {
        return switch (this) {
            case JSON, SCHEMAORG, BIBTEX, RIS, CSL -> false;
            case DATACITE_XML, DATACITE_JSON, DCAT_TTL, DCAT_JSONLD, DCAT_RDF, DC, GEOJSON, ISO19139, ISO19115_3 ->
                true;
        };
    }

    public static Optional<Format> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    public static List<Format> all() {
        return List.of(values());
    }
}
