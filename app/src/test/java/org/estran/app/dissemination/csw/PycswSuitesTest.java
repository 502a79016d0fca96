package org.estran.app.dissemination.csw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The suites of pycsw, asked of a centre that holds only their data: counts, identifiers, codes and locators are those of
 * pycsw, but for what {@code csw/pycsw-differences.tsv} lists with its reason.
 */
class PycswSuitesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cite", "apiso", "opensearcheo", "idswithpaths", "duplicatefileid", "utf-8"})
    void answersAsPycswDoes(String suite) throws Exception {
        Path files = Shared.data("records/pycsw-suites/" + suite);
        Map<String, String> different = new TreeMap<>();
        try (RunningCsw centre = RunningCsw.on(folder.resolve("home"))) {
            if (Files.exists(files.resolve("data"))) {
                centre.load(files.resolve("data"));
            }
            for (Map.Entry<String, String> asked : gets(files).entrySet()) {
                compare(
                        files,
                        "get_" + asked.getKey(),
                        centre.get("/csw?" + asked.getValue()).body(),
                        different);
            }
            for (Path post : posts(files)) {
                String body = centre.post("/csw", Files.readAllBytes(post), "application/xml")
                        .body();
                compare(files, "post_" + post.getFileName().toString().replace(".xml", ""), body, different);
            }
        }
        assertThat(different.entrySet().stream()
                        .map(e -> e.getKey() + "\t" + e.getValue())
                        .toList())
                .as("differences without a reason in csw/pycsw-differences.tsv")
                .noneMatch(line -> reasons(suite).stream().noneMatch(line::startsWith));
        assertThat(reasons(suite))
                .as("reasons for what is no longer different")
                .allMatch(reason -> different.keySet().stream().anyMatch(name -> (name + "\t").startsWith(reason)));
    }

    private static void compare(Path suite, String name, String answer, Map<String, String> different)
            throws Exception {
        Path expected = suite.resolve("expected/" + name + ".xml");
        if (!Files.exists(expected)) {
            return;
        }
        Map<String, String> ours = Facts.of(answer);
        Map<String, String> theirs = Facts.of(Files.readString(expected));
        for (String fact : theirs.keySet()) {
            String our = ours.getOrDefault(fact, "none");
            if (!our.equals(theirs.get(fact))) {
                different.put(name + "\t" + fact, theirs.get(fact) + "\t" + our);
            }
        }
    }

    /** Beginnings of differences: request and fact. */
    private static List<String> reasons(String suite) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/csw/pycsw-differences.tsv")).stream()
                    .filter(line -> line.startsWith(suite + "\t"))
                    .map(line -> line.split("\t"))
                    .map(columns -> columns[1] + "\t" + (columns[2].equals("*") ? "" : columns[2] + "\t"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> gets(Path suite) throws IOException {
        Map<String, String> requests = new LinkedHashMap<>();
        Path file = suite.resolve("get/requests.txt");
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int comma = line.indexOf(',');
                requests.put(
                        line.substring(0, comma),
                        line.substring(comma + 1).replace("[", "%5B").replace("]", "%5D"));
            }
        }
        return requests;
    }

    private static List<Path> posts(Path suite) throws IOException {
        if (!Files.exists(suite.resolve("post"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(suite.resolve("post"))) {
            return files.sorted().toList();
        }
    }
}
