package org.estran.app.curation.batches;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Parts;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.curation.batches.BatchChange.What;
import org.estran.app.description.FieldChange;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;

/**
 * Records put into projects and taken out of them. A record is a member by what a curator decided of it, else by what it says or
 * by the harvest that brought it; no more is decided than it takes, so that putting it in and taking it out again leaves nothing
 * behind.
 */
final class ProjectMembers {

    private final Catalogue catalogue;
    private final Projects projects;

    ProjectMembers(Catalogue catalogue, Projects projects) {
        this.catalogue = catalogue;
        this.projects = projects;
    }

    /** @throws ProblemException {@code batch-invalid} for a project that is not here */
    void refuseUnknown(BatchChange change) {
        String slug = change.project();
        if (!slug.isEmpty() && projects.find(slug).isEmpty()) {
            String where = change.what() == What.ADD_TO_PROJECT ? "/to" : "/from";
            throw ProblemException.invalid(
                    "batch-invalid",
                    "The change cannot be made as it is described.",
                    List.of(Finding.blocking("batch-project-unknown", where, slug)));
        }
    }

    /** Those that are not yet in the project, or not yet out of it. */
    List<CatalogueRecord> differing(BatchChange change, List<CatalogueRecord> records) {
        Set<String> byThemselves = byThemselves(change.project(), records);
        return records.stream()
                .filter(record -> isMember(record, change.project(), byThemselves) != isIn(change))
                .toList();
    }

    /** How each of those differs: it comes into the project, or goes out of it. */
    static List<FieldChange> differences(BatchChange change) {
        return List.of(
                isIn(change)
                        ? new FieldChange("/projects", FieldChange.What.ADDED, null, change.project())
                        : new FieldChange("/projects", FieldChange.What.REMOVED, change.project(), null));
    }

    /** The record as it is once it was put into the project or taken out of it. */
    CatalogueRecord put(BatchChange change, CatalogueRecord record) {
        return put(record, change.project(), isIn(change));
    }

    /** The record as it is once that was taken back. */
    CatalogueRecord putBack(BatchChange change, CatalogueRecord record) {
        return put(record, change.project(), !isIn(change));
    }

    private CatalogueRecord put(CatalogueRecord record, String slug, boolean isIn) {
        boolean isByItself = byThemselves(slug, List.of(record)).contains(record.id());
        Parts.Decision decision =
                isByItself == isIn ? Parts.Decision.NONE : isIn ? Parts.Decision.IN : Parts.Decision.OUT;
        return catalogue.decide(record.id(), slug, decision, record.change());
    }

    private static boolean isIn(BatchChange change) {
        return change.what() == What.ADD_TO_PROJECT;
    }

    private static boolean isMember(CatalogueRecord record, String slug, Set<String> byThemselves) {
        return switch (record.parts().of(slug)) {
            case IN -> true;
            case OUT -> false;
            case NONE -> byThemselves.contains(record.id());
        };
    }

    /** Those that would be members if nobody had decided anything. */
    private Set<String> byThemselves(String slug, List<CatalogueRecord> records) {
        Set<String> members = new HashSet<>();
        records.stream().filter(record -> slug.equals(record.part())).forEach(record -> members.add(record.id()));
        Optional<Filter> condition = projects.find(slug).map(Project::condition);
        if (condition.isPresent() && !records.isEmpty()) {
            Filter these = new Filter.In(
                    Queryable.ID.word(),
                    records.stream()
                            .<Literal>map(record -> new Literal.Text(record.id()))
                            .toList(),
                    Filter.Case.EXACT);
            SearchRequest request = SearchRequest.EVERYTHING
                    .filter(new Filter.And(List.of(these, condition.get())))
                    .limit(records.size());
            members.addAll(catalogue.found(request, 0).records().stream()
                    .map(Found.At::id)
                    .collect(Collectors.toSet()));
        }
        return members;
    }
}
