/**
 * Maps and plots as pure functions: numbers and words in, one SVG 1.1 document out, as text. It owns projections,
 * coastline, graticule, palettes, ticks and the layout of a picture; it never reads a file of data, never asks what a
 * dataset is, and knows no web.
 *
 * <p>Every picture can stand alone or be inlined in a page under a strict Content-Security-Policy: no script, no style
 * attribute, no {@code style} element, no {@code id} (so that several pictures share a page), only presentation
 * attributes. Rasters are PNG in {@code data:} addresses, so the page's policy needs {@code img-src data:}. All text is
 * escaped; {@code role="img"} ({@code group} where there are links), {@code title} and {@code desc} tell those who do
 * not see it.
 *
 * <p>Colours are given as attributes and may be overridden by a page's style sheet through the classes {@code est-sea},
 * {@code est-land}, {@code est-coast}, {@code est-graticule}, {@code est-frame}, {@code est-grid} (hairlines of a
 * plot), {@code est-ink} (titles), {@code est-axis} (axes and their numbers), {@code est-halo}, {@code est-extent},
 * {@code est-point}, {@code est-series-1} to {@code est-series-5}; a dark scheme is a matter of such rules (see
 * {@code dark.css} beside the classes).
 *
 * <p>Longitudes and latitudes are degrees, WGS 84, longitude first; boxes cross the antimeridian when west &gt; east.
 */
@NullMarked
package org.estran.cartography;

import org.jspecify.annotations.NullMarked;
