package org.estran.filters;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which coordinate of a query comes first, by the name of its reference system, as clients of catalogues practise it:
 *
 * <ul>
 *   <li>{@code urn:ogc:def:crs:EPSG::4326} in any of its spellings ({@code urn:x-ogc:…}, with a version, the address
 *       {@code http://www.opengis.net/def/crs/EPSG/0/4326}): latitude first, as the authority says
 *   <li>{@code EPSG:4326} and {@code http://www.opengis.net/gml/srs/epsg.xml#4326}: longitude first, as GML 2 had it
 *   <li>{@code CRS:84} in any of its spellings: longitude first
 *   <li>none: latitude first in a filter, which is the default of CSW; where that is no place on the Earth, longitude first
 * </ul>
 *
 * EPSG 4258 (ETRS89), 4979 and 4269 (NAD83) lie within a metre or two of WGS 84 and are taken for it.
 */
public enum AxisOrder {
    LONGITUDE_FIRST,
    LATITUDE_FIRST,
    UNSTATED;

    private static final String GEOGRAPHIC = "(4326|4258|4979|4269)";
    private static final Pattern AUTHORITY = Pattern.compile(
            "(urn:(x-)?ogc:def:crs:epsg:[0-9.]*:|https?://(www\\.)?opengis\\.net/def/crs/epsg/[0-9.]+/)" + GEOGRAPHIC);
    private static final Pattern SHORT =
            Pattern.compile("(epsg:|https?://(www\\.)?opengis\\.net/gml/srs/epsg\\.xml#)" + GEOGRAPHIC);
    private static final Pattern CRS_84 = Pattern.compile(
            "(urn:(x-)?ogc:def:crs:(ogc|crs):[0-9.]*:|https?://(www\\.)?opengis\\.net/def/crs/ogc/[0-9.]+/|ogc:|crs:|urn:ogc:def:crs:crs::)(crs)?:?84h?");

    /**
     * @throws FilterException for any other reference system
     */
    public static AxisOrder of(@Nullable String reference) throws FilterException {
        if (reference == null || reference.isBlank()) {
            return UNSTATED;
        }
        String name = reference.strip().toLowerCase(Locale.ROOT);
        if (AUTHORITY.matcher(name).matches()) {
            return LATITUDE_FIRST;
        }
        if (SHORT.matcher(name).matches() || CRS_84.matcher(name).matches()) {
            return LONGITUDE_FIRST;
        }
        throw new FilterException("The reference system " + Quoted.of(reference)
                + " is not known here; use urn:ogc:def:crs:EPSG::4326 (latitude first) or"
                + " urn:ogc:def:crs:OGC:1.3:CRS84 (longitude first).");
    }
}
