package org.estran.app.dissemination.ogc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
