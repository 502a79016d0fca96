package org.estran.app.dissemination.csw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.ows.Faults;
import org.estran.ows.OwsException;
import org.estran.ows.csw.Answers.Domain;
import org.estran.ows.csw.Answers.Range;
import org.estran.ows.csw.CswRequest;
import org.estran.ows.csw.Parameters;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.TopicCategories;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The values properties have in the catalogue: those in use of closed lists, the commonest of others, the ends of times.
 * Where neither is known, a property is told without values, as the standard allows.
 */
@Component
class Domains {

    private static final List<String> LANGUAGES = List.of("fr", "en", "de", "es", "it", "nl", "pt", "el", "fi", "no");

    private final Catalogue catalogue;

    Domains(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Domain> of(CswRequest.GetDomain request, Scope scope) throws OwsException {
        Faults faults = new Faults();
        List<Domain> domains = new ArrayList<>();
        for (String parameter : request.parameters()) {
            Optional<List<String>> values = Parameters.values(parameter, request.version());
            values.ifPresentOrElse(
                    known -> domains.add(new Domain(parameter, true, known, null)),
                    () -> faults.invalid("ParameterName", "No operation has the parameter " + parameter + "."));
        }
        for (String property : request.properties()) {
            List<Queryable> known = Names.of(property);
            if (known.isEmpty()) {
                faults.invalid("PropertyName", "The property " + property + " is not known here.");
            } else {
                domains.add(domain(property, known.getFirst(), scope));
            }
        }
        faults.check();
        return domains;
    }

    private Domain domain(String name, Queryable property, Scope scope) {
        return switch (property) {
            case KIND -> listed(name, property, Stream.of(Kind.values()).map(Kind::word), scope);
            case TOPIC -> listed(name, property, TopicCategories.ALL.stream().sorted(), scope);
            case LANGUAGE -> listed(name, property, LANGUAGES.stream(), scope);
            case KEYWORD -> common(name, Facet.KEYWORD, scope);
            case ORGANISATION -> common(name, Facet.ORGANISATION, scope);
            case LICENCE -> common(name, Facet.LICENCE, scope);
            case VARIABLE -> common(name, Facet.VARIABLE, scope);
            case BEGIN, END, ISSUED -> range(name, property, scope);
            default -> new Domain(name, false, null, null);
        };
    }

    private Domain listed(String name, Queryable property, Stream<String> values, Scope scope) {
        List<String> used =
                values.filter(value -> isUsed(property, value, scope)).toList();
        return new Domain(name, false, used, null);
    }

    private boolean isUsed(Queryable property, String value, Scope scope) {
        Filter equal = new Filter.In(property.word(), List.of(new Literal.Text(value)), Filter.Case.EXACT);
        return catalogue
                        .matching(
                                SearchRequest.EVERYTHING
                                        .filter(scope.within(equal))
                                        .limit(0),
                                0)
                        .matched()
                > 0;
    }

    private Domain common(String name, Facet facet, Scope scope) {
        List<FacetValue> values = catalogue
                .search(SearchRequest.EVERYTHING.filter(scope.filter()).limit(1))
                .facets()
                .getOrDefault(facet, List.of());
        return new Domain(
                name, false, values.stream().map(FacetValue::value).sorted().toList(), null);
    }

    private Domain range(String name, Queryable property, Scope scope) {
        String least = end(property, false, scope);
        String greatest = end(property, true, scope);
        return new Domain(name, false, null, least == null || greatest == null ? null : new Range(least, greatest));
    }

    private @Nullable String end(Queryable property, boolean last, Scope scope) {
        Filter has = new Filter.Not(new Filter.IsNull(property.word()));
        Matches found = catalogue.matching(
                SearchRequest.EVERYTHING
                        .filter(scope.within(has))
                        .order(List.of(new Order(property, last)))
                        .limit(1),
                0);
        return found.records().isEmpty()
                ? null
                : told(found.records().getFirst().record(), property);
    }

    private static @Nullable String told(MetadataRecord record, Queryable property) {
        TimeInterval period = record.period();
        return switch (property) {
            case ISSUED -> record.issued();
            case BEGIN ->
                period == null || period.start() == null ? null : period.start().toString();
            default ->
                period == null || period.end() == null ? null : period.end().toString();
        };
    }
}
