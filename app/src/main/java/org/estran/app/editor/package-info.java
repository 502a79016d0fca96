/**
 * Writing the description of what is published or merely described here: moderators and administrators make and correct
 * records of any kind, see what changed and by whom, and bring an earlier state back. Owns no rows: the catalogue keeps
 * records and their history, {@code description} knows the form. Nothing typed is lost when two people edit at once.
 */
@ApplicationModule(
        displayName = "Editor",
        allowedDependencies = {"accounts", "catalogue", "description", "pages"})
@NullMarked
package org.estran.app.editor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
