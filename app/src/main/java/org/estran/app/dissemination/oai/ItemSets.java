package org.estran.app.dissemination.oai;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.Moved;
import org.estran.app.catalogue.Queryable;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.oaipmh.OfferedSet;
import org.estran.records.Kind;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/**
 * The sets (section 2.6), a hierarchy of two: {@code kind} and {@code kind:dataset}, {@code project} and {@code
 * project:slug}, {@code centre} and {@code centre:slug}.
 */
@Component
class ItemSets {

    private static final String KIND = "kind";

    private final Catalogue catalogue;
    private final Projects projects;

    ItemSets(Catalogue catalogue, Projects projects) {
        this.catalogue = catalogue;
        this.projects = projects;
    }

    List<OfferedSet> offered() {
        List<OfferedSet> sets = new ArrayList<>();
        sets.add(new OfferedSet(KIND, "Everything, by kind"));
        for (Kind kind : Kind.values()) {
            sets.add(new OfferedSet(KIND + ":" + kind.word(), "Records of the kind " + kind.word()));
        }
        List<Scope> scopes = projects.scopes();
        add(sets, scopes, Scope.Kind.PROJECT, "Projects");
        add(sets, scopes, Scope.Kind.CENTRE, "Data centres");
        return sets;
    }

    private static void add(List<OfferedSet> sets, List<Scope> scopes, Scope.Kind kind, String name) {
        List<Scope> own = scopes.stream().filter(scope -> scope.kind() == kind).toList();
        if (!own.isEmpty()) {
            sets.add(new OfferedSet(kind.word(), name));
            own.forEach(
                    scope -> sets.add(new OfferedSet(spec(scope), scope.title().best(Language.EN))));
        }
    }

    private static String spec(Scope scope) {
        return scope.kind().word() + ":" + scope.slug();
    }

    /** What the records of a set fulfil; empty where there is no such set. */
    Optional<Filter> filter(String set) {
        if (set.equals(KIND)) {
            return Optional.of(Scope.WHOLE.filter());
        }
        if (set.startsWith(KIND + ":")) {
            return Kind.of(set.substring(KIND.length() + 1)).map(ItemSets::ofKind);
        }
        List<Filter> some = projects.scopes().stream()
                .filter(scope ->
                        set.equals(spec(scope)) || set.equals(scope.kind().word()))
                .map(Scope::filter)
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(new Filter.Or(some));
    }

    private static Filter ofKind(Kind kind) {
        return new Filter.Compare(
                Queryable.KIND.word(), Filter.Comparison.EQUAL, new Literal.Text(kind.word()), Filter.Case.EXACT);
    }

    /** The sets of some records. */
    record Memberships(Map<String, List<String>> ofProjects) {
        List<String> of(String id, String kind) {
            return Stream.concat(Stream.of(KIND, KIND + ":" + kind), ofProjects.getOrDefault(id, List.of()).stream())
                    .toList();
        }
    }

    Memberships of(Set<String> ids) {
        Map<String, List<String>> sets = new HashMap<>();
        Filter these = new Filter.In(
                Queryable.ID.word(),
                ids.stream().<Literal>map(Literal.Text::new).toList(),
                Filter.Case.EXACT);
        for (Scope scope : projects.scopes()) {
            ChangesRequest within = new ChangesRequest(null, null, scope.within(these), null, ids.size());
            for (Moved.At member : catalogue.moved(within).records()) {
                List<String> own = sets.computeIfAbsent(member.id(), id -> new ArrayList<>());
                String above = scope.kind().word();
                if (!own.contains(above)) {
                    own.add(above);
                }
                own.add(spec(scope));
            }
        }
        return new Memberships(sets);
    }
}
