package org.estran.app.vocabularies.web;

import java.util.Optional;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.vocabularies.ConceptLink;

/** A link of a concept, and what it leads to where that is held here. */
public record ShownLink(ConceptLink link, Optional<HeldConcept> target) {

    /** Where it leads: a page here, an address of the web, or nowhere one can go. */
    public Optional<String> address() {
        return target.map(HeldConcept::address).or(() -> web(link.uri()));
    }

    /** The address, if it is one of the web: others (javascript:) are no links. */
    public static Optional<String> web(String uri) {
        return uri.matches("(?i)https?://[^\\s]+") ? Optional.of(uri) : Optional.empty();
    }
}
