/** The catalogue's rows: plain SQL that SQLite and PostgreSQL both speak, and the facade over rows and index. */
@NullMarked
package org.estran.app.catalogue.store;

import org.jspecify.annotations.NullMarked;
