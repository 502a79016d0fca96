package org.estran.app.observations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.estran.filters.FilterException;
import org.estran.records.Position;
import org.estran.records.Shape;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Boxes and shapes on a grid of whole degrees, where they often touch, beside what JTS says of them. */
class PlaceSqlTest {

    private static final GeometryFactory JTS = new GeometryFactory();

    private final Random random = new Random(9);

    private int any(int bound) {
        return random.nextInt(bound);
    }

    private Position position() {
        return new Position(any(21) - 10, any(21) - 10);
    }

    /** Rings that are convex, or stars: none crosses itself. */
    private List<Position> ring(double x, double y, double size) {
        int corners = 3 + any(6);
        List<Position> ring = new ArrayList<>();
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double far = size * (0.4 + 0.6 * random.nextDouble());
            ring.add(new Position(
                    Math.round((x + far * Math.cos(angle)) * 64) / 64.0,
                    Math.round((y + far * Math.sin(angle)) * 64) / 64.0));
        }
        ring.add(ring.getFirst());
        return ring;
    }

    private Shape shape() {
        return switch (any(4)) {
            case 0 -> new Shape.Point(position());
            case 1 ->
                new Shape.Line(
                        IntStream.range(0, 2 + any(4)).mapToObj(i -> position()).toList());
            case 2 -> new Shape.Polygon(List.of(ring(any(9) - 4, any(9) - 4, 6)));
            default -> {
                double x = any(9) - 4;
                double y = any(9) - 4;
                List<Position> square = List.of(
                        new Position(x - 6, y - 6),
                        new Position(x + 6, y - 6),
                        new Position(x + 6, y + 6),
                        new Position(x - 6, y + 6),
                        new Position(x - 6, y - 6));
                yield new Shape.Polygon(List.of(square, ring(x, y, 5)));
            }
        };
    }

    private static Coordinate[] coordinates(List<Position> way) {
        return way.stream()
                .map(at -> new Coordinate(at.longitude(), at.latitude()))
                .toArray(Coordinate[]::new);
    }

    private static Geometry jts(Shape shape) {
        return switch (shape) {
            case Shape.Point(Position at) -> JTS.createPoint(new Coordinate(at.longitude(), at.latitude()));
            case Shape.Line(List<Position> way) -> JTS.createLineString(coordinates(way));
            case Shape.Polygon(List<List<Position>> rings) ->
                JTS.createPolygon(
                        JTS.createLinearRing(coordinates(rings.getFirst())),
                        rings.stream()
                                .skip(1)
                                .map(ring -> JTS.createLinearRing(coordinates(ring)))
                                .toArray(org.locationtech.jts.geom.LinearRing[]::new));
        };
    }

    @Test
    void whatMeetsAShapeIsWhatJtsSays() throws Exception {
        List<Envelope> boxes = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE feature (n INTEGER, west DOUBLE, east DOUBLE, south DOUBLE, north DOUBLE)");
            for (int i = 0; i < 400; i++) {
                int west = any(21) - 10;
                int south = any(21) - 10;
                boolean isPoint = i % 2 == 0;
                Envelope box = new Envelope(west, west + (isPoint ? 0 : any(6)), south, south + (isPoint ? 0 : any(6)));
                boxes.add(box);
                statement.execute("INSERT INTO feature VALUES (" + i + ", " + box.getMinX() + ", " + box.getMaxX()
                        + ", " + box.getMinY() + ", " + box.getMaxY() + ")");
            }
            statement.execute("INSERT INTO feature VALUES (999, NULL, NULL, NULL, NULL)");
            int met = 0;
            for (int round = 0; round < 300; round++) {
                Shape shape = shape();
                Geometry geometry = jts(shape);
                List<Integer> expected = IntStream.range(0, boxes.size())
                        .filter(i -> geometry.intersects(JTS.toGeometry(boxes.get(i))))
                        .boxed()
                        .toList();
                assertThat(found(connection, new SqlText("").add(PlaceSql.meets(shape))))
                        .as(geometry.toText())
                        .isEqualTo(expected);
                // what has no place is not elsewhere either
                assertThat(found(connection, new SqlText("NOT ").add(PlaceSql.meets(shape))))
                        .hasSize(boxes.size() - expected.size());
                met += expected.size();
            }
            assertThat(met).isGreaterThan(10_000);
        }
    }

    private static List<Integer> found(Connection connection, SqlText clause) throws Exception {
        SqlText sql = new SqlText("SELECT n FROM feature f WHERE ").add(clause).add(" ORDER BY n");
        List<Integer> found = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
        }
        return found;
    }

    @Test
    void aShapeOfTooManySidesIsRefused() {
        Shape coast = new Shape.Line(
                IntStream.range(0, 400).mapToObj(i -> new Position(i / 10.0, 0)).toList());
        assertThatThrownBy(() -> PlaceSql.meets(coast)).isInstanceOf(FilterException.class);
    }
}
