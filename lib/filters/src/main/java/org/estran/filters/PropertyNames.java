package org.estran.filters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The properties a filter names: which they are, and the same filter by other names. */
public final class PropertyNames {

    private PropertyNames() {}

    /** The same filter with every name replaced. */
    public static Filter replaced(Filter filter, UnaryOperator<String> names) {
        return switch (filter) {
            case Filter.And(List<Filter> of) -> new Filter.And(all(of, names));
            case Filter.Or(List<Filter> of) -> new Filter.Or(all(of, names));
            case Filter.Not(Filter of) -> new Filter.Not(replaced(of, names));
            case Filter.Constant always -> always;
            case Filter.Compare(String name, var how, var value, var letters) ->
                new Filter.Compare(names.apply(name), how, value, letters);
            case Filter.Like(String name, var pattern, var letters) ->
                new Filter.Like(names.apply(name), pattern, letters);
            case Filter.Between(String name, var least, var greatest) ->
                new Filter.Between(names.apply(name), least, greatest);
            case Filter.In(String name, var values, var letters) -> new Filter.In(names.apply(name), values, letters);
            case Filter.IsNull(String name) -> new Filter.IsNull(names.apply(name));
            case Filter.Spatial(String name, var how, var place) -> new Filter.Spatial(names.apply(name), how, place);
            case Filter.Distance(String name, var place, double metres, boolean within) ->
                new Filter.Distance(names.apply(name), place, metres, within);
            case Filter.Temporal(String name, var how, var time) -> new Filter.Temporal(names.apply(name), how, time);
            case Filter.Array(String name, var how, var values) -> new Filter.Array(names.apply(name), how, values);
        };
    }

    /** Every name in it, in order. */
    public static Set<String> of(Filter filter) {
        Set<String> found = new LinkedHashSet<>();
        replaced(filter, name -> {
            found.add(name);
            return name;
        });
        return found;
    }

    private static List<Filter> all(List<Filter> filters, UnaryOperator<String> names) {
        List<Filter> replaced = new ArrayList<>();
        filters.forEach(filter -> replaced.add(replaced(filter, names)));
        return replaced;
    }
}
