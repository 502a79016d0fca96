package org.estran.app.vocabularies;

import java.util.List;
import org.estran.terms.LocalizedText;

/** Told by those who use concepts: how much, and where. There may be several, or none. */
public interface ConceptUses {

    /** Something that uses a concept, and the address of its page. */
    record Use(LocalizedText title, String address) {}

    /** How many things use it. */
    long count(HeldConcept concept);

    /** Some of them, the newest first. */
    List<Use> some(HeldConcept concept, int limit);

    /** The address of a page that lists all of them. */
    String address(HeldConcept concept);
}
