package org.estran.app.deposit.sharing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a co-author may do with a deposit. */
public enum Rights {
    /** Describe it, add and remove files; not submit it, give it up or invite others. */
    EDIT,
    READ;

    /** The word used in rows, JSON and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Rights> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
