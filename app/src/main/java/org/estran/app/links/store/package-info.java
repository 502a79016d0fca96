/** The rows of links: plain SQL that SQLite and PostgreSQL both speak. */
@NullMarked
package org.estran.app.links.store;

import org.jspecify.annotations.NullMarked;
