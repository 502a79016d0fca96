/** The rows of producers: plain SQL that SQLite and PostgreSQL both speak. */
@NullMarked
package org.estran.app.producers.store;

import org.jspecify.annotations.NullMarked;
