package org.estran.app.accounts.doors;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where somebody may be sent on to after signing in: an address of this centre and nowhere else. */
public final class LocalAddress {

    public static final String SIGN_IN = "/account/sign-in";
    private static final int LONGEST = 2000;

    /** One slash, then neither slash nor backslash, which browsers read as the beginning of another host. */
    private static final Pattern LOCAL = Pattern.compile("/(?:[!-\\[\\]-~&&[^/]][!-\\[\\]-~]*)?");

    private LocalAddress() {}

    /** The address if it is one of ours, else {@code otherwise}. */
    public static String orElse(@Nullable String address, String otherwise) {
        return address != null
                        && address.length() <= LONGEST
                        && LOCAL.matcher(address).matches()
                        && !address.startsWith(SIGN_IN)
                ? address
                : otherwise;
    }
}
