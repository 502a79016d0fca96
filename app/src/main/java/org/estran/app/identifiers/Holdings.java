package org.estran.app.identifiers;

import java.util.List;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/** What came of asking DataCite for the DOIs of an account. */
sealed interface Holdings {

    /**
     * Some of them.
     *
     * @param next the cursor of the next page; null on the last
     */
    record Page(List<Doi> dois, @Nullable String next) implements Holdings {}

    /** It did not tell. */
    record Untold(Reply.Hindered why) implements Holdings {}
}
