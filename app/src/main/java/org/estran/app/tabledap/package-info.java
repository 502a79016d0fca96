/**
 * Published observations as tables at ERDDAP's addresses: each record that has some is a dataset of tabledap, under the
 * record's id, with ERDDAP's lists and searches of them. Owns
 * the wishes of those who want to be told of changes ({@code subscriptions}) and nothing else: rows come from the store of {@code observations},
 * which says who may have them. What a request means and how a table is written is {@code org.estran.opendap.tabledap}'s.
 */
@ApplicationModule(
        displayName = "tabledap",
        allowedDependencies = {"accounts", "catalogue", "jobs", "observations :: store", "pages"})
@NullMarked
package org.estran.app.tabledap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
