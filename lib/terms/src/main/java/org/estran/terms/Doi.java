package org.estran.terms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A digital object identifier (ISO 26324). DOIs are case-insensitive, so this keeps the lower-case form and two that
 * differ in case alone are equal.
 */
public record Doi(String prefix, String suffix) {

    /** DataCite's prefix for trials: never resolves, never counts. */
    public static final String REHEARSAL_PREFIX = "10.5072";

    private static final Pattern FORM =
            Pattern.compile("(?:(?:https?://)?(?:dx\\.)?doi\\.org/|doi:\\s*)?(10\\.\\d{4,9}(?:\\.\\d+)*)/(\\S+)");

    public Doi {
        prefix = prefix.toLowerCase(Locale.ROOT);
        suffix = suffix.toLowerCase(Locale.ROOT);
    }

    /** Reads the bare form, {@code doi:} and the addresses of doi.org; empty when it is no DOI. */
    public static Optional<Doi> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        return m.matches() ? Optional.of(new Doi(m.group(1), m.group(2))) : Optional.empty();
    }

    public String text() {
        return prefix + "/" + suffix;
    }

    /** The address a reader follows; the form DataCite asks to display. */
    public String address() {
        return "https://doi.org/" + text();
    }

    public boolean isRehearsal() {
        return prefix.equals(REHEARSAL_PREFIX);
    }
}
