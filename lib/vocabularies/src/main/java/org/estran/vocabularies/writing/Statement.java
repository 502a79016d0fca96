package org.estran.vocabularies.writing;

/** One statement about a subject: a predicate and what it leads to. */
record Statement(String predicate, Value value) {

    /** What a statement leads to. */
    sealed interface Value {}

    /** A resource, by its address. */
    record Resource(String address) implements Value {}

    /** A text; no language where nobody knows it. */
    record Text(String text, String language) implements Value {}

    /** True or false ({@code xsd:boolean}). */
    record Flag(boolean value) implements Value {}
}
