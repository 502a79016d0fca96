/**
 * The organisations that produced what is described here: a public page for each, with its records, how whole their
 * descriptions are, which of their links are dead, when they were harvested last, and a way to write to it that shows no
 * address; and a list of them. Owns what staff say of a producer (names, a logo, a contact), what visitors wrote, and the
 * figures of each, which follow the changes of records and their use so that no page counts records; everything else it asks
 * the rooms below. A producer is known by the name that records give it.
 */
@ApplicationModule(
        displayName = "Producers",
        allowedDependencies = {"accounts", "catalogue", "harvests", "links", "pages", "projects", "usage"})
@NullMarked
package org.estran.app.producers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
