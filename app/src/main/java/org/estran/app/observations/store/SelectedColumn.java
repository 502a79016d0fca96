package org.estran.app.observations.store;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.estran.observations.ObservedProperty;
import org.estran.vocabularies.UnitSymbol;
import org.jspecify.annotations.Nullable;

/**
 * A column of a selection over several records: one property in one unit. Values of other units are never converted: they
 * are a column of their own.
 *
 * @param key of the property, see {@link StoredProperty#key}
 * @param unit in UCUM where it is known; empty where none is told
 * @param property in the words of the first record that has it; without a scheme where records differ in it
 */
public record SelectedColumn(String key, String unit, ObservedProperty property) {

    static SelectedColumn of(StoredProperty stored) {
        return new SelectedColumn(stored.key(), unit(stored.property().unit()), stored.property());
    }

    /** The column of a record that is this one. */
    Optional<StoredProperty> in(List<StoredProperty> columns) {
        return columns.stream()
                .filter(column -> column.key().equals(key)
                        && column.property().form() == property.form()
                        && unit(column.property().unit()).equals(unit))
                .findFirst();
    }

    /** Whether another record's flags are of the same scheme. */
    boolean isFlaggedAlike(StoredProperty other) {
        return Objects.equals(property.scheme(), other.property().scheme());
    }

    /** One word for all spellings of a unit. */
    static String unit(@Nullable String told) {
        if (told == null || told.isBlank()) {
            return "";
        }
        String plain = told.strip();
        return switch (plain.toLowerCase(Locale.ROOT)) {
            case "psu", "pss-78", "pss78", "1e-3", "0.001", "g/kg", "practical salinity" -> "1";
            default -> UnitSymbol.ucum(plain).orElse(plain);
        };
    }
}
