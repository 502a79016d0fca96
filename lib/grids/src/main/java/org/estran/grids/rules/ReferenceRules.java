package org.estran.grids.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.CfFile;

/** Whether what a variable refers to is there: coordinates, bounds, grid mappings, ancillary variables, measures, terms. */
final class ReferenceRules {

    /** CF appendix F. */
    private static final Set<String> MAPPINGS = Set.of(
            "albers_conical_equal_area",
            "azimuthal_equidistant",
            "geostationary",
            "lambert_azimuthal_equal_area",
            "lambert_conformal_conic",
            "lambert_cylindrical_equal_area",
            "latitude_longitude",
            "mercator",
            "oblique_mercator",
            "orthographic",
            "polar_stereographic",
            "rotated_latitude_longitude",
            "sinusoidal",
            "stereographic",
            "transverse_mercator",
            "vertical_perspective");

    private final CfFile cf;
    private final FileRules.Telling telling;
    private final Set<String> external = new HashSet<>();

    ReferenceRules(CfFile cf, FileRules.Telling telling) {
        this.cf = cf;
        this.telling = telling;
        cf.file().attributes().text("external_variables").ifPresent(names -> external.addAll(words(names)));
    }

    void check() {
        for (DataVariable variable : cf.file().variables()) {
            names(variable, "coordinates", false);
            names(variable, "ancillary_variables", false);
            names(variable, "cell_measures", true);
            names(variable, "formula_terms", true);
            bounds(variable, "bounds");
            bounds(variable, "climatology");
            mapping(variable);
        }
    }

    /** @param paired whether the names stand behind words that end in a colon */
    private void names(DataVariable variable, String attribute, boolean paired) {
        List<String> absent = new ArrayList<>();
        for (String word : words(variable.attributes().text(attribute).orElse(""))) {
            boolean isName = !paired || !word.endsWith(":");
            if (isName && !external.contains(word) && find(variable, word).isEmpty()) {
                absent.add(word);
            }
        }
        if (!absent.isEmpty()) {
            telling.tell(Rule.REFERENCE, variable.name(), attribute + ": " + String.join(" ", absent));
        }
    }

    private void bounds(DataVariable variable, String attribute) {
        variable.attributes().text(attribute).ifPresent(name -> {
            DataVariable bounds = find(variable, name).orElse(null);
            if (bounds == null) {
                telling.tell(Rule.REFERENCE, variable.name(), attribute + ": " + name);
            } else if (!isAround(bounds.dimensions(), variable.dimensions())) {
                telling.tell(Rule.BOUNDS, variable.name(), name);
            }
        });
    }

    /** Its own dimensions, and one more for the corners. */
    private static boolean isAround(List<Dimension> bounds, List<Dimension> own) {
        return bounds.size() == own.size() + 1 && bounds.subList(0, own.size()).equals(own);
    }

    private void mapping(DataVariable variable) {
        String said = variable.attributes().text("grid_mapping").orElse("");
        for (String word : words(said)) {
            // The extended form is "mapping: coordinate coordinate"; its coordinates must be there as well.
            String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
            DataVariable found = find(variable, name).orElse(null);
            if (found == null) {
                telling.tell(Rule.REFERENCE, variable.name(), "grid_mapping: " + name);
            } else if (word.endsWith(":") || !said.contains(":")) {
                String kind = found.attributes().text("grid_mapping_name").orElse("");
                if (!MAPPINGS.contains(kind)) {
                    telling.tell(Rule.GRID_MAPPING, found.name(), kind);
                }
            }
        }
    }

    /** CF 2.7: in the group of whoever refers, then further out. */
    private Optional<DataVariable> find(DataVariable from, String name) {
        if (name.startsWith("/")) {
            return cf.file().variable(name).or(() -> cf.file().variable(name.substring(1)));
        }
        String group = from.group();
        while (!group.isEmpty()) {
            Optional<DataVariable> found = cf.file().variable(group + "/" + name);
            if (found.isPresent()) {
                return found;
            }
            group = group.substring(0, group.lastIndexOf('/'));
        }
        return cf.file().variable(name);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }
}
