package org.estran.app.projects;

import java.util.List;
import java.util.Optional;
import org.estran.app.accounts.Caller;
import org.jspecify.annotations.Nullable;

/** The projects and data centres of this centre. Projects and data centres share one set of slugs. */
public interface Projects {

    /** All of them, by slug. */
    List<Project> all();

    Optional<Project> find(String slug);

    /** The part of the catalogue that is that project's or data centre's. */
    Optional<Scope> scope(String slug);

    /** Every part but the whole, by slug. */
    List<Scope> scopes();

    /**
     * Makes a project or a data centre.
     *
     * @param logo null for none
     * @throws org.estran.terms.ProblemException {@code project-not-allowed}; {@code project-invalid} with all that is
     *     wrong of it
     */
    Project make(Caller caller, Project project, @Nullable Logo logo);

    /**
     * Changes what is said of one; its slug and kind stay.
     *
     * @param logo in place of the former; null to keep it, unless the project names none any more
     * @param ifChange the {@link Project#change()} the caller has seen
     * @throws org.estran.terms.ProblemException {@code project-not-allowed}, {@code project-not-found}, {@code
     *     project-invalid}; {@code project-outdated} where somebody changed it meanwhile
     */
    Project change(Caller caller, Project project, @Nullable Logo logo, long ifChange);

    /** Deletes it; its records stay in the catalogue. The same again changes nothing. */
    void delete(Caller caller, String slug);

    Optional<Logo> logo(String slug);
}
