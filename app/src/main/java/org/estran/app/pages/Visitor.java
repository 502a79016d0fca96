package org.estran.app.pages;

import java.util.Set;

/** What a page shows of the signed-in person; the principal of the security context implements it. */
public interface Visitor {

    /** How the person is called on pages. */
    String displayName();

    /** The words of the person's roles: {@code depositor}, {@code moderator}, {@code administrator}. */
    Set<String> roleWords();
}
