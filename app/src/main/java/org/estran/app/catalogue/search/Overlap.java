package org.estran.app.catalogue.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * How well a record's place and period are those asked for, 0 to 1: half for how much of what was asked it covers, half for
 * how much of it was asked. One that is just what was asked has 1; the whole world, or one point inside, has a half.
 */
final class Overlap extends DoubleValuesSource {

    private static final String BOXES = "overlap_boxes";
    private static final String PERIOD = "overlap_period";

    // A period without an end is compared as if it ended here, for lengths must be finite.
    private static final long EARLIEST = Instant.parse("1800-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private final @Nullable BoundingBox box;
    private final @Nullable TimeInterval period;

    Overlap(@Nullable BoundingBox box, @Nullable TimeInterval period) {
        this.box = box;
        this.period = period;
    }

    /** Whether a request says where or when, so that there is something to compare. */
    static boolean isAsked(SearchRequest request) {
        return request.box() != null || request.period() != null;
    }

    static BinaryDocValuesField boxes(List<BoundingBox> boxes) {
        ByteBuffer bytes = ByteBuffer.allocate(boxes.size() * 4 * Double.BYTES);
        boxes.forEach(one -> bytes.putDouble(one.west())
                .putDouble(one.south())
                .putDouble(one.east())
                .putDouble(one.north()));
        return new BinaryDocValuesField(BOXES, new BytesRef(bytes.array()));
    }

    static BinaryDocValuesField period(TimeInterval period) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(start(period)).putLong(end(period));
        return new BinaryDocValuesField(PERIOD, new BytesRef(bytes.array()));
    }

    @Override
    public DoubleValues getValues(LeafReaderContext segment, @Nullable DoubleValues scores) throws IOException {
        BinaryDocValues boxes = DocValues.getBinary(segment.reader(), BOXES);
        BinaryDocValues periods = DocValues.getBinary(segment.reader(), PERIOD);
        return new DoubleValues() {
            private int document;

            @Override
            public double doubleValue() throws IOException {
                double where = box == null ? 0 : boxes.advanceExact(document) ? space(boxes.binaryValue(), box) : 0;
                double when =
                        period == null ? 0 : periods.advanceExact(document) ? time(periods.binaryValue(), period) : 0;
                return (where + when) / ((box == null ? 0 : 1) + (period == null ? 0 : 1));
            }

            @Override
            public boolean advanceExact(int wanted) {
                document = wanted;
                return true;
            }
        };
    }

    private static double space(BytesRef bytes, BoundingBox asked) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        double best = 0;
        while (numbers.hasRemaining()) {
            best = Math.max(
                    best,
                    space(numbers.getDouble(), numbers.getDouble(), numbers.getDouble(), numbers.getDouble(), asked));
        }
        return best;
    }

    static double space(double west, double south, double east, double north, BoundingBox asked) {
        double width = east >= west ? east - west : east - west + 360;
        double common = longitudes(west, width, asked.west(), asked.width());
        double low = Math.max(south, asked.south());
        double high = Math.min(north, asked.north());
        if (common < 0 || high < low) {
            return 0;
        }
        double shared = common * height(low, high);
        return half(shared, asked.width() * height(asked.south(), asked.north()))
                + half(shared, width * height(south, north));
    }

    /** Degrees of longitude in common; less than 0 for none. */
    private static double longitudes(double west, double width, double otherWest, double otherWidth) {
        double east = eastward(west, otherWest);
        double back = eastward(otherWest, west);
        double first = east <= width ? Math.min(width - east, otherWidth) : -1;
        double second = back <= otherWidth ? Math.min(otherWidth - back, width) : -1;
        // Two that go round the world may meet on both sides; the same stretch is counted once.
        return first >= 0 && second >= 0 && east > 0
                ? Math.min(Math.min(width, otherWidth), first + second)
                : Math.max(first, second);
    }

    private static double eastward(double from, double to) {
        double degrees = (to - from) % 360;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    // On a sphere the area between two parallels goes with the sine.
    private static double height(double south, double north) {
        return Math.sin(Math.toRadians(north)) - Math.sin(Math.toRadians(south));
    }

    private static double time(BytesRef bytes, TimeInterval asked) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        long start = numbers.getLong();
        long end = numbers.getLong();
        double shared = Math.min(end, end(asked)) - (double) Math.max(start, start(asked));
        return shared < 0 ? 0 : half(shared, end(asked) - (double) start(asked)) + half(shared, end - (double) start);
    }

    /** Half of the share; a place or moment without extent is wholly shared. */
    private static double half(double shared, double whole) {
        return whole <= 0 ? 0.5 : 0.5 * Math.min(1, shared / whole);
    }

    private static long start(TimeInterval period) {
        Instant start = period.start();
        return start == null ? EARLIEST : Math.clamp(start.getEpochSecond(), EARLIEST, LATEST);
    }

    private static long end(TimeInterval period) {
        Instant end = period.end();
        return end == null ? LATEST : Math.clamp(end.getEpochSecond(), EARLIEST, LATEST);
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext segment) {
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(box, period);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Overlap that && Objects.equals(box, that.box) && Objects.equals(period, that.period);
    }

    @Override
    public String toString() {
        return "overlap with " + box + " and " + period;
    }
}
