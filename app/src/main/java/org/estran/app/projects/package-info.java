/**
 * Projects and data centres: parts of the catalogue that have a name, colours, a logo and doors of their own. Owns what
 * people say of a project, the charter of a data centre, and which records are its own, as a {@link org.estran.filters.Filter} over the words of the
 * catalogue; a record knows nothing of its projects. Serves no protocol and shows no
 * record: the doors and the pages above take a {@link org.estran.app.projects.Scope} and ask the catalogue within it.
 */
@ApplicationModule(
        displayName = "Projects",
        allowedDependencies = {"home", "pages", "accounts", "catalogue", "identifiers"})
@NullMarked
package org.estran.app.projects;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
