package org.estran.app.dissemination.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.PropertyNames;
import org.estran.filters.cql2.Cql2Json;
import org.estran.filters.cql2.Cql2Text;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;

/**
 * The parameters of a request, and what is wrong of them. One without a value is as if it were not there; one that is
 * unknown, or is there twice, is refused.
 */
public final class Parameters {

    private final Map<String, String> read = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    public Parameters(Map<String, String[]> given, Predicate<String> known) {
        given.forEach((name, values) -> {
            if (!known.test(name)) {
                refuse("search-parameter", name, name);
            } else if (values.length > 1) {
                refuse("search-repeated", name, name);
            } else if (values.length == 1 && !values[0].isBlank()) {
                read.put(name, values[0].strip());
            }
        });
    }

    /** Those that were understood, by their names. */
    public Map<String, String> read() {
        return read;
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(read.get(name));
    }

    /** The value as a list of one, or of none. */
    public List<String> values(String name) {
        return value(name).stream().toList();
    }

    /** A whole number that is not below the least one. */
    public long number(String name, long least, long otherwise) {
        String text = value(name).orElse(Long.toString(otherwise));
        try {
            long number = Long.parseLong(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        refuse("records-number", name, text, Long.toString(least));
        return Math.max(least, otherwise);
    }

    /**
     * The condition of {@code filter} in the language of {@code filter-lang} (21-065r2): CQL2 as text, or as JSON. Empty where
     * none is asked, or none that is understood.
     *
     * @param isProperty whether a property may be asked by
     */
    public Optional<Filter> filter(Predicate<String> isProperty) {
        String language = value("filter-lang").orElse("cql2-text");
        if (!language.equals("cql2-text") && !language.equals("cql2-json")) {
            refuse("records-filter-lang", "filter-lang", language);
            return Optional.empty();
        }
        String text = read.get("filter");
        if (text == null) {
            return Optional.empty();
        }
        try {
            Filter filter = language.equals("cql2-json")
                    ? Cql2Json.read(text, FilterLimits.USUAL)
                    : Cql2Text.read(text, FilterLimits.USUAL);
            List<String> unknown = PropertyNames.of(filter).stream()
                    .filter(isProperty.negate())
                    .toList();
            unknown.forEach(name -> refuse("filter-property-unknown", "filter", name));
            return unknown.isEmpty() ? Optional.of(filter) : Optional.empty();
        } catch (FilterException notUnderstood) {
            refuse("records-filter", "filter", String.valueOf(notUnderstood.getMessage()));
            return Optional.empty();
        }
    }

    public void refuse(String code, String name, String... arguments) {
        findings.add(Finding.blocking(code, "/" + name, arguments));
    }

    public void refuse(List<Finding> more) {
        findings.addAll(more);
    }

    /** @throws ProblemException {@code records-query-invalid} with a finding for every mistake, where there is one */
    public void check() {
        if (!findings.isEmpty()) {
            throw invalid(findings);
        }
    }

    public static ProblemException invalid(List<Finding> findings) {
        return ProblemException.invalid("records-query-invalid", "The parameters cannot be understood.", findings);
    }
}
