package org.estran.records;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A place on the Earth in degrees, WGS 84, longitude first; {@code [longitude, latitude]} in JSON, as in GeoJSON (RFC
 * 7946, section 3.1.1).
 *
 * @throws IllegalArgumentException when the longitude is outside −180..180 or the latitude outside −90..90
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"longitude", "latitude"})
public record Position(double longitude, double latitude) {

    public Position {
        if (!(longitude >= -180 && longitude <= 180) || !(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException("not a place on the Earth: " + longitude + ", " + latitude);
        }
    }
}
