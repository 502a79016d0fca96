package org.estran.grids.cf;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.grids.DataVariable;

/**
 * How a dimensionless vertical coordinate gives heights or pressures (CF section 4.3.3 and appendix D).
 *
 * @param standardName which formula
 * @param terms the variables that stand for its terms, by the name of the term
 */
public record FormulaTerms(String standardName, Map<String, String> terms) {

    private static final Pattern TERM = Pattern.compile("([A-Za-z0-9_]+)\\s*:\\s*(\\S+)");
    private static final Set<String> FORMULAS = Set.of(
            "atmosphere_ln_pressure_coordinate",
            "atmosphere_sigma_coordinate",
            "atmosphere_hybrid_sigma_pressure_coordinate",
            "atmosphere_hybrid_height_coordinate",
            "atmosphere_sleve_coordinate",
            "ocean_sigma_coordinate",
            "ocean_s_coordinate",
            "ocean_s_coordinate_g1",
            "ocean_s_coordinate_g2",
            "ocean_sigma_z_coordinate",
            "ocean_double_sigma_coordinate");

    public FormulaTerms {
        terms = Map.copyOf(terms);
    }

    /** Empty when the variable has no formula of appendix D. */
    public static Optional<FormulaTerms> of(DataVariable vertical) {
        String name = vertical.attributes().text("standard_name").orElse("").toLowerCase(Locale.ROOT);
        String text = vertical.attributes().text("formula_terms").orElse("");
        Map<String, String> terms = new LinkedHashMap<>();
        Matcher m = TERM.matcher(text);
        while (m.find()) {
            terms.put(m.group(1), m.group(2));
        }
        return FORMULAS.contains(name) ? Optional.of(new FormulaTerms(name, terms)) : Optional.empty();
    }
}
