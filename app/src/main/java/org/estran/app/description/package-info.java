/**
 * The description of a thing as people write it: a form by task for every kind of record, what is wrong or missing in it,
 * and how two states of it differ. Knows neither who writes nor where it is kept, so that a deposit and the editor of what
 * is published share one form. The parts are those of ISO 19115-1 as {@link org.estran.records.MetadataRecord} names them;
 * what is required is read from DataCite 4.7 and ISO 19115-1.
 */
@ApplicationModule(
        displayName = "Description",
        allowedDependencies = {"pages"})
@NullMarked
package org.estran.app.description;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
