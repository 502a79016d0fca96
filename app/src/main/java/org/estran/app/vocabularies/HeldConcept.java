package org.estran.app.vocabularies;

import java.time.Instant;
import org.estran.vocabularies.Concept;
import org.jspecify.annotations.Nullable;

/**
 * A concept of a vocabulary held here.
 *
 * @param goneAt when a newer version of the vocabulary no longer had it
 * @param hasNarrower whether something stands below it
 */
public record HeldConcept(
        String vocabulary, Concept concept, @Nullable Instant goneAt, boolean hasNarrower) {

    /** Its page here. */
    public String address() {
        return "/vocabularies/" + vocabulary + "/" + concept.notation();
    }
}
