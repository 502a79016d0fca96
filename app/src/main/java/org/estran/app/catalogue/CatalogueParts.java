package org.estran.app.catalogue;

import java.util.Optional;
import org.estran.filters.Filter;

/** The parts of the catalogue that have a name; implemented by the room that makes them. */
public interface CatalogueParts {

    /** What a record of that part fulfils; empty where there is no part of that name. */
    Optional<Filter> part(String name);
}
