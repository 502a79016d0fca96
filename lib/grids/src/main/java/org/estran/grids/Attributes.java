package org.estran.grids;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The attributes of a file, group or variable, in the order of the file. */
public record Attributes(Map<String, Values> byName) {

    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    public Optional<Values> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The attribute as text without surrounding blanks; empty when absent or blank. Numbers are written out. */
    public Optional<String> text(String name) {
        return find(name).map(values -> values.joined().strip()).filter(text -> !text.isEmpty());
    }

    /** The first number of the attribute, also when it is written as text; empty when there is none. */
    public OptionalDouble number(String name) {
        Values values = byName.get(name);
        if (values == null || values.size() == 0) {
            return OptionalDouble.empty();
        }
        if (values.type().isNumeric()) {
            return OptionalDouble.of(values.number(0));
        }
        try {
            return OptionalDouble.of(Double.parseDouble(values.joined().strip()));
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }

    /** The same with one more, or another value of one. */
    public Attributes with(String name, Values value) {
        Map<String, Values> more = new LinkedHashMap<>(byName);
        more.put(name, value);
        return new Attributes(more);
    }

    public Attributes without(String name) {
        Map<String, Values> fewer = new LinkedHashMap<>(byName);
        fewer.remove(name);
        return new Attributes(fewer);
    }

    /** Whether both hold the same values under the same names. */
    boolean isSame(Attributes other) {
        return names().equals(other.names())
                && byName.entrySet().stream()
                        .allMatch(e -> other.find(e.getKey())
                                .filter(v -> v.isSame(e.getValue()))
                                .isPresent());
    }
}
