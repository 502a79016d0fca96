package org.estran.grids.rules;

import static org.estran.grids.rules.Rule.Weight.RECOMMENDED;
import static org.estran.grids.rules.Rule.Weight.REQUIRED;

/** The rules that are looked at. */
public enum Rule {
    CONVENTIONS("cf-conventions", "CF 2.6.1", RECOMMENDED),
    NAME("cf-name", "CF 2.3", RECOMMENDED),
    DIMENSION_TWICE("cf-dimension-twice", "CF 2.4", REQUIRED),
    DIMENSION_ORDER("cf-dimension-order", "CF 2.4", RECOMMENDED),
    FILL_TYPE("cf-fill-type", "CF 2.5.1", REQUIRED),
    VALID_RANGE("cf-valid-range", "CF 2.5.1", REQUIRED),
    UNITS("cf-units", "CF 3.1", REQUIRED),
    DESCRIPTION("cf-description", "CF 3.2", RECOMMENDED),
    STANDARD_NAME("cf-standard-name", "CF 3.3", REQUIRED),
    UNITS_OF_NAME("cf-units-of-name", "CF 3.3", REQUIRED),
    FLAGS("cf-flags", "CF 3.5", REQUIRED),
    AXIS("cf-axis", "CF 4", REQUIRED),
    LATITUDE_UNITS("cf-latitude-units", "CF 4.1", REQUIRED),
    LONGITUDE_UNITS("cf-longitude-units", "CF 4.2", REQUIRED),
    POSITIVE("cf-positive", "CF 4.3", REQUIRED),
    TIME_UNITS("cf-time-units", "CF 4.4", REQUIRED),
    CALENDAR("cf-calendar", "CF 4.4.1", REQUIRED),
    COORDINATE_ORDER("cf-coordinate-order", "CF 5", REQUIRED),
    COORDINATE_GAPS("cf-coordinate-gaps", "CF 2.5.1", REQUIRED),
    REFERENCE("cf-reference", "CF 5", REQUIRED),
    GRID_MAPPING("cf-grid-mapping", "CF 5.6", REQUIRED),
    BOUNDS("cf-bounds", "CF 7.1", REQUIRED),
    CELL_METHODS("cf-cell-methods", "CF 7.3", REQUIRED),
    PACKING("cf-packing", "CF 8.1", REQUIRED),
    FEATURE_TYPE("cf-feature-type", "CF 9.4", REQUIRED),
    FEATURE_ROLE("cf-feature-role", "CF 9.5", RECOMMENDED),
    ACDD_HIGHLY("acdd-highly", "ACDD 1.3", RECOMMENDED),
    ACDD_RECOMMENDED("acdd-recommended", "ACDD 1.3", RECOMMENDED),
    ACDD_EXTENT("acdd-extent", "ACDD 1.3", REQUIRED),
    ACDD_TIME("acdd-time", "ACDD 1.3", REQUIRED);

    /** Whether the standard says "must" or "should". */
    public enum Weight {
        REQUIRED,
        RECOMMENDED
    }

    private final String code;
    private final String clause;
    private final Weight weight;

    Rule(String code, String clause, Weight weight) {
        this.code = code;
        this.clause = clause;
        this.weight = weight;
    }

    /** Stable, kebab-case. */
    public String code() {
        return code;
    }

    /** Where it is written. */
    public String clause() {
        return clause;
    }

    public Weight weight() {
        return weight;
    }
}
