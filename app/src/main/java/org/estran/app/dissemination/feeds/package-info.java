/**
 * What crawlers and portals read of the whole catalogue or of a part of it: the DCAT feed, sitemaps, {@code robots.txt}, and
 * the list of the interfaces there are.
 */
@NullMarked
package org.estran.app.dissemination.feeds;

import org.jspecify.annotations.NullMarked;
