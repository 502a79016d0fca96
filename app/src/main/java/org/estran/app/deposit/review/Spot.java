package org.estran.app.deposit.review;

/**
 * What of a deposit somebody speaks of.
 *
 * @param pointer a JSON Pointer into the description; empty where it is not a field
 * @param file the name of a file; empty where it is none
 */
public record Spot(String pointer, String file) {

    /** The deposit as a whole. */
    public static final Spot WHOLE = new Spot("", "");

    public static Spot field(String pointer) {
        return new Spot(pointer, "");
    }

    public static Spot file(String path) {
        return new Spot("", path);
    }

    public boolean isField() {
        return !pointer.isEmpty();
    }

    public boolean isFile() {
        return !file.isEmpty();
    }
}
