package org.estran.app.observations.store;

import java.util.Locale;
import org.estran.observations.ObservedProperty;
import org.jspecify.annotations.Nullable;

/**
 * A column of a record's rows: what was observed, with the words its file has for it.
 *
 * @param name of the column
 * @param flagName of the column with its flags; null where it has none
 */
public record StoredProperty(
        String recordId, String name, @Nullable String flagName, ObservedProperty property) {

    /**
     * The same for the same property in every record: the standard name, else the code of a vocabulary, else the name
     * without regard to case.
     */
    public String key() {
        return key(property);
    }

    static String key(ObservedProperty property) {
        if (property.standardName() != null) {
            return property.standardName();
        }
        return property.code() != null ? property.code() : property.name().toLowerCase(Locale.ROOT);
    }
}
