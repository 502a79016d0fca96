package org.estran.app.catalogue;

import org.estran.terms.LocalizedText;

/**
 * One value of a facet and how many records have it.
 *
 * @param value what to ask with
 * @param label what to show, where the catalogue knows words for it (keywords, networks); else the value itself in both
 *     languages
 * @param count among the records that all <em>other</em> facets of the request let through
 * @param selected whether the request asks for it
 */
public record FacetValue(String value, LocalizedText label, long count, boolean selected) {}
