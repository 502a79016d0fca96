package org.estran.app.dissemination.observed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.app.observations.store.FeatureFilter;
import org.estran.app.observations.store.FeatureProperty;
import org.estran.app.observations.store.FeatureProperty.Type;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on features by their properties: {@code filter} (OGC API Features, part 3; CQL2 as text or JSON), and each
 * property as a parameter.
 */
final class FeatureConditions {

    /** {@code platform} and {@code mode}, which take lists, are a part of the selection. */
    private static final Set<FeatureProperty> SELECTED = Set.of(FeatureProperty.PLATFORM, FeatureProperty.MODE);

    private FeatureConditions() {}

    /** The names of the parameters. */
    static Set<String> names() {
        Set<String> names = new HashSet<>(Set.of("filter", "filter-lang", "filter-crs"));
        Arrays.stream(FeatureProperty.values())
                .filter(FeatureConditions::isParameter)
                .forEach(one -> names.add(one.word()));
        return names;
    }

    private static boolean isParameter(FeatureProperty property) {
        return property.type() != Type.PLACE && !SELECTED.contains(property);
    }

    /** What is wrong of them is kept with the parameters; null where nothing is asked. */
    static @Nullable FeatureFilter read(Parameters parameters) {
        List<Filter> all = new ArrayList<>();
        for (FeatureProperty property : FeatureProperty.values()) {
            if (isParameter(property)) {
                parameters.value(property.word()).ifPresent(text -> all.add(equal(property, text)));
            }
        }
        filter(parameters, all);
        try {
            return all.isEmpty() ? null : FeatureFilter.of(new Filter.And(all));
        } catch (FilterException refused) {
            parameters.refuse("records-filter", "filter", String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private static Filter equal(FeatureProperty property, String text) {
        Literal value = new Literal.Text(text);
        if (property.type() == Type.NUMBER) {
            try {
                value = new Literal.Number(Double.parseDouble(text));
            } catch (NumberFormatException noNumber) {
                // Told with what else is wrong of the conditions.
            }
        }
        return new Filter.Compare(property.word(), Filter.Comparison.EQUAL, value, Filter.Case.EXACT);
    }

    private static void filter(Parameters parameters, List<Filter> all) {
        parameters
                .value("filter-crs")
                .filter(crs -> !Asking.isCrs84(crs))
                .ifPresent(crs -> parameters.refuse("records-crs", "filter-crs", crs));
        parameters.filter(name -> FeatureProperty.of(name).isPresent()).ifPresent(all::add);
    }
}
