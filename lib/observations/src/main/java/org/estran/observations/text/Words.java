package org.estran.observations.text;

import java.io.IOException;
import java.util.Arrays;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;

/** Numbers with blanks between, over as many lines as a record takes; a record ends where a line does. */
final class Words {

    private final TextLines lines;
    private final Remarks remarks;
    private String[] words = {};
    private String line = "";
    private int at;

    Words(TextLines lines, Remarks remarks) {
        this.lines = lines;
        this.remarks = remarks;
    }

    long line() {
        return lines.number();
    }

    /** Whether another record begins; blank lines between are passed over. */
    boolean hasMore() throws IOException {
        while (at == words.length) {
            String line = lines.next();
            if (line == null) {
                return false;
            }
            take(line);
        }
        return true;
    }

    /** The next number of a record. */
    double number() throws IOException {
        if (!hasMore()) {
            throw new RefusedFile(Reason.BROKEN, lines.number(), "the file ends within a record");
        }
        return TextNumbers.parse(words[at++], lines.number(), remarks);
    }

    /** As many numbers; memory grows with what is read, not with what is announced. */
    double[] numbers(int count) throws IOException {
        double[] all = new double[Math.min(count, 1024)];
        for (int i = 0; i < count; i++) {
            if (i == all.length) {
                all = Arrays.copyOf(all, (int) Math.min(count, 2L * i));
            }
            all[i] = number();
        }
        return all;
    }

    /** What is left of the line that has begun, or the next line: a text. */
    String text(String what) throws IOException {
        if (at == 0 && words.length > 0) {
            at = words.length;
            return line;
        }
        if (at < words.length) {
            String rest = String.join(" ", Arrays.copyOfRange(words, at, words.length));
            at = words.length;
            return rest;
        }
        return lines.required(what).strip();
    }

    /** A record has ended. */
    void end() throws RefusedFile {
        if (at < words.length) {
            throw new RefusedFile(
                    Reason.BROKEN, lines.number(), (words.length - at) + " values more than the header announces");
        }
    }

    private void take(String line) {
        String plain = line.strip();
        this.line = plain;
        words = plain.isEmpty() ? new String[0] : plain.split("\\s+");
        at = 0;
    }
}
