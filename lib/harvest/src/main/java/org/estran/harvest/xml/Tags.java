package org.estran.harvest.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a document one after the other, found by their brackets alone: comments, instructions and CDATA are passed
 * over, and nothing is said of whether the whole is well-formed. So one record that is not can be cut out of its page,
 * and the others read. The bytes are of an encoding that has ASCII in it.
 */
final class Tags {

    private final byte[] bytes;
    private final int end;
    private int at;
    private int from;
    private int nameEnd;
    private boolean closing;
    private boolean empty;

    Tags(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The same place, to go on from or to compare with. */
    Tags copy() {
        Tags same = new Tags(bytes, at, end);
        same.from = from;
        same.nameEnd = nameEnd;
        same.closing = closing;
        same.empty = empty;
        return same;
    }

    /** Goes on to the next tag; false at the end. */
    boolean next() {
        if (!nextName()) {
            return false;
        }
        readOn();
        return true;
    }

    /** Goes on to the name of the next tag alone, which is all that is asked of most; {@link #readOn} goes to its end. */
    boolean nextName() {
        while (true) {
            while (at < end && bytes[at] != '<') {
                at++;
            }
            if (at + 1 >= end) {
                at = end;
                return false;
            }
            byte second = bytes[at + 1];
            if (second == '!') {
                at = starts("<!--") ? after("-->") : starts("<![CDATA[") ? after("]]>") : after(">");
            } else if (second == '?') {
                at = after("?>");
            } else if (isTag()) {
                name();
                return true;
            } else {
                at++;
            }
        }
    }

    private boolean isTag() {
        int name = bytes[at + 1] == '/' ? at + 2 : at + 1;
        return name < end && isLetter(bytes[name]);
    }

    private static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return (lower >= 'a' && lower <= 'z') || b == '_' || (b < 0 && Character.isLetter(b & 0xFF));
    }

    private void name() {
        from = at;
        closing = bytes[at + 1] == '/';
        int place = from + (closing ? 2 : 1);
        while (place < end && isName(bytes[place])) {
            place++;
        }
        nameEnd = place;
        at = place;
    }

    /** To the end of the tag whose name was found. */
    void readOn() {
        int place = nameEnd;
        byte quote = 0;
        while (place < end && (quote != 0 || (bytes[place] != '>' && bytes[place] != '<'))) {
            byte b = bytes[place];
            if (quote == 0 && (b == '"' || b == '\'')) {
                quote = b;
            } else if (b == quote) {
                quote = 0;
            }
            place++;
        }
        empty = place > from && place < end && bytes[place - 1] == '/';
        at = place < end && bytes[place] == '>' ? place + 1 : place;
    }

    private static boolean isName(byte b) {
        return b != ' ' && b != '\t' && b != '\n' && b != '\r' && b != '>' && b != '/' && b != '<' && b != '=';
    }

    /** Where the tag begins. */
    int from() {
        return from;
    }

    /** Behind the tag. */
    int to() {
        return at;
    }

    /** Behind the tag's name. */
    int nameEnd() {
        return nameEnd;
    }

    /** Goes on from there. */
    void jump(int place) {
        at = place;
    }

    boolean isOpening() {
        return !closing;
    }

    boolean isEmpty() {
        return empty;
    }

    private int nameFrom() {
        return from + (closing ? 2 : 1);
    }

    private int colon() {
        int place = nameFrom();
        while (place < nameEnd && bytes[place] != ':') {
            place++;
        }
        return place;
    }

    /** Whether the name has a prefix. */
    boolean hasPrefix() {
        return colon() < nameEnd;
    }

    /** Whether both have one name, prefix and all. */
    boolean isNamedAs(Tags other) {
        return Arrays.equals(bytes, nameFrom(), nameEnd, other.bytes, other.nameFrom(), other.nameEnd);
    }

    /** Whether that is the name without its prefix. */
    boolean isLocally(byte[] localName) {
        int colon = colon();
        int first = colon < nameEnd ? colon + 1 : nameFrom();
        return Arrays.equals(bytes, first, nameEnd, localName, 0, localName.length);
    }

    String localName() {
        int colon = colon();
        return text(colon < nameEnd ? colon + 1 : nameFrom(), nameEnd);
    }

    /** Whether there is anything but the name. */
    boolean hasAttributes() {
        return nameEnd + 2 < at;
    }

    /** The attributes as they are written, entities and all. */
    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        int place = nameEnd;
        while (place < at) {
            int name = place;
            while (name < at && !isName(bytes[name])) {
                name++;
            }
            int stop = name;
            while (stop < at && isName(bytes[stop])) {
                stop++;
            }
            int quote = stop;
            while (quote < at && bytes[quote] != '"' && bytes[quote] != '\'') {
                quote++;
            }
            int close = quote + 1;
            while (close < at && bytes[close] != bytes[quote]) {
                close++;
            }
            if (stop == name || close >= at) {
                return all;
            }
            all.put(text(name, stop), text(quote + 1, close));
            place = close + 1;
        }
        return all;
    }

    @Nullable
    String attribute(String name) {
        return attributes().get(name);
    }

    private String text(int first, int last) {
        return new String(bytes, first, last - first, StandardCharsets.UTF_8);
    }

    private boolean starts(String wanted) {
        if (at + wanted.length() > end) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (bytes[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int after(String wanted) {
        for (int place = at; place + wanted.length() <= end; place++) {
            int i = 0;
            while (i < wanted.length() && bytes[place + i] == wanted.charAt(i)) {
                i++;
            }
            if (i == wanted.length()) {
                return place + i;
            }
        }
        return end;
    }
}
