package org.estran.vocabularies;

import java.util.List;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary as it was read.
 *
 * @param name short, fit to stand in an address: letters, digits, dot, underscore, hyphen
 * @param uri the address of the concept scheme or collection
 * @param version as the vocabulary calls it
 * @param findings what was mended while reading: a ring of broader concepts opened, a code given twice...
 */
public record Thesaurus(
        String name,
        @Nullable String uri,
        LocalizedText title,
        @Nullable String version,
        List<Concept> concepts,
        List<Finding> findings) {

    public Thesaurus {
        concepts = List.copyOf(concepts);
        findings = List.copyOf(findings);
    }

    /** The same under another name. */
    public Thesaurus named(String another) {
        return new Thesaurus(another, uri, title, version, concepts, findings);
    }
}
