/**
 * The observations of each record as a collection under {@code /ogc/collections}: its features by OGC API Features, part 1
 * (17-069r4), and their values by OGC API Environmental Data Retrieval 1.1 (19-086r6). Rows come from the store of
 * {@code observations}, which says who may have them.
 */
@NullMarked
package org.estran.app.dissemination.observed;

import org.jspecify.annotations.NullMarked;
