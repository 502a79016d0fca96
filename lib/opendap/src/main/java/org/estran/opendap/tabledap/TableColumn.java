package org.estran.opendap.tabledap;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a table.
 *
 * @param unit null for none; moments have their own
 * @param attributes others, by name: a String, or a List of Doubles that are numbers of the column's own kind
 */
public record TableColumn(String name, Kind kind, @Nullable String unit, Map<String, Object> attributes) {

    /** Unit of moments where they are numbers. */
    public static final String SECONDS = "seconds since 1970-01-01T00:00:00Z";

    /** What the values of a column are; in rows a String, a Double, or for {@link #TIME} an Instant. */
    public enum Kind {
        STRING("String", "String", "String"),
        INT("int", "int", "Int32"),
        FLOAT("float", "float", "Float32"),
        DOUBLE("double", "double", "Float64"),
        TIME("String", "double", "Float64");

        private final String json;
        private final String java;
        private final String dap;

        Kind(String json, String java, String dap) {
            this.json = json;
            this.java = java;
            this.dap = dap;
        }

        String json() {
            return json;
        }

        /** The name of the type in descriptions, where moments are numbers. */
        String java() {
            return java;
        }

        /** The name of DAP2's type. */
        public String dap() {
            return dap;
        }
    }

    TableColumn as(Kind other, @Nullable String otherUnit) {
        return new TableColumn(name, other, otherUnit, attributes);
    }

    /** The unit where moments are written as text. */
    String textUnit() {
        return kind == Kind.TIME ? "UTC" : unit == null ? "" : unit;
    }

    /** The unit where moments are numbers. */
    public @Nullable String numberUnit() {
        return kind == Kind.TIME ? SECONDS : unit;
    }
}
