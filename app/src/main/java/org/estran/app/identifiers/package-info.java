/**
 * Digital object identifiers: reserving one for a record and making it findable, hidden or up to date at DataCite, by
 * its REST API (JSON:API) through durable jobs. Owns the tables {@code doi} and {@code doi_check}; believes only what DataCite answered when
 * read back. Never composes metadata: it is handed the attributes. With no account configured it gives rehearsal DOIs
 * under 10.5072 and never uses the network.
 */
@ApplicationModule(
        displayName = "Identifiers",
        allowedDependencies = {"jobs", "home"})
@NullMarked
package org.estran.app.identifiers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
