package org.estran.crosswalks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.estran.terms.BoundingBox;

/** Boxes for dialects that know no antimeridian. */
final class Boxes {

    private Boxes() {}

    /** The same places in boxes whose west is not east of their east. */
    static List<BoundingBox> unfolded(List<BoundingBox> boxes) {
        return boxes.stream().flatMap(Boxes::unfolded).distinct().toList();
    }

    /** Degrees, to a tenth of a metre, without an exponent. */
    static BigDecimal degrees(double degrees) {
        BigDecimal rounded =
                BigDecimal.valueOf(degrees).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static Stream<BoundingBox> unfolded(BoundingBox box) {
        return box.crossesAntimeridian()
                ? Stream.of(
                        new BoundingBox(box.west(), box.south(), 180, box.north()),
                        new BoundingBox(-180, box.south(), box.east(), box.north()))
                : Stream.of(box);
    }
}
