package org.estran.app.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estran.app.catalogue.Parts;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.terms.Ror;

/**
 * Which records are a project's: those that a search finds, those that are named, and those in which its organisations
 * take part; each of these is enough.
 *
 * @param search the parameters of the search page as its address has them; empty for none
 * @param members ids of records
 * @param organisations names as they stand in records, and identifiers of ROR
 */
public record Membership(String search, List<String> members, List<String> organisations) {

    public static final Membership NONE = new Membership("", List.of(), List.of());

    public Membership {
        search = AddressedSearch.parameters(search);
        members = List.copyOf(members);
        organisations = List.copyOf(organisations);
    }

    public boolean isEmpty() {
        return search.isEmpty() && members.isEmpty() && organisations.isEmpty();
    }

    /** The same, and records in which an organisation of one of these names takes part. */
    Membership orNaming(List<String> names) {
        return new Membership(
                search,
                members,
                Stream.concat(organisations.stream(), names.stream()).distinct().toList());
    }

    /** What a member fulfils, whatever cannot be understood of the search left out; never fulfilled where it is empty. */
    public Filter filter() {
        List<Filter> ways = new ArrayList<>();
        if (!search.isEmpty()) {
            ways.add(SearchFilter.of(AddressedSearch.read(search).request()));
        }
        if (!members.isEmpty()) {
            ways.add(oneOf(Queryable.ID, members, Filter.Case.EXACT));
        }
        List<String> rors = organisations.stream()
                .flatMap(one -> Ror.parse(one).map(Ror::text).stream())
                .toList();
        List<String> names =
                organisations.stream().filter(one -> Ror.parse(one).isEmpty()).toList();
        if (!names.isEmpty()) {
            ways.add(oneOf(Queryable.ORGANISATION, names, Filter.Case.CASE_AND_ACCENTS_IGNORED));
        }
        if (!rors.isEmpty()) {
            ways.add(oneOf(Queryable.ORGANISATION_ID, rors, Filter.Case.EXACT));
        }
        return ways.size() == 1 ? ways.getFirst() : new Filter.Or(ways);
    }

    /**
     * What a member fulfils, or a record that was brought in for that part of the catalogue or put into it by hand; not one
     * that was taken out of it by hand.
     */
    Filter orBroughtInFor(String slug) {
        Filter brought = oneOf(Queryable.PART, List.of(slug), Filter.Case.EXACT);
        if (isEmpty()) {
            return brought;
        }
        Filter out = oneOf(Queryable.PART, List.of(Parts.out(slug)), Filter.Case.EXACT);
        // Of a record that is in no part nothing is known, and neither this nor its contrary holds.
        Filter stays = new Filter.Or(List.of(new Filter.IsNull(Queryable.PART.word()), new Filter.Not(out)));
        return new Filter.And(List.of(new Filter.Or(List.of(filter(), brought)), stays));
    }

    private static Filter oneOf(Queryable property, List<String> values, Filter.Case letters) {
        return new Filter.In(
                property.word(), values.stream().<Literal>map(Literal.Text::new).toList(), letters);
    }
}
