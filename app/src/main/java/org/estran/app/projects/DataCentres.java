package org.estran.app.projects;

import java.util.List;
import java.util.Optional;
import org.estran.app.accounts.Caller;
import org.jspecify.annotations.Nullable;

/** The data centres here: the {@link Projects} that are centres, each with its {@link Charter}. */
public interface DataCentres {

    /** All of them, by slug. */
    List<DataCentre> all();

    Optional<DataCentre> find(String slug);

    /**
     * Makes a data centre.
     *
     * @param logo null for none
     * @throws org.estran.terms.ProblemException {@code project-not-allowed}; {@code project-invalid} with all that is
     *     wrong of it
     */
    DataCentre make(Caller caller, DataCentre centre, @Nullable Logo logo);

    /**
     * Changes one; its slug stays. The names it had before go on making a record its own.
     *
     * @param logo in place of the former; null to keep it, unless the project names none any more
     * @param ifChange the {@link Project#change()} the caller has seen
     * @throws org.estran.terms.ProblemException as {@link Projects#change}
     */
    DataCentre change(Caller caller, DataCentre centre, @Nullable Logo logo, long ifChange);

    /** The prefix of its DOIs. */
    String prefix(DataCentre centre);
}
