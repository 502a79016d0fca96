package org.estran.app.dissemination.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.filters.PropertyNames;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;

/**
 * Reads the parameters of a list of records (20-004r1, clause 8.4; 17-069r4, clause 7.15). One without a value is as if
 * it were not there; one that is unknown, is there twice or cannot be read is refused, all of them at once.
 */
final class ItemsParameters {

    /** Those that are no property. */
    static final Set<String> NAMES = new LinkedHashSet<>(List.of(
            "q",
            "bbox",
            "bbox-crs",
            "datetime",
            "type",
            "ids",
            "externalIds",
            "externalId",
            "sortby",
            "filter",
            "filter-lang",
            "filter-crs",
            "facets",
            "limit",
            "offset",
            "f",
            "lang"));

    static final int LIMIT = 10;

    private static final Set<String> CRS84 = Set.of(
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/OGC/0/CRS84h", "CRS84");

    private static final Filter.Case FOLDED = Filter.Case.CASE_AND_ACCENTS_IGNORED;

    private final Parameters parameters;
    private final List<Filter> conditions = new ArrayList<>();

    private ItemsParameters(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * @throws ProblemException {@code records-query-invalid} with a finding for every mistake
     */
    static ItemsRequest read(Map<String, String[]> given, Language language) {
        Parameters parameters = new Parameters(given, ItemsParameters::isKnown);
        ItemsRequest request = new ItemsParameters(parameters).request(language);
        parameters.check();
        return request;
    }

    private static boolean isKnown(String name) {
        return NAMES.contains(name)
                || RecordProperty.of(name).filter(RecordProperty::isParameter).isPresent();
    }

    private ItemsRequest request(Language language) {
        SearchParameters.Understood extent = SearchParameters.understand(
                Map.of("bbox", parameters.values("bbox"), "datetime", parameters.values("datetime")), language);
        parameters.refuse(extent.findings());
        crs("bbox-crs");
        words();
        oneOf("type", Queryable.KIND);
        oneOf("ids", Queryable.ID);
        identifiers("externalIds");
        identifiers("externalId");
        properties();
        filter();
        SearchRequest search = extent.request()
                .filter(conditions.isEmpty() ? null : new Filter.And(conditions))
                .order(order())
                .limit((int) Math.min(parameters.number("limit", 1, LIMIT), Catalogue.MOST_MATCHES));
        return new ItemsRequest(
                search.order().isEmpty() ? search.sort(SearchRequest.Sort.NEWEST) : search,
                parameters.number("offset", 0, 0),
                parameters.read(),
                facets());
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** Terms between commas, one of which is enough; the words of a term follow each other. */
    private void words() {
        parameters
                .value("q")
                .ifPresent(q -> conditions.add(new Filter.Or(
                        parts(q).<Filter>map(ItemsParameters::containing).toList())));
    }

    private static Filter containing(String term) {
        Pattern.Part any = new Pattern.Part.AnyCharacters();
        Pattern.Part words = new Pattern.Part.Characters(term.replaceAll("\\s+", " "));
        return new Filter.Like(Queryable.ANY_TEXT.word(), new Pattern(List.of(any, words, any)), FOLDED);
    }

    private void oneOf(String name, Queryable property) {
        parameters
                .value(name)
                .ifPresent(list -> conditions.add(in(property, parts(list).toList(), Filter.Case.EXACT)));
    }

    /** A value, or a scheme, a colon and a value; many values have colons of their own. */
    private void identifiers(String name) {
        parameters.value(name).ifPresent(list -> {
            List<String> wanted = parts(list)
                    .flatMap(one -> Stream.of(one, one.substring(one.indexOf(':') + 1)))
                    .toList();
            conditions.add(in(Queryable.IDENTIFIER, wanted, Filter.Case.IGNORED));
        });
    }

    private static Filter in(Queryable property, List<String> values, Filter.Case letters) {
        return new Filter.In(
                property.word(), values.stream().<Literal>map(Literal.Text::new).toList(), letters);
    }

    private void properties() {
        for (RecordProperty property : RecordProperty.values()) {
            if (!NAMES.contains(property.word())) {
                parameters.value(property.word()).ifPresent(text -> equal(property, text));
            }
        }
    }

    private void equal(RecordProperty property, String text) {
        if (property.queryable().type() == Queryable.Type.MOMENT) {
            try {
                TimeInterval.first(text);
            } catch (IllegalArgumentException noDate) {
                parameters.refuse("search-datetime", property.word(), text);
                return;
            }
        }
        conditions.add(new Filter.Compare(
                property.queryable().word(), Filter.Comparison.EQUAL, new Literal.Text(text), Filter.Case.EXACT));
    }

    private void filter() {
        crs("filter-crs");
        parameters
                .filter(name -> RecordProperty.of(name).isPresent())
                .ifPresent(filter -> conditions.add(PropertyNames.replaced(filter, ItemsParameters::queryable)));
    }

    private static String queryable(String name) {
        return RecordProperty.of(name).map(one -> one.queryable().word()).orElse(name);
    }

    private void crs(String name) {
        parameters
                .value(name)
                .filter(crs -> !CRS84.contains(crs))
                .ifPresent(crs -> parameters.refuse("records-crs", name, crs));
    }

    /** Names between commas, each perhaps behind a plus or a minus; an unescaped plus has become a space. */
    private List<Order> order() {
        List<Order> orders = new ArrayList<>();
        parameters.value("sortby").stream().flatMap(ItemsParameters::parts).forEach(key -> {
            boolean isSigned = key.startsWith("-") || key.startsWith("+");
            String name = (isSigned ? key.substring(1) : key).strip();
            RecordProperty.of(name)
                    .filter(RecordProperty::isSortable)
                    .ifPresentOrElse(
                            property -> orders.add(new Order(property.queryable(), key.startsWith("-"))),
                            () -> parameters.refuse("records-sortby", "sortby", name));
        });
        return orders;
    }

    /** The draft's part 2: names between commas; {@code true} for all. */
    private List<Facet> facets() {
        List<Facet> wanted = new ArrayList<>();
        parameters.value("facets").stream().flatMap(ItemsParameters::parts).forEach(name -> {
            if (name.equals("true")) {
                wanted.addAll(List.of(Facet.values()));
            } else if (!name.equals("false")) {
                Facet.of(name).ifPresentOrElse(wanted::add, () -> parameters.refuse("records-facet", "facets", name));
            }
        });
        return wanted;
    }
}
