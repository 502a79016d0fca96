package org.estran.observations.text;

import java.util.regex.Pattern;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;

/** Numbers as texts have them. */
final class TextNumbers {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][-+]?\\d{1,4})?|[nN][aA][nN]");

    private TextNumbers() {}

    /**
     * A number; one with a decimal comma is told.
     *
     * @throws RefusedFile with the line when it is none
     */
    static double parse(String text, long line, Remarks remarks) throws RefusedFile {
        String plain = text;
        if (text.indexOf(',') >= 0 && text.indexOf(',') == text.lastIndexOf(',') && text.indexOf('.') < 0) {
            remarks.atLine("observations-decimal-comma", line, text);
            plain = text.replace(',', '.');
        }
        try {
            // Java reads 1d, 0x1p3 and Infinity too, which no instrument means.
            if (!NUMBER.matcher(plain).matches()) {
                throw new NumberFormatException(plain);
            }
            return plain.length() == 3 && plain.equalsIgnoreCase("nan")
                    ? Double.NaN
                    : Double.parseDouble(plain.replace('d', 'e').replace('D', 'e'));
        } catch (NumberFormatException none) {
            throw new RefusedFile(Reason.BROKEN, line, "\"" + text + "\" is no number", none);
        }
    }

    /** A count that stands in a header: whole, and no greater than is sensible. */
    static int count(String text, long line, int most) throws RefusedFile {
        try {
            int count = Integer.parseInt(text.strip());
            if (count >= 0 && count <= most) {
                return count;
            }
        } catch (NumberFormatException none) {
            throw new RefusedFile(Reason.BROKEN, line, "\"" + text.strip() + "\" should be a whole number", none);
        }
        throw new RefusedFile(Reason.BROKEN, line, text.strip() + " is no number from 0 to " + most);
    }
}
