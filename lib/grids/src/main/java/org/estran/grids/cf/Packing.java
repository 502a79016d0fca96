package org.estran.grids.cf;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;

/**
 * From stored values to what they mean: {@code scale_factor} and {@code add_offset} (CF 8.1), {@code _FillValue},
 * {@code missing_value}, {@code valid_min}, {@code valid_max}, {@code valid_range} (CF 2.5.1) and {@code _Unsigned}.
 * What is missing becomes NaN.
 */
public final class Packing {

    private final double scale;
    private final double offset;
    private final boolean unsigned;
    private final int bits;
    private final double[] missing;
    private final double least;
    private final double greatest;
    private final boolean validUnpacked;

    private Packing(DataVariable variable) {
        Attributes a = variable.attributes();
        DataType type = variable.type();
        scale = a.number("scale_factor").orElse(1);
        offset = a.number("add_offset").orElse(0);
        bits = type.size() * 8;
        unsigned = a.text("_Unsigned").orElse("").toLowerCase(Locale.ROOT).equals("true")
                && !type.isUnsigned()
                && bits < 64
                && type != DataType.FLOAT;
        Set<Double> told = new HashSet<>();
        a.find("_FillValue").ifPresent(values -> addMissing(told, values));
        a.find("missing_value").ifPresent(values -> addMissing(told, values));
        if (a.find("_FillValue").isEmpty()) {
            told.add(defaultFill(type));
        }
        missing = told.stream().mapToDouble(Double::doubleValue).toArray();
        double[] valid = valid(a);
        least = valid[0];
        greatest = valid[1];
        // Limits are meant in packed numbers, unless their type says that they were written for unpacked ones.
        boolean packed = scale != 1 || offset != 0;
        validUnpacked = packed && isReal(a, "valid_range", "valid_min", "valid_max") && !isReal(type);
    }

    public static Packing of(DataVariable variable) {
        return new Packing(variable);
    }

    /** The value at an index of a block, unpacked; NaN when missing. */
    public double value(Values values, int index) {
        double stored = values.number(index);
        if (unsigned && stored < 0) {
            stored += Math.scalb(1.0, bits);
        }
        if (isMissing(stored) || (!validUnpacked && !(stored >= least && stored <= greatest))) {
            return Double.NaN;
        }
        double value = stored * scale + offset;
        boolean valid = !validUnpacked || (value >= least && value <= greatest);
        return valid && Double.isFinite(value) ? value : Double.NaN;
    }

    /** A whole block unpacked. */
    public double[] values(Values values) {
        double[] unpacked = new double[values.size()];
        for (int i = 0; i < unpacked.length; i++) {
            unpacked[i] = value(values, i);
        }
        return unpacked;
    }

    /** Every value of a map passes here, so that nothing is boxed. */
    private boolean isMissing(double stored) {
        for (double one : missing) {
            if (stored == one) {
                return true;
            }
        }
        return Double.isNaN(stored);
    }

    private void addMissing(Set<Double> told, Values values) {
        for (int i = 0; i < values.size(); i++) {
            double value = values.type() == DataType.CHAR ? Double.NaN : values.number(i);
            told.add(unsigned && value < 0 ? value + Math.scalb(1.0, bits) : value);
        }
    }

    private static double[] valid(Attributes a) {
        double least = a.number("valid_min").orElse(Double.NEGATIVE_INFINITY);
        double greatest = a.number("valid_max").orElse(Double.POSITIVE_INFINITY);
        Values range = a.find("valid_range").orElse(null);
        if (range != null && range.type().isNumeric() && range.size() == 2) {
            least = range.number(0);
            greatest = range.number(1);
        }
        // Some writers leave both ends at one meaningless number.
        return least < greatest
                ? new double[] {least, greatest}
                : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
    }

    private static boolean isReal(Attributes a, String... names) {
        for (String name : names) {
            if (a.find(name).map(v -> isReal(v.type())).orElse(false)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReal(DataType type) {
        return type == DataType.FLOAT || type == DataType.DOUBLE;
    }

    /** What netCDF writes where nothing was written; bytes have none that could not be meant. */
    private static double defaultFill(DataType type) {
        return switch (type) {
            case SHORT -> -32767;
            case INT -> -2147483647;
            case FLOAT -> 9.969209968386869e36f;
            case DOUBLE -> 9.9692099683868690e36;
            case USHORT -> 65535;
            case UINT -> 4294967295.0;
            case INT64 -> -9223372036854775806.0;
            case UINT64 -> 18446744073709551614.0;
            case BYTE, UBYTE, CHAR, STRING, OTHER -> Double.NaN;
        };
    }
}
