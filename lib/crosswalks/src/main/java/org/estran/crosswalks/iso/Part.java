package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element of a document, light enough that a document of thousands is read into a tree of them. Both dialects are
 * walked by local names; elements of a namespace that is not ISO's bear their whole name in braces, so nobody meets them
 * by accident. A part remembers whether its text or an attribute of it was asked for: what nobody asked for is a loss.
 */
final class Part {

    private static final List<Part> NONE = List.of();

    final String name;
    final @Nullable IsoNamespace namespace;
    final @Nullable Part parent;
    final int line;
    final int column;
    private List<Part> parts = NONE;
    private String[] attributes = EMPTY;
    private String text = "";
    private boolean isTouched;

    private static final String[] EMPTY = {};

    Part(String name, @Nullable IsoNamespace namespace, @Nullable Part parent, int line, int column) {
        this.name = name;
        this.namespace = namespace;
        this.parent = parent;
        this.line = line;
        this.column = column;
        if (parent != null) {
            if (parent.parts == NONE) {
                parent.parts = new ArrayList<>(4);
            }
            parent.parts.add(this);
        }
    }

    void attributes(String[] namesAndValues) {
        this.attributes = namesAndValues;
    }

    void text(String own) {
        this.text = own;
    }

    List<Part> parts() {
        return parts;
    }

    /** The first part of that name. */
    @Nullable
    Part first(String name) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).name.equals(name)) {
                return parts.get(i);
            }
        }
        return null;
    }

    /** The first part at the end of that way, trying every branch. */
    @Nullable
    Part first(String... way) {
        return first(way, 0);
    }

    private @Nullable Part first(String[] way, int step) {
        if (step == way.length) {
            return this;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.name.equals(way[step])) {
                Part found = part.first(way, step + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** All parts at the end of that way, in the order of the document. */
    List<Part> all(String... way) {
        if (parts.isEmpty()) {
            return NONE;
        }
        List<Part> found = new ArrayList<>(2);
        collect(way, 0, found);
        return found;
    }

    private void collect(String[] way, int step, List<Part> to) {
        if (step == way.length) {
            to.add(this);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.name.equals(way[step])) {
                part.collect(way, step + 1, to);
            }
        }
    }

    /** The only element within a property, whatever its name: {@code gmd:extent/gmd:EX_Extent}. */
    @Nullable
    Part only() {
        return parts.isEmpty() ? null : parts.get(0);
    }

    /** Its own text without blanks around it; empty where there is none. */
    String text() {
        touch();
        return text;
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    /** The value of the attribute of that local name; null where there is none. */
    @Nullable
    String attribute(String name) {
        touch();
        return peek(name);
    }

    private @Nullable String peek(String name) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(name)) {
                return attributes[i + 1];
            }
        }
        return null;
    }

    /** Whether anything within was asked for. */
    boolean isTouched() {
        return isTouched;
    }

    private void touch() {
        for (Part part = this; part != null && !part.isTouched; part = part.parent) {
            part.isTouched = true;
        }
    }

    /** Whether it or anything within bears a text, a code or a link. */
    boolean saysAnything() {
        if (!text.isEmpty() || peek("codeListValue") != null || peek("href") != null) {
            return true;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).saysAnything()) {
                return true;
            }
        }
        return false;
    }

    /** Where it is: local names from the root, with a place among siblings of the same name where there are several. */
    String path() {
        StringBuilder path = new StringBuilder();
        write(path);
        return path.toString();
    }

    private void write(StringBuilder path) {
        if (parent != null) {
            parent.write(path);
        }
        path.append('/').append(name);
        if (parent != null) {
            int place = 0;
            int count = 0;
            for (Part sibling : parent.parts) {
                if (sibling.name.equals(name)) {
                    count++;
                }
                if (sibling == this) {
                    place = count;
                }
            }
            if (count > 1) {
                path.append('[').append(place).append(']');
            }
        }
    }
}
