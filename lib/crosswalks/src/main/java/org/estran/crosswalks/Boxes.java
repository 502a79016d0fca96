package org.estran.crosswalks;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estran.terms.BoundingBox;

/** Boxes for dialects that know no antimeridian. */
public final class Boxes {

    private Boxes() {}

    /** The same places in boxes whose west is not east of their east. */
    public static List<BoundingBox> unfolded(List<BoundingBox> boxes) {
        return boxes.stream().flatMap(Boxes::unfolded).distinct().toList();
    }

    /** Two boxes that meet at the antimeridian between the same parallels are one that crosses it. */
    public static List<BoundingBox> folded(List<BoundingBox> boxes) {
        List<BoundingBox> folded = new ArrayList<>(boxes.stream().distinct().toList());
        for (BoundingBox west : List.copyOf(folded)) {
            folded.stream().filter(east -> meet(west, east)).findFirst().ifPresent(east -> {
                folded.set(folded.indexOf(west), new BoundingBox(west.west(), west.south(), east.east(), west.north()));
                folded.remove(east);
            });
        }
        return folded;
    }

    private static boolean meet(BoundingBox west, BoundingBox east) {
        return west.east() == 180
                && east.west() == -180
                && west.west() > east.east()
                && west.south() == east.south()
                && west.north() == east.north();
    }

    /** Degrees, to a tenth of a metre, without an exponent. */
    public static BigDecimal degrees(double degrees) {
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
