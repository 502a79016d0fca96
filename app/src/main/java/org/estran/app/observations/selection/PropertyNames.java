package org.estran.app.observations.selection;

import java.util.List;
import org.estran.app.observations.store.StoredProperty;
import org.estran.terms.Language;
import org.estran.vocabularies.Terms;

/** What people call an observed property. */
public final class PropertyNames {

    private final List<StoredProperty> known;
    private final Language language;

    public PropertyNames(List<StoredProperty> known, Language language) {
        this.known = known;
        this.language = language;
    }

    /** Our own words for a standard name; else what the first file says; else the key, readable. */
    public String of(String key) {
        return Terms.builtIn()
                .labelOfStandardName(key, language)
                .orElseGet(() -> known.stream()
                        .filter(column ->
                                column.key().equals(key) && column.property().label() != null)
                        .map(column -> String.valueOf(column.property().label()))
                        .findFirst()
                        .orElseGet(() -> key.replace('_', ' ')));
    }
}
