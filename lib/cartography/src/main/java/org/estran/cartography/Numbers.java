package org.estran.cartography;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.estran.terms.Language;

/** Numbers as a reader of that language writes them, with a true minus sign. */
final class Numbers {

    private Numbers() {}

    static String fixed(double value, int decimals, Language language) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(Math.max(0, decimals), RoundingMode.HALF_UP);
        String digits = rounded.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : (language == Language.FR ? "," : ".") + digits.substring(point + 1);
        return (rounded.signum() < 0 ? "−" : "") + grouped(whole, language) + fraction;
    }

    /** A number of plain reading: fixed for common sizes, with a power of ten beyond. */
    static String tick(double value, double step, Language language) {
        double size = Math.max(Math.abs(value), step);
        if (value != 0 && (size >= 1e7 || step < 1e-5)) {
            int power = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
            double mantissa = value / Math.pow(10, power);
            int decimals = Math.max(0, Math.min(6, power - (int) Math.floor(Math.log10(step) + 1e-9)));
            return fixed(mantissa, decimals, language) + "·10" + UnitText.raised(Integer.toString(power));
        }
        return fixed(value, NumberTicks.decimals(step), language);
    }

    private static String grouped(String whole, Language language) {
        if (whole.length() < 5) {
            return whole;
        }
        StringBuilder grouped = new StringBuilder(whole);
        for (int i = whole.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, language == Language.FR ? '\u202f' : ',');
        }
        return grouped.toString();
    }
}
