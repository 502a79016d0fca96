/**
 * The Catalogue Service for the Web: 2.0.2 (OGC 07-006r1, clause 10) with the ISO metadata profile (OGC 07-045), and 3.0.0
 * (OGC 12-176r7) with OpenSearch (OGC 10-032r8). Reads requests from key-value pairs and from XML into records, and writes
 * the answers. Knows no catalogue: who answers gives the records.
 */
@NullMarked
package org.estran.ows.csw;

import org.jspecify.annotations.NullMarked;
