/** The rows of imports: plain SQL that SQLite and PostgreSQL both speak. */
@NullMarked
package org.estran.app.imports.store;

import org.jspecify.annotations.NullMarked;
