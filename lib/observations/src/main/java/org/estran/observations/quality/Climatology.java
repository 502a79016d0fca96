package org.estran.observations.quality;

import java.io.IOException;
import java.util.Optional;

/** What is usual at a place, a depth and a time of the year. */
@FunctionalInterface
public interface Climatology {

    /** Nothing is known. */
    Climatology NONE = (quantity, place) -> Optional.empty();

    /**
     * @param longitude degrees east
     * @param latitude degrees north
     * @param depth metres, downwards
     * @param month 1 to 12
     */
    record Place(double longitude, double latitude, double depth, int month) {}

    /**
     * In the unit of the quantity.
     *
     * @param deviation the standard deviation of single values about the mean
     */
    record Usual(double mean, double deviation) {}

    /** Empty where it says nothing. */
    Optional<Usual> at(Quantity quantity, Place place) throws IOException;
}
