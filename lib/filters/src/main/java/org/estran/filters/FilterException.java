package org.estran.filters;

/** A query that cannot be understood, or asks too much. The message says what is wrong, for whoever wrote the query. */
public final class FilterException extends Exception {

    private static final long serialVersionUID = 1;

    public FilterException(String message) {
        super(message);
    }

    public FilterException(String message, Throwable cause) {
        super(message, cause);
    }
}
