package org.estran.records;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.estran.terms.BoundingBox;

/**
 * Where, more closely than a box: a geometry of GeoJSON (RFC 7946), WGS 84 longitude and latitude. A geometry of several
 * parts is several shapes. That a polygon is simple is not asked: what is published elsewhere is not always so.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Shape.Point.class, name = "Point"),
    @JsonSubTypes.Type(value = Shape.Line.class, name = "LineString"),
    @JsonSubTypes.Type(value = Shape.Polygon.class, name = "Polygon")
})
public sealed interface Shape {

    /** Every position of it, in order. */
    Stream<Position> positions();

    /** The smallest box that holds it, where it does not cross the antimeridian. */
    default BoundingBox box() {
        DoubleSummaryStatistics longitudes =
                positions().mapToDouble(Position::longitude).summaryStatistics();
        DoubleSummaryStatistics latitudes =
                positions().mapToDouble(Position::latitude).summaryStatistics();
        return new BoundingBox(longitudes.getMin(), latitudes.getMin(), longitudes.getMax(), latitudes.getMax());
    }

    record Point(Position coordinates) implements Shape {
        @Override
        public Stream<Position> positions() {
            return Stream.of(coordinates);
        }
    }

    /** A track: at least two positions. */
    record Line(List<Position> coordinates) implements Shape {
        public Line {
            coordinates = List.copyOf(coordinates);
            if (coordinates.size() < 2) {
                throw new IllegalArgumentException("a line has at least two positions");
            }
        }

        @Override
        public Stream<Position> positions() {
            return coordinates.stream();
        }
    }

    /** Rings of at least four positions, the last equal to the first; the first ring is the outside, others are holes. */
    record Polygon(List<List<Position>> coordinates) implements Shape {
        public Polygon {
            coordinates = coordinates.stream().map(List::copyOf).toList();
            if (coordinates.isEmpty() || !coordinates.stream().allMatch(Polygon::isRing)) {
                throw new IllegalArgumentException("a polygon has closed rings of at least four positions");
            }
        }

        private static boolean isRing(List<Position> ring) {
            return ring.size() >= 4 && ring.getFirst().equals(ring.getLast());
        }

        @Override
        public Stream<Position> positions() {
            return coordinates.getFirst().stream();
        }
    }
}
