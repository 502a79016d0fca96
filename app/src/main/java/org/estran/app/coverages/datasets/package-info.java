/**
 * What of a published record programs read as data: each of its data files, and its files together where they make one. Indexed
 * once they are published, so that lists and headers open no file; opened for whoever {@code access} lets read them. Knows no
 * protocol and nothing of HTTP.
 */
@NamedInterface("datasets")
@NullMarked
package org.estran.app.coverages.datasets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
