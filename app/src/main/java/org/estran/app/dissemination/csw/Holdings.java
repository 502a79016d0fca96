package org.estran.app.dissemination.csw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.origins.Origins;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.Literal;
import org.estran.filters.Quoted;
import org.estran.ows.Fault;
import org.estran.ows.OwsException;
import org.estran.ows.csw.CswRequest;
import org.estran.ows.csw.SortKey;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/** What requests find in the catalogue. */
@Component
class Holdings {

    private final Catalogue catalogue;
    private final Origins origins;

    Holdings(Catalogue catalogue, Origins origins) {
        this.catalogue = catalogue;
        this.origins = origins;
    }

    /** The state of the catalogue; another after every change. */
    String state() {
        return catalogue.state();
    }

    /** What to look for, in the catalogue's words. */
    SearchRequest asked(CswRequest.GetRecords request, Scope scope) throws OwsException {
        Filter filter = request.filter() == null ? new Filter.Constant(true) : said(request.filter());
        SearchRequest search = SearchRequest.EVERYTHING.text(request.text()).filter(scope.within(filter));
        List<Order> order = order(request.order());
        // Words put the best match first; else the order is one that stays when records change.
        return order.isEmpty() && request.text() == null
                ? search.order(List.of(Order.ascending(Queryable.IDENTIFIER)))
                : search.order(order);
    }

    /** What fits a condition of CSW, in the order of identifiers. */
    SearchRequest asked(Filter filter) throws OwsException {
        return SearchRequest.EVERYTHING.filter(said(filter)).order(List.of(Order.ascending(Queryable.IDENTIFIER)));
    }

    Matches matching(SearchRequest search, long offset) throws OwsException {
        try {
            return catalogue.matching(search, offset);
        } catch (ProblemException refused) {
            throw told(refused);
        }
    }

    List<CatalogueRecord> matching(Filter filter, Scope scope, int limit) throws OwsException {
        SearchRequest search =
                SearchRequest.EVERYTHING.filter(scope.within(said(filter))).limit(limit);
        return matching(search, 0).records();
    }

    /** The record with that identifier, where it stands and is of that part. */
    Optional<CatalogueRecord> find(String identifier, Scope scope) throws OwsException {
        Optional<CatalogueRecord> found = catalogue
                .find(identifier)
                .or(() -> origins.documentOf(identifier).flatMap(d -> catalogue.find(d.recordId())))
                .or(() -> catalogue.byIdentifier(identifier))
                .filter(record -> !record.isGone());
        if (found.isEmpty() || scope.isWhole()) {
            return found;
        }
        Filter only = new Filter.In(
                Queryable.ID.word(), List.of(new Literal.Text(found.get().id())), Filter.Case.EXACT);
        SearchRequest search =
                SearchRequest.EVERYTHING.filter(scope.within(only)).limit(1);
        return matching(search, 0).records().stream().findFirst();
    }

    Found found(SearchRequest search, long offset) throws OwsException {
        try {
            return catalogue.found(search, offset);
        } catch (ProblemException refused) {
            throw told(refused);
        }
    }

    private static Filter said(Filter filter) throws OwsException {
        try {
            return AskedFilter.of(filter);
        } catch (FilterException wrong) {
            throw new OwsException(Fault.invalid("Constraint", String.valueOf(wrong.getMessage())));
        }
    }

    private static List<Order> order(List<SortKey> keys) throws OwsException {
        List<Order> orders = new ArrayList<>();
        for (SortKey key : keys) {
            Queryable by = Names.of(key.property()).stream()
                    .map(Holdings::sortable)
                    .findFirst()
                    .orElse(null);
            if (by == null || !by.isSortable()) {
                throw new OwsException(
                        Fault.invalid("SortBy", "Records have no order by " + Quoted.of(key.property()) + "."));
            }
            orders.add(new Order(by, key.descending()));
        }
        if (!orders.isEmpty()) {
            // What is equal comes in the same order everywhere and always.
            orders.add(new Order(Queryable.IDENTIFIER, orders.getLast().descending()));
        }
        return orders;
    }

    /** A period sorts by its beginning. */
    private static Queryable sortable(Queryable property) {
        return property == Queryable.TIME ? Queryable.BEGIN : property;
    }

    /** A problem of the catalogue's in the words of the protocol. */
    static OwsException told(ProblemException refused) {
        Problem problem = refused.problem();
        return switch (problem.move()) {
            case CALLER -> new OwsException(Fault.invalid("Constraint", problem.detail()));
            case CAPACITY, UPSTREAM ->
                new OwsException(new Fault(org.estran.ows.ExceptionCode.BUSY, null, problem.detail()));
            case US -> throw refused;
        };
    }
}
