package org.estran.app.dissemination.stac;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The name of an item: that of its file, with whatever is not safe in a segment of an address as {@code ~} and two
 * hexadecimal digits for each byte of its UTF-8.
 */
final class ItemName {

    private ItemName() {}

    static String of(String path) {
        StringBuilder name = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(one)) {
                name.append((char) one);
            } else {
                name.append(String.format(Locale.ROOT, "~%02X", one & 0xff));
            }
        }
        return name.toString();
    }

    /** The name of the file; whatever is no name of an item leads to none. */
    static String path(String name) {
        ByteArrayOutputStream path = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            char one = name.charAt(i);
            if (one == '~' && i + 2 < name.length()) {
                path.write(Character.digit(name.charAt(i + 1), 16) * 16 + Character.digit(name.charAt(i + 2), 16));
                i += 2;
            } else {
                path.write(one);
            }
        }
        return path.toString(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte one) {
        return one >= 'a' && one <= 'z'
                || one >= 'A' && one <= 'Z'
                || one >= '0' && one <= '9'
                || one == '.'
                || one == '-'
                || one == '_';
    }
}
