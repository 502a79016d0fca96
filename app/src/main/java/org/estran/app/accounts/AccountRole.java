package org.estran.app.accounts;

/** What an account may do here beyond reading. An account may hold several roles. */
public enum AccountRole {
    /** Opens deposits and works on its own. */
    DEPOSITOR,
    /** Reviews what others deposited; may deposit as well. */
    MODERATOR,
    /** Keeps the accounts and the centre; may deposit as well. */
    ADMINISTRATOR
}
