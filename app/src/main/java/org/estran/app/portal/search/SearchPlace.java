package org.estran.app.portal.search;

import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Project;
import org.jspecify.annotations.Nullable;

/**
 * Where one searches: in the whole catalogue, or in a project.
 *
 * @param project null for the whole
 */
public record SearchPlace(@Nullable Project project) {

    static final SearchPlace WHOLE = new SearchPlace(null);

    /** Where the search page lies, and below it the pages of the records. */
    public String address() {
        return project == null ? "/records" : project.address() + "/records";
    }

    SearchRequest narrowed(SearchRequest request) {
        return project == null ? request : request.filter(project.scope().filter());
    }
}
