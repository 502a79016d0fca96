/** The rows of harvests: plain SQL that SQLite and PostgreSQL both speak. */
@NullMarked
package org.estran.app.harvests.store;

import org.jspecify.annotations.NullMarked;
