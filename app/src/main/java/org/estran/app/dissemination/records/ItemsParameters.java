package org.estran.app.dissemination.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;
import org.estran.filters.PropertyNames;
import org.estran.filters.cql2.Cql2Json;
import org.estran.filters.cql2.Cql2Text;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;

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

    private final Map<String, String[]> given;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> read = new LinkedHashMap<>();
    private final List<Filter> conditions = new ArrayList<>();

    private ItemsParameters(Map<String, String[]> given) {
        this.given = given;
    }

    /**
     * @throws ProblemException {@code records-query-invalid} with a finding for every mistake
     */
    static ItemsRequest read(Map<String, String[]> given, Language language) {
        ItemsParameters reader = new ItemsParameters(given);
        ItemsRequest request = reader.request(language);
        if (!reader.findings.isEmpty()) {
            throw ProblemException.invalid(
                    "records-query-invalid", "The parameters cannot be understood.", reader.findings);
        }
        return request;
    }

    private ItemsRequest request(Language language) {
        given.forEach(this::take);
        SearchParameters.Understood extent =
                SearchParameters.understand(Map.of("bbox", values("bbox"), "datetime", values("datetime")), language);
        findings.addAll(extent.findings());
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
                .limit((int) Math.min(number("limit", 1, LIMIT), Catalogue.MOST_MATCHES));
        return new ItemsRequest(
                search.order().isEmpty() ? search.sort(SearchRequest.Sort.NEWEST) : search,
                number("offset", 0, 0),
                read,
                facets());
    }

    private void take(String name, String[] values) {
        if (!NAMES.contains(name)
                && RecordProperty.of(name).filter(RecordProperty::isParameter).isEmpty()) {
            findings.add(Finding.blocking("search-parameter", "/" + name, name));
        } else if (values.length > 1) {
            findings.add(Finding.blocking("search-repeated", "/" + name, name));
        } else if (values.length == 1 && !values[0].isBlank()) {
            read.put(name, values[0].strip());
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(read.get(name));
    }

    private List<String> values(String name) {
        return value(name).stream().toList();
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }

    /** Terms between commas, one of which is enough; the words of a term follow each other. */
    private void words() {
        value("q")
                .ifPresent(q -> conditions.add(new Filter.Or(
                        parts(q).<Filter>map(ItemsParameters::containing).toList())));
    }

    private static Filter containing(String term) {
        Pattern.Part any = new Pattern.Part.AnyCharacters();
        Pattern.Part words = new Pattern.Part.Characters(term.replaceAll("\\s+", " "));
        return new Filter.Like(Queryable.ANY_TEXT.word(), new Pattern(List.of(any, words, any)), FOLDED);
    }

    private void oneOf(String name, Queryable property) {
        value(name).ifPresent(list -> conditions.add(in(property, parts(list).toList(), Filter.Case.EXACT)));
    }

    /** A value, or a scheme, a colon and a value; many values have colons of their own. */
    private void identifiers(String name) {
        value(name).ifPresent(list -> {
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
                value(property.word()).ifPresent(text -> equal(property, text));
            }
        }
    }

    private void equal(RecordProperty property, String text) {
        if (property.queryable().type() == Queryable.Type.MOMENT) {
            try {
                org.estran.terms.TimeInterval.first(text);
            } catch (IllegalArgumentException noDate) {
                findings.add(Finding.blocking("search-datetime", "/" + property.word(), text));
                return;
            }
        }
        conditions.add(new Filter.Compare(
                property.queryable().word(), Filter.Comparison.EQUAL, new Literal.Text(text), Filter.Case.EXACT));
    }

    private void filter() {
        crs("filter-crs");
        String language = value("filter-lang").orElse("cql2-text");
        if (!language.equals("cql2-text") && !language.equals("cql2-json")) {
            findings.add(Finding.blocking("records-filter-lang", "/filter-lang", language));
            return;
        }
        value("filter").ifPresent(text -> {
            try {
                Filter filter = language.equals("cql2-json")
                        ? Cql2Json.read(text, FilterLimits.USUAL)
                        : Cql2Text.read(text, FilterLimits.USUAL);
                PropertyNames.of(filter).stream()
                        .filter(name -> RecordProperty.of(name).isEmpty())
                        .forEach(name -> findings.add(Finding.blocking("filter-property-unknown", "/filter", name)));
                conditions.add(PropertyNames.replaced(filter, ItemsParameters::queryable));
            } catch (FilterException notUnderstood) {
                findings.add(Finding.blocking("records-filter", "/filter", String.valueOf(notUnderstood.getMessage())));
            }
        });
    }

    private static String queryable(String name) {
        return RecordProperty.of(name).map(one -> one.queryable().word()).orElse(name);
    }

    private void crs(String name) {
        value(name)
                .filter(crs -> !CRS84.contains(crs))
                .ifPresent(crs -> findings.add(Finding.blocking("records-crs", "/" + name, crs)));
    }

    /** Names between commas, each perhaps behind a plus or a minus; an unescaped plus has become a space. */
    private List<Order> order() {
        List<Order> orders = new ArrayList<>();
        value("sortby").stream().flatMap(ItemsParameters::parts).forEach(key -> {
            boolean isSigned = key.startsWith("-") || key.startsWith("+");
            String name = (isSigned ? key.substring(1) : key).strip();
            RecordProperty.of(name)
                    .filter(RecordProperty::isSortable)
                    .ifPresentOrElse(
                            property -> orders.add(new Order(property.queryable(), key.startsWith("-"))),
                            () -> findings.add(Finding.blocking("records-sortby", "/sortby", name)));
        });
        return orders;
    }

    /** The draft's part 2: names between commas; {@code true} for all. */
    private List<Facet> facets() {
        List<Facet> wanted = new ArrayList<>();
        value("facets").stream().flatMap(ItemsParameters::parts).forEach(name -> {
            if (name.equals("true")) {
                wanted.addAll(List.of(Facet.values()));
            } else if (!name.equals("false")) {
                Facet.of(name)
                        .ifPresentOrElse(
                                wanted::add, () -> findings.add(Finding.blocking("records-facet", "/facets", name)));
            }
        });
        return wanted;
    }

    private long number(String name, long least, long otherwise) {
        String text = value(name).orElse(Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        findings.add(Finding.blocking("records-number", "/" + name, text, Long.toString(least)));
        return Math.max(least, otherwise);
    }
}
