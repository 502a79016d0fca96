package org.estran.app.harvests.store;

import java.util.BitSet;

/** Sets of numbers as text: {@code 1-100,104,110-112}. A million in a row are a few letters. */
public final class Ranges {

    private Ranges() {}

    public static String text(BitSet numbers) {
        StringBuilder text = new StringBuilder();
        for (int first = numbers.nextSetBit(0); first >= 0; ) {
            int behind = numbers.nextClearBit(first);
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (behind > first + 1) {
                text.append('-').append(behind - 1);
            }
            first = numbers.nextSetBit(behind);
        }
        return text.toString();
    }

    public static void into(BitSet numbers, String text) {
        if (text.isEmpty()) {
            return;
        }
        for (String range : text.split(",", -1)) {
            int dash = range.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
            numbers.set(first, last + 1);
        }
    }
}
