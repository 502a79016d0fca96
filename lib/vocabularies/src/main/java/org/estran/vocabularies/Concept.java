package org.estran.vocabularies;

import java.util.List;
import java.util.Map;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A concept of a vocabulary (SKOS §3).
 *
 * @param notation its code; unique in the vocabulary, fit to stand in an address: letters, digits and {@code . _ ~ : + -}
 * @param uri its address, or whatever identifies it; only {@code http} and {@code https} may be made a link of
 * @param label the preferred label in each language; {@code und} where the vocabulary does not say which
 * @param other alternative labels by language, the code as the vocabulary writes it among them
 * @param definition empty in the tables we ship, which copy none
 * @param broader notations of the concepts above it in the same vocabulary
 * @param links to concepts of this and other vocabularies
 * @param replacedBy the address of what took its place
 */
public record Concept(
        String notation,
        String uri,
        LocalizedText label,
        Map<String, List<String>> other,
        LocalizedText definition,
        List<String> broader,
        List<ConceptLink> links,
        boolean deprecated,
        @Nullable String replacedBy) {

    public Concept {
        other = Map.copyOf(other);
        broader = List.copyOf(broader);
        links = List.copyOf(links);
    }
}
