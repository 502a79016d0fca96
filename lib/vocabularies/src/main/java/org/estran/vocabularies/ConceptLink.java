package org.estran.vocabularies;

/** From a concept to another, by its address (SKOS §8 and §10). */
public record ConceptLink(Kind kind, String uri) {

    /** What the other is to this one. */
    public enum Kind {
        EXACT,
        CLOSE,
        BROAD,
        NARROW,
        RELATED
    }
}
