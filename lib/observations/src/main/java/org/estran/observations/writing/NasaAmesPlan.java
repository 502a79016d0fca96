package org.estran.observations.writing;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.estran.observations.text.ColumnComment;
import org.estran.observations.text.NasaAmesComments;
import org.jspecify.annotations.Nullable;

/** What a first reading finds: which file format index suits, what runs along the rows, how many rows each feature has. */
final class NasaAmesPlan {

    /** A grid that the header lists is no longer than that. */
    private static final int LONGEST_GRID = 1 << 13;

    private static final LocalDate NO_DATE = LocalDate.EPOCH;

    private final ObservationFile file;
    private final @Nullable NasaAmesVariable running;
    private final List<NasaAmesVariable> ofRows = new ArrayList<>();
    private final List<NasaAmesVariable> ofFeature = new ArrayList<>();
    private int[] rows = new int[16];
    private int features;
    private int longestId = 1;
    private int longestPlatform = 1;
    private final int[] longestText;
    private boolean areIdsCounted = true;
    private final Order ofRowsOrder = new Order();
    private final Order ofFeaturesOrder = new Order();
    private double[] grid = {};
    private boolean isGrid = true;
    private boolean isEveryFeatureWhole = true;
    private final List<String> only = new ArrayList<>();

    /** Whether numbers strictly grow, or strictly fall. */
    private static final class Order {
        private double last = Double.NaN;
        private int direction;
        private boolean isStrict = true;

        void take(double value) {
            if (!Double.isNaN(last)) {
                int sign = Double.compare(value, last);
                isStrict &= sign != 0 && (direction == 0 || Integer.signum(sign) == direction);
                direction = direction == 0 ? Integer.signum(sign) : direction;
            }
            last = value;
        }

        /** Another feature begins, whose values run by themselves. */
        void again() {
            last = Double.NaN;
            direction = 0;
        }
    }

    NasaAmesPlan(ObservationFile file) throws IOException {
        this.file = file;
        List<ObservedProperty> properties = file.properties();
        this.longestText = new int[properties.size()];
        for (int i = 0; i < properties.size(); i++) {
            ObservedProperty property = properties.get(i);
            List<NasaAmesVariable> variables = property.isOfFeature() ? ofFeature : ofRows;
            variables.add(new NasaAmesVariable(i, property, false));
            if (property.scheme() != null) {
                variables.add(new NasaAmesVariable(i, property, true));
            }
        }
        this.running = running();
        file.forEach(feature -> {
            see(feature);
            return true;
        });
    }

    /** The time of series and tracks, the level of profiles, else the first number of rows; null without one. */
    private @Nullable NasaAmesVariable running() {
        FeatureType type = file.featureType();
        NasaAmesVariable first = null;
        for (NasaAmesVariable variable : ofRows) {
            ObservedProperty property = variable.property;
            boolean isWanted = type.isOfProfiles() ? property.role().isVertical() : property.role() == Role.TIME;
            if (variable.isOfFlags || property.form() == Form.TEXT) {
                continue;
            }
            if (isWanted) {
                return variable;
            }
            first = first == null ? variable : first;
        }
        return first;
    }

    private void see(Feature feature) {
        if (!feature.isContinued()) {
            begin(feature);
        } else {
            isEveryFeatureWhole = false;
        }
        int before = rows[features - 1];
        rows[features - 1] += feature.rows();
        for (int row = 0; row < feature.rows(); row++) {
            for (NasaAmesVariable variable : ofRows) {
                variable.see(feature, row);
            }
            if (running != null) {
                run(running.value(feature, row, 0), before + row);
            }
        }
        if (isGrid && rows[features - 1] > grid.length) {
            isGrid = features == 1 && rows[0] <= LONGEST_GRID;
        }
    }

    private void begin(Feature feature) {
        if (features > 0) {
            isGrid &= rows[features - 1] == rows[0];
        }
        if (features == rows.length) {
            rows = Arrays.copyOf(rows, 2 * features);
        }
        features++;
        if (features == 1) {
            tellOnly(feature);
        }
        ofRowsOrder.again();
        for (NasaAmesVariable variable : ofFeature) {
            variable.see(feature, 0);
            if (!variable.isOfFlags && feature.columns().get(variable.index) instanceof Column.Texts texts) {
                longestText[variable.index] =
                        Math.max(longestText[variable.index], texts.at(0).length());
            }
        }
        if (!ofFeature.isEmpty()) {
            ofFeaturesOrder.take(ofFeature.getFirst().value(feature, 0, 0));
        }
        longestId = Math.max(longestId, feature.id().length());
        longestPlatform = Math.max(
                longestPlatform,
                feature.platform() == null ? 0 : feature.platform().length());
        areIdsCounted &= feature.platform() == null && feature.id().equals(Integer.toString(features));
    }

    /** What the first feature is and has as a whole, which stands in the header when it stays the only one. */
    private void tellOnly(Feature feature) {
        Map<String, String> one = new LinkedHashMap<>();
        one.put("id", feature.id());
        if (feature.platform() != null) {
            one.put("platform", feature.platform());
        }
        only.add(NasaAmesComments.line(NasaAmesComments.FEATURE, one));
        for (NasaAmesVariable variable : ofFeature) {
            if (!variable.isOfFlags) {
                only.add(NasaAmesComments.line(NasaAmesComments.CONSTANT, constant(variable, feature)));
            }
        }
    }

    private static Map<String, String> constant(NasaAmesVariable variable, Feature feature) {
        Map<String, String> said = new LinkedHashMap<>();
        Column column = feature.columns().get(variable.index);
        said.put(
                "value",
                switch (column) {
                    case Column.Texts texts -> texts.at(0);
                    case Column.Numbers numbers ->
                        Double.isNaN(numbers.at(0))
                                ? ""
                                : CsvWriter.number(numbers.at(0), variable.property.isSingle());
                    case Column.Instants instants ->
                        instants.at(0) == Column.NO_INSTANT
                                ? ""
                                : Instant.ofEpochMilli(instants.at(0)).toString();
                });
        QualityScheme scheme = variable.property.scheme();
        if (scheme != null) {
            said.put("flag", column.flag(0));
            ColumnComment.ofFlags(scheme, "").forEach(said::putIfAbsent);
            said.remove(ColumnComment.FLAGS_OF);
        }
        said.putAll(variable.said(""));
        return said;
    }

    private void run(double value, int row) {
        ofRowsOrder.take(value);
        if (features > 1) {
            isGrid &= row < grid.length && grid[row] == value;
        } else if (isGrid && row < LONGEST_GRID) {
            grid = row < grid.length ? grid : Arrays.copyOf(grid, row + 1);
            grid[row] = value;
        }
    }

    /** The file format index: what one feature, or many, can be written in with nothing left behind. */
    int index() {
        if (features <= 1) {
            return 1001;
        }
        boolean areNumbers = areIdsCounted
                && !ofFeature.isEmpty()
                && ofFeature.getFirst().isComplete()
                && ofFeaturesOrder.isStrict
                && ofFeature.stream().allMatch(v -> v.isOfFlags || v.property.form() != Form.TEXT);
        if (!areNumbers) {
            return 2160;
        }
        boolean isOfOneGrid = isGrid && isEveryFeatureWhole && rows[features - 1] == rows[0] && isRunning();
        return isOfOneGrid && grid.length > 1 ? 2010 : 2110;
    }

    /** Whether what is to run along the rows does: strictly, and everywhere; else rows are counted. */
    boolean isRunning() {
        return running != null && ofRows.size() > 1 && running.isComplete() && ofRowsOrder.isStrict;
    }

    @Nullable
    NasaAmesVariable runningVariable() {
        return isRunning() ? running : null;
    }

    List<NasaAmesVariable> variablesOfRows() {
        return ofRows;
    }

    List<NasaAmesVariable> variablesOfFeature() {
        return ofFeature;
    }

    int rowsOf(int feature) {
        return rows[feature];
    }

    /** Lines of the special comments about the only feature. */
    List<String> only() {
        return only;
    }

    double[] grid() {
        return grid;
    }

    int longestId() {
        return longestId;
    }

    int longestPlatform() {
        return longestPlatform;
    }

    int longestText(NasaAmesVariable variable) {
        return Math.max(1, longestText[variable.index]);
    }

    /** The file's own dates, else that of its first moment. */
    LocalDate date() {
        return toldDate() != null ? toldDate() : earliest();
    }

    private @Nullable LocalDate toldDate() {
        String told = file.facts().getOrDefault("dates", "");
        if (!told.matches("\\d{4}(\\s+\\d{1,2}){2}\\s+\\d{4}(\\s+\\d{1,2}){2}\\s*")) {
            return null;
        }
        String[] words = told.split("\\s+");
        try {
            return LocalDate.of(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        } catch (DateTimeException none) {
            return null;
        }
    }

    private LocalDate earliest() {
        long first = Long.MAX_VALUE;
        for (List<NasaAmesVariable> variables : List.of(ofRows, ofFeature)) {
            for (NasaAmesVariable variable : variables) {
                if (variable.property.role() == Role.TIME) {
                    first = Math.min(first, variable.earliest());
                }
            }
        }
        if (first == Long.MAX_VALUE) {
            return NO_DATE;
        }
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(first), ZoneOffset.UTC);
        return date.getYear() >= 1 && date.getYear() <= 9999 ? date : NO_DATE;
    }
}
