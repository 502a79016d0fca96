package org.estran.app.dissemination.csw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.estran.app.catalogue.Queryable;
import org.estran.crosswalks.LanguageCodes;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.Filter.Comparison;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.filters.Quoted;

/**
 * Says a filter of CSW in the catalogue's words. Here a condition on a property that a record has not is false, and its
 * contrary true (Filter Encoding, 7.10), where the catalogue has neither: {@code Not} is carried down to the conditions.
 * {@code PropertyIsNotEqualTo} alone wants the property.
 */
final class AskedFilter {

    private static final String DCMI_TYPES = "http://purl.org/dc/dcmitype/";

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("collection", "series"),
            Map.entry("image", "document"),
            Map.entry("stillimage", "document"),
            Map.entry("movingimage", "document"),
            Map.entry("sound", "document"),
            Map.entry("text", "document"),
            Map.entry("interactiveresource", "document"),
            Map.entry("physicalobject", "sample"),
            Map.entry("event", "campaign"),
            Map.entry("nongeographicdataset", "dataset"),
            Map.entry("application", "software"));

    private AskedFilter() {}

    /** @throws FilterException for a property that is not known, or not to be asked for so */
    static Filter of(Filter asked) throws FilterException {
        return said(asked, true);
    }

    private static Filter said(Filter filter, boolean holds) throws FilterException {
        return switch (filter) {
            case Filter.And(List<Filter> of) -> joined(of, holds, holds);
            case Filter.Or(List<Filter> of) -> joined(of, !holds, holds);
            case Filter.Not(Filter of) -> said(of, !holds);
            case Filter.Constant(boolean always) -> new Filter.Constant(always == holds);
            case Filter.IsNull(String name) -> isNull(known(name), holds);
            case Filter.Compare compare -> compare(compare, holds);
            case Filter.Like like -> like(like, holds);
            case Filter.Between(String name, Literal least, Literal greatest) ->
                each(name, holds, q -> new Filter.Between(q.word(), least, greatest));
            case Filter.In(String name, List<Literal> values, Case letters) ->
                each(
                        name,
                        holds,
                        q -> new Filter.In(
                                q.word(),
                                values.stream().map(v -> literal(q, v)).toList(),
                                letters(q, letters)));
            case Filter.Spatial spatial ->
                each(spatial.property(), holds, q -> new Filter.Spatial(q.word(), spatial.how(), spatial.place()));
            case Filter.Distance near ->
                each(
                        near.property(),
                        holds,
                        q -> new Filter.Distance(q.word(), near.place(), near.metres(), near.within()));
            case Filter.Temporal temporal ->
                each(temporal.property(), holds, q -> new Filter.Temporal(q.word(), temporal.how(), temporal.time()));
            case Filter.Array array ->
                each(array.property(), holds, q -> new Filter.Array(q.word(), array.how(), array.values()));
        };
    }

    private static Filter joined(List<Filter> filters, boolean all, boolean holds) throws FilterException {
        List<Filter> parts = new ArrayList<>();
        for (Filter filter : filters) {
            parts.add(said(filter, holds));
        }
        return all ? new Filter.And(parts) : new Filter.Or(parts);
    }

    private static Filter isNull(List<Queryable> properties, boolean holds) {
        List<Filter> parts = properties.stream()
                .<Filter>map(q -> holds ? new Filter.IsNull(q.word()) : new Filter.Not(new Filter.IsNull(q.word())))
                .toList();
        return holds ? new Filter.And(parts) : new Filter.Or(parts);
    }

    private static Filter compare(Filter.Compare compare, boolean holds) throws FilterException {
        if (compare.how() == Comparison.NOT_EQUAL) {
            Filter has = new Filter.Not(new Filter.IsNull(compare.property()));
            Filter equal = new Filter.Compare(compare.property(), Comparison.EQUAL, compare.value(), compare.letters());
            return said(new Filter.And(List.of(has, new Filter.Not(equal))), holds);
        }
        return each(
                compare.property(),
                holds,
                q -> new Filter.Compare(
                        q.word(), compare.how(), literal(q, compare.value()), letters(q, compare.letters())));
    }

    private static Filter like(Filter.Like like, boolean holds) throws FilterException {
        List<Queryable> properties = known(like.property());
        if (properties.getFirst().type() == Queryable.Type.MOMENT) {
            Filter among = DatePattern.of(properties.getFirst(), like.pattern());
            return holds ? among : contrary(properties.getFirst(), among);
        }
        return each(
                like.property(),
                holds,
                q -> new Filter.Like(
                        q.word(),
                        q == Queryable.ANY_TEXT ? anywhere(like.pattern()) : like.pattern(),
                        q == Queryable.ANY_TEXT ? Case.CASE_AND_ACCENTS_IGNORED : like.letters()));
    }

    /** In all the words of a record, nothing begins or ends where a pattern does. */
    private static Pattern anywhere(Pattern pattern) {
        List<Pattern.Part> parts = new ArrayList<>(pattern.parts());
        parts.addFirst(new Pattern.Part.AnyCharacters());
        parts.addLast(new Pattern.Part.AnyCharacters());
        return new Pattern(parts);
    }

    private static Filter each(String name, boolean holds, Function<Queryable, Filter> condition)
            throws FilterException {
        List<Filter> parts = known(name).stream()
                .map(q -> holds ? condition.apply(q) : contrary(q, condition.apply(q)))
                .toList();
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return holds ? new Filter.Or(parts) : new Filter.And(parts);
    }

    private static Filter contrary(Queryable property, Filter condition) {
        return new Filter.Or(List.of(new Filter.Not(condition), new Filter.IsNull(property.word())));
    }

    private static List<Queryable> known(String name) throws FilterException {
        List<Queryable> properties = Names.of(name);
        if (properties.isEmpty()) {
            throw new FilterException("The property " + Quoted.of(name) + " is not known here.");
        }
        return properties;
    }

    private static Case letters(Queryable property, Case asked) {
        return switch (property) {
            case ANY_TEXT -> Case.CASE_AND_ACCENTS_IGNORED;
            case KIND, LANGUAGE -> Case.IGNORED;
            default -> asked;
        };
    }

    /** Words of other lists in ours: types of DCMI and ISO, languages in three letters. */
    private static Literal literal(Queryable property, Literal value) {
        if (!(value instanceof Literal.Text(String text))) {
            return value;
        }
        return switch (property) {
            case KIND -> new Literal.Text(kind(text));
            case LANGUAGE -> new Literal.Text(LanguageCodes.code(text).orElse(text));
            default -> value;
        };
    }

    private static String kind(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        String local = lower.startsWith(DCMI_TYPES) ? lower.substring(DCMI_TYPES.length()) : lower;
        return KINDS.getOrDefault(local, local);
    }
}
