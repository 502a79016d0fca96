package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A statement on quality ({@code DQ_Element} of ISO 19157).
 *
 * @param element its class without {@code DQ_}, e.g. {@code DomainConsistency}; null for a statement in words alone
 * @param measure the name of what was measured
 * @param result in words: the explanation or the description
 * @param value the figure, with its unit
 * @param pass whether it conforms to the specification; null where not evaluated
 * @param specification the title of what it should conform to
 * @param specificationUri its address
 * @param specificationDate its date
 * @param date when it was evaluated
 */
public record QualityReport(
        @Nullable String element,
        LocalizedText measure,
        LocalizedText result,
        @Nullable String value,
        @Nullable String unit,
        @Nullable Boolean pass,
        LocalizedText specification,
        @Nullable String specificationUri,
        @Nullable String specificationDate,
        @Nullable String date) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public QualityReport {
        measure = measure == null ? LocalizedText.NONE : measure;
        result = result == null ? LocalizedText.NONE : result;
        specification = specification == null ? LocalizedText.NONE : specification;
    }
}
