/**
 * The catalogue by OGC API Records, part 1 (20-004r1), with the core of OGC API Features, part 1 (17-069r4), and filters
 * by part 3 (19-079r2) in CQL2: landing page, conformance, API definition, the whole catalogue and one for each project,
 * their records, queryables, sortables, facets, and catalogues of links alone to crawl. Each as JSON and as a page.
 * Asks the catalogue within a {@link org.estran.app.projects.Scope}; decides nothing about a record.
 */
@NullMarked
package org.estran.app.dissemination.records;

import org.jspecify.annotations.NullMarked;
