package org.estran.app.accounts;

import java.util.Optional;

/**
 * Passes of people without an account. The doors only carry them, as a bearer token or in a cookie; what one opens is known
 * to the room that gave it.
 */
public interface Passes {

    /** What every pass begins with. */
    String PREFIX = "estran_pass_";

    /** The cookie a browser shows it in, to the pages of one record alone. */
    String COOKIE = "estran_pass";

    /** The id of the living pass behind that clear text. */
    Optional<String> find(String clearText);
}
