/** The rows of documents: plain SQL that SQLite and PostgreSQL both speak. */
@NamedInterface("store")
@NullMarked
package org.estran.app.origins.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
