package org.estran.app.portal.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** The forms a record can be had in besides its page: the word after {@code ?f=}, and the media type. */
public enum Format {
    JSON("json", "application/json", "JSON"),
    SCHEMAORG("schemaorg", "application/ld+json", "schema.org"),
    DATACITE_XML("datacite-xml", "application/vnd.datacite.datacite+xml", "DataCite XML"),
    DATACITE_JSON("datacite-json", "application/vnd.datacite.datacite+json", "DataCite JSON"),
    DC("dc", "application/xml", "Dublin Core"),
    BIBTEX("bibtex", "application/x-bibtex", "BibTeX"),
    RIS("ris", "application/x-research-info-systems", "RIS");

    static final MediaType HTML = MediaType.TEXT_HTML;

    private final String word;
    private final MediaType mediaType;
    private final String label;

    Format(String word, String mediaType, String label) {
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

    /** Its name among people. */
    public String label() {
        return label;
    }

    static Optional<Format> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** What is offered, the page first: of equal wishes the first one wins. */
    static List<MediaType> offered() {
        return Stream.concat(
                        Stream.of(HTML, MediaType.APPLICATION_XHTML_XML),
                        Arrays.stream(values()).map(Format::mediaType))
                .toList();
    }
}
