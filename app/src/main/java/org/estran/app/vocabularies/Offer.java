package org.estran.app.vocabularies;

import java.util.Optional;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.Concept;

/**
 * A concept offered to whoever fills a field.
 *
 * @param matched the label that answers what was typed: not always the preferred one
 * @param broader what the first concept above it is called
 */
public record Offer(Vocabulary vocabulary, Concept concept, String matched, Optional<LocalizedText> broader) {

    /** The concept's page here. */
    public String page() {
        return "/vocabularies/" + vocabulary.name() + "/" + concept.notation();
    }
}
