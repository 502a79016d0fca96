package org.estran.app.portal;

import java.util.List;
import java.util.stream.Collectors;
import org.estran.app.pages.Words;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;

/** Says where something is, as a person would write it: 48° 23′ N, 4° 30′ W. */
public final class Places {

    private Places() {}

    public static String boxes(List<BoundingBox> boxes, Words words) {
        return boxes.stream().map(box -> box(box, words)).collect(Collectors.joining(" ; "));
    }

    public static String box(BoundingBox box, Words words) {
        if (box.isPoint()) {
            return latitude(box.south(), words) + ", " + longitude(box.west(), words);
        }
        if (box.width() >= 359.9 && box.height() >= 150) {
            return words.text("place.world");
        }
        String around = box.width() >= 359.9
                ? words.text("place.all-longitudes")
                : range(longitude(box.west(), words), longitude(box.east(), words), words);
        return range(latitude(box.south(), words), latitude(box.north(), words), words) + ", " + around;
    }

    /** Heights count upwards from mean sea level, as in ISO 19115; people speak of depths below it. */
    public static String vertical(VerticalExtent extent, Words words) {
        if (extent.maximum() <= 0) {
            return words.text(
                    "place.depth", words.number(0d - extent.maximum(), 1), words.number(0d - extent.minimum(), 1));
        }
        return words.text("place.height", words.number(extent.minimum(), 1), words.number(extent.maximum(), 1));
    }

    private static String range(String from, String to, Words words) {
        return from.equals(to) ? from : words.text("place.range", from, to);
    }

    private static String latitude(double degrees, Words words) {
        return angle(degrees)
                + (Math.abs(degrees) < 1e-9 ? "" : words.text(degrees < 0 ? "place.south" : "place.north"));
    }

    private static String longitude(double degrees, Words words) {
        return angle(degrees) + (Math.abs(degrees) < 1e-9 ? "" : words.text(degrees < 0 ? "place.west" : "place.east"));
    }

    private static String angle(double degrees) {
        long minutes = Math.round(Math.abs(degrees) * 60);
        String whole = minutes / 60 + "°\u00a0";
        return minutes % 60 == 0 ? whole : whole + minutes % 60 + "′\u00a0";
    }
}
