package org.estran.vocabularies.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.estran.vocabularies.Thesaurus;
import org.jspecify.annotations.Nullable;

/**
 * A keyword list of NASA's GCMD: the first line tells version and scheme, the second the levels, from the widest to the
 * narrowest; the last column is the keyword's UUID. The whole path is a label too, for that is how records cite it.
 */
final class GcmdKeywords {

    private static final String PLACE = "https://gcmd.earthdata.nasa.gov/kms/concept/";
    private static final Pattern VERSION = Pattern.compile("Keyword Version: *([0-9.]+)");
    private static final Pattern SCHEME = Pattern.compile("concept_scheme/([A-Za-z]+)");

    private GcmdKeywords() {}

    static boolean isTheirs(String firstLine) {
        return firstLine.contains("Keyword Version:")
                && SCHEME.matcher(firstLine).find();
    }

    static Thesaurus read(BufferedReader text, String firstLine) throws IOException {
        String name = "gcmd-" + found(SCHEME, firstLine).toLowerCase(Locale.ROOT);
        text.readLine(); // its quotes are not closed as they should
        Gathering keywords = new Gathering();
        Map<List<String>, String> byPath = new HashMap<>();
        List<List<String>> paths = new ArrayList<>();
        try (CSVParser lines = CSVParser.builder()
                .setReader(text)
                .setFormat(CsvThesaurus.format(','))
                .get()) {
            int longName = -1;
            for (CSVRecord line : lines) {
                if (line.getRecordNumber() == 1) {
                    longName = line.toList().indexOf("Long_Name");
                } else if (line.size() > 1) {
                    List<String> path = path(line, longName);
                    String uri = PLACE + line.get(line.size() - 1).strip();
                    keyword(keywords.at(uri), line, path, longName);
                    byPath.putIfAbsent(path, uri);
                    paths.add(path);
                }
            }
        }
        paths.forEach(path -> broader(keywords, path, byPath));
        return keywords.finish(
                name,
                "https://gcmd.earthdata.nasa.gov/kms/concepts/concept_scheme/" + name.substring(5),
                Map.of("en", "GCMD " + name.substring(5)),
                found(VERSION, firstLine));
    }

    private static List<String> path(CSVRecord line, int longName) {
        List<String> path = new ArrayList<>();
        for (int at = 0; at < line.size() - 1; at++) {
            if (at != longName && !line.get(at).isBlank()) {
                path.add(line.get(at).strip());
            }
        }
        return path;
    }

    private static void keyword(Gathering.Gathered keyword, CSVRecord line, List<String> path, int longName) {
        keyword.isConcept = true;
        keyword.notation = line.get(line.size() - 1).strip();
        if (!path.isEmpty()) {
            keyword.label("en", path.getLast());
            if (path.size() > 1) {
                keyword.other("en", String.join(" > ", path));
            }
        }
        if (longName >= 0) {
            keyword.other("en", line.get(longName).strip());
        }
    }

    // The nearest level that has a keyword of its own; some levels have none.
    private static void broader(Gathering keywords, List<String> path, Map<List<String>, String> byPath) {
        String own = byPath.get(path);
        for (int length = path.size() - 1; length > 0 && own != null; length--) {
            @Nullable String above = byPath.get(path.subList(0, length));
            if (above != null && !above.equals(own)) {
                keywords.at(own).broader.add(above);
                return;
            }
        }
    }

    private static String found(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }
}
