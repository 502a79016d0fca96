package org.estran.app.notices;

import java.util.Locale;

/** Where a notice is on its way. */
public enum NoticeState {
    /** No mail server was configured when it was written; an administrator may read it here or send it later. */
    KEPT,
    WAITING,
    /** The mail server is being talked to. Found so after a crash, nobody knows whether it went: {@link #UNCERTAIN}. */
    SENDING,
    /** The mail server took it over. */
    SENT,
    /** It may have gone: the connection or the process ended before the server's answer. Sent again by a person only. */
    UNCERTAIN,
    /** The mail server refused it, or its reader has no address any more. */
    FAILED;

    /** The word used in the table and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NoticeState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
