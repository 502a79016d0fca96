/** Runs of harvests: pages are fetched and their documents read by several threads, and written page by page by one. */
@NullMarked
package org.estran.app.harvests.runs;

import org.jspecify.annotations.NullMarked;
