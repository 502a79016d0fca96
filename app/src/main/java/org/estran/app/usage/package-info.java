/**
 * How often a record's page is looked at and its data are fetched, by month, after COUNTER's Code of Practice for Research
 * Data: robots count nothing, and the same again within thirty seconds counts once. Owns {@code usage_month}, which holds
 * numbers and no person; what tells one reader from another is forgotten after those thirty seconds. Serves no page: the
 * rooms above say what was given, and show the figures of whichever records they please.
 */
@ApplicationModule(
        displayName = "Usage",
        allowedDependencies = {})
@NullMarked
package org.estran.app.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
