package org.estran.ows;

import org.jspecify.annotations.Nullable;

/**
 * One mistake of a request.
 *
 * @param locator the parameter it is in, as the standard spells it; null where it is in none
 * @param text for whoever wrote the request
 */
public record Fault(ExceptionCode code, @Nullable String locator, String text) {

    public static Fault invalid(String locator, String text) {
        return new Fault(ExceptionCode.INVALID_PARAMETER_VALUE, locator, text);
    }

    public static Fault missing(String locator) {
        return new Fault(ExceptionCode.MISSING_PARAMETER_VALUE, locator, "The parameter " + locator + " is missing.");
    }

    /** Not what the schema of the request says. */
    public static Fault malformed(@Nullable String locator, String text) {
        return new Fault(ExceptionCode.NO_APPLICABLE_CODE, locator, text);
    }
}
