package org.estran.app.access.contents;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.vector.Geometry;
import org.estran.observations.vector.VectorFeature;
import org.estran.observations.vector.VectorFile;
import org.jspecify.annotations.Nullable;

/**
 * The first layer of features of a GeoPackage (OGC 12-128r18): its rows in the order of their table, geometries as
 * well-known binary. The database is opened read-only and as one that does not change; views are not asked, since what
 * they cost is for their maker to say.
 */
final class GeoPackageFile implements VectorFile {

    private static final int MOST_POSITIONS = 1 << 22;
    private static final int WGS84 = 4326;

    private record Layer(
            String table, String column, int srs, @Nullable String crs) {}

    private final Path path;
    private final Layer layer;

    private GeoPackageFile(Path path, Layer layer) {
        this.path = path;
        this.layer = layer;
    }

    /**
     * @param path of an SQLite database
     * @throws RefusedFile {@link Reason#NOT_RECOGNISED} when it is no GeoPackage with features
     */
    static GeoPackageFile of(Path path) throws IOException {
        try (Connection database = open(path)) {
            return new GeoPackageFile(path, layer(database));
        } catch (SQLException broken) {
            throw refused(broken);
        }
    }

    private static Connection open(Path path) throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:sqlite:" + path.toUri() + "?mode=ro&immutable=1");
        try (Statement statement = database.createStatement()) {
            // A schema somebody else wrote: its own functions and triggers are not to run.
            statement.execute("PRAGMA trusted_schema = OFF");
        } catch (SQLException failed) {
            database.close();
            throw failed;
        }
        return database;
    }

    private static Layer layer(Connection database) throws SQLException, RefusedFile {
        if (!isTable(database, "gpkg_contents") || !isTable(database, "gpkg_geometry_columns")) {
            throw new RefusedFile(Reason.NOT_RECOGNISED, "an SQLite database, and no GeoPackage");
        }
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT g.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id
                        FROM gpkg_geometry_columns g
                        JOIN gpkg_contents c ON c.table_name = g.table_name AND c.data_type = 'features'
                        JOIN sqlite_master m ON m.name = g.table_name AND m.type = 'table'
                          AND m.sql NOT LIKE 'CREATE VIRTUAL%'
                        LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
                        ORDER BY g.rowid LIMIT 1
                        """)) {
            if (!rows.next()) {
                throw new RefusedFile(Reason.NOT_RECOGNISED, "a GeoPackage without a table of features");
            }
            int srs = rows.getInt(3);
            String organisation = rows.getString(4);
            String crs = srs <= 0 || organisation == null ? null : organisation + ":" + rows.getInt(5);
            return new Layer(rows.getString(1), rows.getString(2), srs, crs);
        }
    }

    private static boolean isTable(Connection database, String name) throws SQLException {
        try (PreparedStatement statement =
                database.prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    @Override
    public String format() {
        return "GeoPackage";
    }

    @Override
    public @Nullable String crs() {
        return layer.crs();
    }

    /** 0 is the specification's undefined geographic system. */
    @Override
    public boolean isGeographic() {
        return layer.srs() == WGS84 || layer.srs() == 0;
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        try (Connection database = open(path);
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT * FROM \"" + layer.table().replace("\"", "\"\"") + '"')) {
            ResultSetMetaData columns = rows.getMetaData();
            boolean isWanted = true;
            for (int number = 1; isWanted && rows.next(); number++) {
                isWanted = sink.accept(feature(rows, columns, number));
            }
        } catch (SQLException broken) {
            throw refused(broken);
        }
    }

    private VectorFeature feature(ResultSet rows, ResultSetMetaData columns, int number)
            throws SQLException, RefusedFile {
        Geometry geometry = null;
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int c = 1; c <= columns.getColumnCount(); c++) {
            String name = columns.getColumnName(c);
            if (name.equalsIgnoreCase(layer.column())) {
                byte[] blob = rows.getBytes(c);
                geometry = blob == null ? null : geometry(blob, number);
                continue;
            }
            Object value = rows.getObject(c);
            if (value != null) {
                attributes.put(name, value instanceof byte[] ? "…" : value.toString());
            }
        }
        return new VectorFeature(geometry, attributes);
    }

    /** The header of a GeoPackage's geometry (2.1.3), then well-known binary. */
    private static @Nullable Geometry geometry(byte[] blob, int number) throws RefusedFile {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(blob);
            if (bytes.get() != 'G' || bytes.get() != 'P') {
                throw new RefusedFile(Reason.BROKEN, "row " + number + " has no geometry of a GeoPackage");
            }
            bytes.get();
            int flags = bytes.get();
            int envelope = flags >> 1 & 7;
            bytes.position(8 + (envelope == 0 ? 0 : envelope == 1 ? 32 : envelope == 4 ? 64 : 48));
            List<double[]> parts = new ArrayList<>();
            Geometry.Kind kind = wellKnown(bytes, parts, number, 0);
            return parts.isEmpty() ? null : new Geometry(kind, parts);
        } catch (BufferUnderflowException | IllegalArgumentException ends) {
            throw new RefusedFile(Reason.BROKEN, 0, "the geometry of row " + number + " ends too early", ends);
        }
    }

    private static Geometry.Kind wellKnown(ByteBuffer bytes, List<double[]> parts, int number, int depth)
            throws RefusedFile {
        bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int code = bytes.getInt();
        int more = code / 1000 == 0 ? 0 : code / 1000 == 3 ? 2 : 1;
        switch (code % 1000) {
            case 1 -> {
                double[] place = positions(bytes, 1, more);
                // An empty point is one of NaN.
                if (!Double.isNaN(place[0])) {
                    parts.add(place);
                }
                return Geometry.Kind.POINTS;
            }
            case 2 -> {
                parts.add(positions(bytes, bytes.getInt(), more));
                return Geometry.Kind.LINES;
            }
            case 3 -> {
                int rings = bytes.getInt();
                for (int ring = 0; ring < rings; ring++) {
                    parts.add(positions(bytes, bytes.getInt(), more));
                }
                return Geometry.Kind.POLYGONS;
            }
            case 4, 5, 6, 7 -> {
                return several(bytes, parts, number, depth);
            }
            default ->
                throw new RefusedFile(
                        Reason.UNSUPPORTED, "the geometry of row " + number + " is of the type " + code % 1000);
        }
    }

    private static Geometry.Kind several(ByteBuffer bytes, List<double[]> parts, int number, int depth)
            throws RefusedFile {
        if (depth > 16) {
            throw new RefusedFile(Reason.UNSUPPORTED, "the geometry of row " + number + " is nested too deep");
        }
        int count = bytes.getInt();
        Geometry.Kind kind = null;
        for (int i = 0; i < count; i++) {
            Geometry.Kind next = wellKnown(bytes, parts, number, depth + 1);
            kind = kind == null || kind == next ? next : Geometry.Kind.MIXED;
        }
        return kind == null ? Geometry.Kind.MIXED : kind;
    }

    private static double[] positions(ByteBuffer bytes, int count, int more) {
        if (count < 0 || count > MOST_POSITIONS || count > bytes.remaining() / (16 + 8 * more)) {
            throw new IllegalArgumentException("so many positions are not there: " + count);
        }
        double[] positions = new double[2 * count];
        for (int i = 0; i < count; i++) {
            positions[2 * i] = bytes.getDouble();
            positions[2 * i + 1] = bytes.getDouble();
            bytes.position(bytes.position() + 8 * more);
        }
        return positions;
    }

    private static RefusedFile refused(SQLException broken) {
        return new RefusedFile(Reason.BROKEN, 0, "the database cannot be read: " + broken.getMessage(), broken);
    }
}
