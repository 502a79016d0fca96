/**
 * Thesauri and their concepts (SKOS): those built in and those an administrator loads, versioned, replaced without losing
 * what is used; suggestions while one types; words matched to concepts. Knows nothing of records: whoever uses concepts
 * tells how much through {@link org.estran.app.vocabularies.ConceptUses}. Reads the forms of thesauri through
 * {@code lib/vocabularies}, and never asks another system for one.
 */
@ApplicationModule(
        displayName = "Vocabularies",
        allowedDependencies = {"home", "pages", "commands"})
@NullMarked
package org.estran.app.vocabularies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
