package org.estran.vocabularies.writing;

import java.util.Arrays;
import java.util.Optional;

/** The forms of RDF that SKOS is written in. */
public enum SkosForm {
    TURTLE("ttl", "Turtle", "text/turtle"),
    JSON_LD("jsonld", "JSON-LD", "application/ld+json"),
    RDF_XML("rdf", "RDF/XML", "application/rdf+xml");

    private final String word;
    private final String title;
    private final String mediaType;

    SkosForm(String word, String title, String mediaType) {
        this.word = word;
        this.title = title;
        this.mediaType = mediaType;
    }

    /** By its word. */
    public static Optional<SkosForm> of(String word) {
        return Arrays.stream(values()).filter(form -> form.word.equals(word)).findFirst();
    }

    /** How it is asked for in an address; the ending of a file's name. */
    public String word() {
        return word;
    }

    /** What it is called, in any language. */
    public String title() {
        return title;
    }

    public String mediaType() {
        return mediaType;
    }
}
