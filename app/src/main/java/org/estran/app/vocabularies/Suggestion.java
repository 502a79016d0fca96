package org.estran.app.vocabularies;

import org.estran.vocabularies.Concept;

/**
 * A concept suggested for what was typed.
 *
 * @param matched the label that answers it: not always the preferred one
 */
public record Suggestion(Concept concept, String matched) {}
