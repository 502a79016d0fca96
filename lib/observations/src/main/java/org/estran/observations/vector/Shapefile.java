package org.estran.observations.vector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A shapefile: geometry in {@code .shp} (heights and measures are passed over), attributes in {@code .dbf}, the reference
 * system as well-known text in {@code .prj}. Where the last two are missing, so is what they would tell.
 */
final class Shapefile implements VectorFile {

    private static final int HEADER = 100;
    private static final int CODE = 9994;
    private static final int VERSION = 1000;
    private static final int LONGEST = 1 << 27;
    private static final int LONGEST_TEXT = 1 << 16;
    /** The name behind the first bracket, and the code that stands last. */
    private static final Pattern NAME = Pattern.compile("(?s)\\s*(\\w+)\\s*[\\[(]\\s*\"([^\"]*)\".*");

    private static final Pattern AUTHORITY =
            Pattern.compile("(?s).*(?:AUTHORITY|ID)\\[\"EPSG\",\\s*\"?(\\d+)\"?\\s*\\]\\s*\\]\\s*$");

    /** Opens a part of the shapefile; empty where there is none. */
    interface Parts {
        Optional<InputStream> open(String ending) throws IOException;
    }

    private final Parts parts;
    private final @Nullable String wkt;

    Shapefile(Parts parts) throws IOException {
        this.parts = parts;
        this.wkt = text("prj");
    }

    /** Whether the first bytes are those of a {@code .shp}. */
    static boolean isMeant(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] first = in.readNBytes(HEADER);
            return first.length == HEADER
                    && ByteBuffer.wrap(first).getInt() == CODE
                    && ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getInt(28) == VERSION;
        }
    }

    static Shapefile of(Path shp) throws IOException {
        return new Shapefile(ending -> {
            Optional<Path> part = ending.equals("shp") ? Optional.of(shp) : beside(shp, ending);
            return part.isPresent() ? Optional.of(Files.newInputStream(part.get())) : Optional.empty();
        });
    }

    private static Optional<Path> beside(Path shp, String ending) throws IOException {
        Path folder = shp.toAbsolutePath().getParent();
        String name = String.valueOf(shp.getFileName());
        if (folder == null || !name.toLowerCase(Locale.ROOT).endsWith(".shp")) {
            return Optional.empty();
        }
        String wanted = name.substring(0, name.length() - 3) + ending;
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> String.valueOf(p.getFileName()).equalsIgnoreCase(wanted))
                    .findFirst();
        }
    }

    private @Nullable String text(String ending) throws IOException {
        Optional<InputStream> part = parts.open(ending);
        if (part.isEmpty()) {
            return null;
        }
        try (InputStream in = part.get()) {
            return new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8).strip();
        }
    }

    @Override
    public String format() {
        return "Shapefile";
    }

    @Override
    public @Nullable String crs() {
        if (wkt == null) {
            return null;
        }
        Matcher code = AUTHORITY.matcher(wkt);
        Matcher name = NAME.matcher(wkt);
        return code.matches() ? "EPSG:" + code.group(1) : name.matches() ? name.group(2) : wkt;
    }

    @Override
    public boolean isGeographic() {
        return wkt == null || wkt.matches("(?s)\\s*(GEOGCS|GEOGCRS|GEODCRS|GEOGRAPHICCRS)\\b.*");
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        try (InputStream shapes = buffered(parts.open("shp")
                        .orElseThrow(() -> new RefusedFile(Reason.BROKEN, "a shapefile has a part .shp")));
                DbfTable table = table()) {
            byte[] header = shapes.readNBytes(HEADER);
            if (header.length < HEADER || ByteBuffer.wrap(header).getInt() != CODE) {
                throw new RefusedFile(Reason.BROKEN, "the .shp ends within its header");
            }
            long left = 2L * Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(24)) - HEADER;
            int number = 0;
            boolean isWanted = true;
            while (isWanted && left > 0) {
                number++;
                byte[] record = record(shapes, left, number);
                left -= 8 + record.length;
                Map<String, String> attributes = table == null ? Map.of() : table.next(number);
                isWanted = sink.accept(new VectorFeature(geometry(record, number), attributes));
            }
        }
    }

    private @Nullable DbfTable table() throws IOException {
        Optional<InputStream> dbf = parts.open("dbf");
        if (dbf.isEmpty()) {
            return null;
        }
        try {
            return new DbfTable(buffered(dbf.get()), text("cpg"));
        } catch (IOException broken) {
            dbf.get().close();
            throw broken;
        }
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }

    private static byte[] record(InputStream shapes, long left, int number) throws IOException {
        byte[] head = shapes.readNBytes(8);
        if (head.length < 8) {
            throw new RefusedFile(Reason.BROKEN, "the .shp ends before record " + number);
        }
        long length = 2L * ByteBuffer.wrap(head).getInt(4);
        if (length < 4 || length > left - 8 || length > LONGEST) {
            throw new RefusedFile(Reason.BROKEN, "record " + number + " of the .shp cannot have " + length + " bytes");
        }
        byte[] record = shapes.readNBytes((int) length);
        if (record.length < length) {
            throw new RefusedFile(Reason.BROKEN, "the .shp ends within record " + number);
        }
        return record;
    }

    /** Types 1, 3, 5 and 8, and the same with heights (ten more) and measures (twenty more); 31 is made of patches. */
    private static @Nullable Geometry geometry(byte[] bytes, int number) throws RefusedFile {
        ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int type = record.getInt();
        return switch (type) {
            case 0 -> null;
            case 1, 11, 21 -> {
                need(record, 16, number);
                yield new Geometry(
                        Geometry.Kind.POINTS, List.of(new double[] {record.getDouble(), record.getDouble()}));
            }
            case 8, 18, 28 -> {
                need(record, 36, number);
                record.position(36);
                yield new Geometry(Geometry.Kind.POINTS, List.of(positions(record, record.getInt(), number)));
            }
            case 3, 13, 23 -> new Geometry(Geometry.Kind.LINES, parts(record, number));
            case 5, 15, 25 -> new Geometry(Geometry.Kind.POLYGONS, parts(record, number));
            case 31 -> throw new RefusedFile(Reason.UNSUPPORTED, "record " + number + " is made of patches (type 31)");
            default -> throw new RefusedFile(Reason.BROKEN, "record " + number + " is of no shape type: " + type);
        };
    }

    private static List<double[]> parts(ByteBuffer record, int number) throws RefusedFile {
        need(record, 40, number);
        record.position(36);
        int count = record.getInt();
        int positions = record.getInt();
        if (count < 0 || positions < 0 || count > record.remaining() / 4) {
            throw new RefusedFile(Reason.BROKEN, "record " + number + " announces " + count + " parts");
        }
        int[] starts = new int[count + 1];
        for (int p = 0; p < count; p++) {
            starts[p] = record.getInt();
        }
        starts[count] = positions;
        List<double[]> parts = new ArrayList<>();
        for (int p = 0; p < count; p++) {
            if (starts[p] < (p == 0 ? 0 : starts[p - 1]) || starts[p + 1] < starts[p]) {
                throw new RefusedFile(Reason.BROKEN, "the parts of record " + number + " are not one behind the other");
            }
            parts.add(positions(record, starts[p + 1] - starts[p], number));
        }
        return parts;
    }

    private static double[] positions(ByteBuffer record, int count, int number) throws RefusedFile {
        if (count < 0 || count > record.remaining() / 16) {
            throw new RefusedFile(Reason.BROKEN, "record " + number + " announces " + count + " positions");
        }
        double[] positions = new double[2 * count];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = record.getDouble();
        }
        return positions;
    }

    private static void need(ByteBuffer record, int bytes, int number) throws RefusedFile {
        if (record.capacity() < 4 + bytes) {
            throw new RefusedFile(Reason.BROKEN, "record " + number + " of the .shp is too short");
        }
    }
}
