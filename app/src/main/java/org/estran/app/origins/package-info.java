/**
 * Where records that were not made here came from. Owns the documents that describe them, byte for byte with their
 * digest, and which record each describes ({@code harvested_document}, {@code harvested_original}); reads documents of
 * every format into records. Fetches nothing and decides nothing about a record: the rooms above, which bring documents
 * in, say what becomes of them.
 */
@ApplicationModule(
        displayName = "Origins",
        allowedDependencies = {"catalogue"})
@NullMarked
package org.estran.app.origins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
