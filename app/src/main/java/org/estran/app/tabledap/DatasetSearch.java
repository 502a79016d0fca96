package org.estran.app.tabledap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estran.app.observations.store.Holding;
import org.estran.opendap.tabledap.TableMoments;
import org.estran.opendap.tabledap.TableRefused;
import org.estran.opendap.tabledap.TableStructure;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What ERDDAP's search and advanced search ask of datasets. Words are parts of anything that is told of a dataset, without
 * regard to case, all of them wanted; in quotes they make a phrase, behind a hyphen they are not wanted.
 *
 * @param attributes values that attributes must have, by ERDDAP's names
 * @param box west, south, east, north; NaN where nothing is asked
 */
record DatasetSearch(
        List<String> words,
        List<String> unwanted,
        Map<String, String> attributes,
        List<Double> box,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean isForTables) {

    /** What datasets are sorted into, by ERDDAP's names. */
    static final List<String> CATEGORIES =
            List.of("cdm_data_type", "institution", "keywords", "long_name", "standard_name", "variableName");

    private static final String ANY = "(ANY)";
    private static final Pattern WORD = Pattern.compile("(-?)(?:\"([^\"]*)\"|(\\S+))");

    /** What finds all of them. */
    static final DatasetSearch EVERYTHING = new DatasetSearch(
            List.of(), List.of(), Map.of(), List.of(Double.NaN, Double.NaN, Double.NaN, Double.NaN), null, null, true);

    /** The search by words alone. */
    static DatasetSearch words(@Nullable String text) {
        List<String> words = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        Matcher found = WORD.matcher(text == null || text.strip().equals("all") ? "" : text);
        while (found.find()) {
            String word = (found.group(2) == null ? found.group(3) : found.group(2)).toLowerCase(Locale.ROOT);
            (found.group(1).isEmpty() ? words : unwanted).add(word);
        }
        return new DatasetSearch(words, unwanted, Map.of(), EVERYTHING.box, null, null, true);
    }

    /** The advanced search. */
    static DatasetSearch advanced(Map<String, String[]> parameters, Instant now) throws TableRefused {
        DatasetSearch byWords = words(value(parameters, "searchFor"));
        Map<String, String> attributes = new LinkedHashMap<>();
        CATEGORIES.forEach(name -> {
            String value = value(parameters, name);
            if (value != null) {
                attributes.put(name, value);
            }
        });
        String categories = value(parameters, "ioos_category");
        if (categories != null) {
            attributes.put("ioos_category", categories);
        }
        String protocol = value(parameters, "protocol");
        return new DatasetSearch(
                byWords.words,
                byWords.unwanted,
                attributes,
                List.of(
                        number(parameters, "minLon"),
                        number(parameters, "minLat"),
                        number(parameters, "maxLon"),
                        number(parameters, "maxLat")),
                moment(parameters, "minTime", now),
                moment(parameters, "maxTime", now),
                protocol == null || protocol.equals("tabledap"));
    }

    private static @Nullable String value(Map<String, String[]> parameters, String name) {
        String[] values = parameters.get(name);
        String value = values == null || values.length == 0 ? "" : values[0].strip();
        return value.isEmpty() || value.equals(ANY) ? null : value;
    }

    private static double number(Map<String, String[]> parameters, String name) throws TableRefused {
        String value = value(parameters, name);
        try {
            return value == null ? Double.NaN : Double.parseDouble(value);
        } catch (NumberFormatException noNumber) {
            throw TableRefused.query(name + "=" + value + " is no number.");
        }
    }

    private static @Nullable Instant moment(Map<String, String[]> parameters, String name, Instant now)
            throws TableRefused {
        String value = value(parameters, name);
        if (value == null || value.equals("NaN")) {
            return null;
        }
        Optional<Instant> moment = TableMoments.read(value, now);
        return moment.orElseThrow(() -> TableRefused.query(name + "=" + value + " is no time."));
    }

    boolean finds(Dataset dataset) {
        return isForTables
                && attributes.entrySet().stream()
                        .allMatch(asked -> dataset.values(asked.getKey()).stream()
                                .anyMatch(value -> category(value).equals(category(asked.getValue()))))
                && isIn(dataset.cover())
                && told(dataset);
    }

    private boolean told(Dataset dataset) {
        if (words.isEmpty() && unwanted.isEmpty()) {
            return true;
        }
        String text = TableStructure.info(dataset.columns(), dataset.attributes()).stream()
                .map(row -> row[1] + " " + row[2] + "=" + row[4] + "\n")
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains) && unwanted.stream().noneMatch(text::contains);
    }

    /** Whether a word is in the title, where it tells most. */
    boolean isInTitle(Dataset dataset) {
        String title = dataset.title().toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(title::contains);
    }

    /** What has no place or time is in no box and no period. */
    private boolean isIn(Holding cover) {
        BoundingBox where = cover.box();
        boolean isPlaced = box.stream().allMatch(value -> Double.isNaN(value))
                || (where != null
                        && !(where.east() < box.get(0))
                        && !(where.north() < box.get(1))
                        && !(where.west() > box.get(2))
                        && !(where.south() > box.get(3)));
        Instant start = cover.start();
        Instant end = cover.end();
        boolean isTimed = (from == null && until == null)
                || (start != null
                        && end != null
                        && (from == null || !end.isBefore(from))
                        && (until == null || !start.isAfter(until)));
        return isPlaced && isTimed;
    }

    /** A value as addresses have it. */
    static String category(String value) {
        return value.toLowerCase(Locale.ROOT)
                .codePoints()
                .mapToObj(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' ? Character.toString(c) : "_")
                .collect(Collectors.joining())
                .replaceAll("_+", "_");
    }
}
