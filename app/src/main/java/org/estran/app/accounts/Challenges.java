package org.estran.app.accounts;

/** What {@code WWW-Authenticate} says of how to prove who one is (RFC 9110, section 11.6.1). */
public final class Challenges {

    /** An access token. */
    public static final String TOKEN = "Bearer realm=\"estran\"";

    /** Login and password, or login and access token. */
    public static final String PASSWORD = "Basic realm=\"estran\", charset=\"UTF-8\"";

    /** Where the clients of a protocol may know one of them alone. */
    public static final String FOR_PROTOCOLS = PASSWORD + ", " + TOKEN;

    private Challenges() {}
}
