package org.estran.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * French and English are equal: the same keys, every key that a template or a class names is there, none is left over, and
 * no text was merely copied into the other language.
 */
class MessageBundlesTest {

    private static final Path ROOT = Path.of(System.getProperty("estran.root", ".."));
    private static final Path APP = ROOT.resolve("app/src/main");

    /** Texts that are right in both languages. */
    private static final Set<String> SAME_IN_BOTH = Set.of(
            "Acquisition",
            "Actions",
            "Administration",
            "Classification",
            "Contact",
            "DOI",
            "Date",
            "Description",
            "Document",
            "Format",
            "Identification",
            "Instrument",
            "Journal",
            "Licence",
            "Observations",
            "Organisation",
            "Provenance",
            "Service",
            "Source",
            "Variable {0}",
            "Variables",
            "Version",
            "Version {0}",
            "Versions",
            "information",
            "licence",
            "public",
            "secret",
            "{0} document",
            "{0} documents",
            "{0} instrument",
            "{0} instruments",
            "{0} service",
            "{0} services");

    private static final Pattern LITERAL = Pattern.compile("(?<=\")([A-Za-z0-9._-]+)(?=\")");
    private static final Pattern KEY_USE =
            Pattern.compile("\\b(?:t|text|count)\\(\\s*\"([a-z0-9-]+\\.[a-z0-9.-]*[a-z0-9])\"\\s*[,)]");
    private static final Pattern FINDING =
            Pattern.compile("Finding\\s*\\.\\s*(?:blocking|advice)\\(\\s*\"([a-z0-9-]*[a-z0-9])\"\\s*[,)]");

    private final Map<String, String> french = bundles("fr");
    private final Map<String, String> english = bundles("en");
    private final Map<Path, String> sources = sources();

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(french.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    }

    @Test
    void everyRoomHasBothBundles() throws IOException {
        try (Stream<Path> files = Files.list(APP.resolve("resources/i18n"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names.stream().filter(n -> n.endsWith("_fr.properties")).map(n -> n.replace("_fr", "_en")))
                    .containsExactlyElementsOf(names.stream()
                            .filter(n -> n.endsWith("_en.properties"))
                            .toList());
        }
    }

    @Test
    void noTextWasMerelyCopiedIntoTheOtherLanguage() {
        List<String> copied = french.entrySet().stream()
                .filter(entry -> entry.getValue().matches(".*\\p{L}{3,}.*"))
                .filter(entry -> entry.getValue().equals(english.get(entry.getKey())))
                .filter(entry -> !SAME_IN_BOTH.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        assertThat(copied).as("the same text in French and English").isEmpty();
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        List<String> different = french.keySet().stream()
                .filter(key -> english.containsKey(key) && !key.endsWith(".one"))
                .filter(key -> !places(french.get(key)).equals(places(english.get(key))))
                .sorted()
                .toList();
        assertThat(different).isEmpty();
    }

    @Test
    void everyKeyThatIsNamedExists() {
        Set<String> missing = new TreeSet<>();
        sources.forEach((file, text) -> {
            if (file.startsWith("lib") || file.toString().contains("/lib/")) {
                // Libraries know no bundles; what they call text is of files and documents.
                return;
            }
            Matcher use = KEY_USE.matcher(text);
            while (use.find()) {
                if (!french.containsKey(use.group(1)) && !french.containsKey(use.group(1) + ".other")) {
                    missing.add(use.group(1) + " in " + ROOT.relativize(file));
                }
            }
        });
        assertThat(missing).as("keys without words").isEmpty();
    }

    @Test
    void everyFindingHasWords() {
        Set<String> missing = new TreeSet<>();
        sources.forEach((file, text) -> {
            Matcher finding = FINDING.matcher(text);
            while (finding.find()) {
                if (!french.containsKey("finding." + finding.group(1))) {
                    missing.add("finding." + finding.group(1) + " in " + ROOT.relativize(file));
                }
            }
        });
        assertThat(missing).as("findings without words").isEmpty();
    }

    @Test
    void noKeyIsLeftOver() {
        Set<String> literals = new HashSet<>();
        for (String text : sources.values()) {
            Matcher literal = LITERAL.matcher(text);
            while (literal.find()) {
                literals.add(literal.group(1));
            }
        }
        List<String> unused = french.keySet().stream()
                .filter(key -> !isUsed(key, literals) && !namesAState(key))
                .sorted()
                .toList();
        assertThat(unused).as("keys nobody names").isEmpty();
    }

    /** The words for a room's states are asked for by the constant's name: {@code identifiers.status.draft}. */
    private boolean namesAState(String key) {
        String[] parts = key.split("\\.");
        String room = "/app/" + parts[0] + "/";
        Pattern constant =
                Pattern.compile("\\b" + Pattern.quote(parts[parts.length - 1].toUpperCase(Locale.ROOT)) + "\\b");
        return parts.length > 2
                && sources.entrySet().stream()
                        .anyMatch(source -> source.getKey().toString().contains(room)
                                && source.getValue().contains("enum ")
                                && constant.matcher(source.getValue()).find());
    }

    private static boolean isUsed(String key, Set<String> literals) {
        String base = key.replaceAll("\\.(one|other)$", "");
        if (literals.contains(key) || literals.contains(base)) {
            return true;
        }
        int dot = base.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        // A problem or a finding is named by its code alone; other families by a prefix, as in t("kind." + word).
        boolean byCode = base.startsWith("problem.") || base.startsWith("finding.");
        if (byCode) {
            return literals.contains(base.substring(base.indexOf('.') + 1));
        }
        for (int at = dot; at > 0; at = base.lastIndexOf('.', at - 1)) {
            if (literals.contains(base.substring(0, at + 1))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher place = Pattern.compile("\\{\\d}").matcher(text);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static Map<String, String> bundles(String language) {
        Map<String, String> all = new HashMap<>();
        for (Path file : files(APP.resolve("resources/i18n"), "_" + language + ".properties")) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
            properties.forEach((key, text) -> assertThat(all.put(key.toString(), text.toString()))
                    .as("%s is said twice", key)
                    .isNull());
        }
        return all;
    }

    private static Map<Path, String> sources() {
        List<Path> all = new ArrayList<>();
        all.addAll(files(APP.resolve("java"), ".java"));
        all.addAll(files(APP.resolve("jte"), ".jte"));
        all.addAll(files(ROOT.resolve("lib"), ".java"));
        Map<Path, String> texts = new HashMap<>();
        for (Path file : all) {
            if (file.toString().contains("/src/main/")) {
                texts.put(file, read(file));
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
