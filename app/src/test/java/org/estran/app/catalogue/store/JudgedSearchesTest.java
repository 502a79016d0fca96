package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How well the first ten answers are what people wanted, over the samples of the project: nDCG@10 of ours and of plain BM25,
 * for the searches that were looked at while tuning and for those that were not.
 */
class JudgedSearchesTest {

    private static final Logger LOG = LoggerFactory.getLogger(JudgedSearchesTest.class);
    private static final int DEPTH = 10;

    @TempDir
    static Path folder;

    private static CatalogueOnDisk disk;
    private static PlainBm25 plain;

    /** One line of the judged set. */
    private record Judged(Language language, String typed, Map<String, Integer> grades) {

        static Judged read(String line) {
            String[] parts = line.split("\t", -1);
            Map<String, Integer> grades = new LinkedHashMap<>();
            for (String one : parts[2].split(" ", -1)) {
                String[] judgement = one.split(":", -1);
                grades.put(judgement[0], Integer.valueOf(judgement[1]));
            }
            return new Judged(Language.of(parts[0]).orElseThrow(), parts[1], grades);
        }

        /** Gain 2^grade − 1, discounted by the logarithm of the place; 1 for the best order there is. */
        double ndcg(List<String> answers) {
            List<Integer> found = answers.stream()
                    .limit(DEPTH)
                    .map(id -> grades.getOrDefault(id, 0))
                    .toList();
            List<Integer> best = grades.values().stream()
                    .sorted(java.util.Comparator.reverseOrder())
                    .limit(DEPTH)
                    .toList();
            return gain(found) / gain(best);
        }

        private static double gain(List<Integer> grades) {
            double sum = 0;
            for (int place = 0; place < grades.size(); place++) {
                sum += (Math.scalb(1.0, grades.get(place)) - 1) / (Math.log(place + 2.0) / Math.log(2));
            }
            return sum;
        }
    }

    @BeforeAll
    static void publish() throws IOException {
        Map<String, MetadataRecord> samples = samples();
        disk = new CatalogueOnDisk(folder);
        disk.transaction.executeWithoutResult(status ->
                samples.forEach((id, record) -> disk.catalogue.put(CatalogueEntry.described("s_" + id, record))));
        disk.catalogue.catchUp();
        plain = new PlainBm25(samples);
    }

    @AfterAll
    static void close() throws IOException {
        disk.close();
        plain.close();
    }

    @Test
    void whatPeopleWantIsAmongTheFirstTen() throws IOException {
        double tuned = mean("tuning.tsv", JudgedSearchesTest::ours);
        double heldOut = mean("held-out.tsv", JudgedSearchesTest::ours);
        double plainTuned = mean("tuning.tsv", judged -> plain.first(judged.typed(), DEPTH));
        double plainHeldOut = mean("held-out.tsv", judged -> plain.first(judged.typed(), DEPTH));
        LOG.info(
                "nDCG@10: ours {} looked at, {} held out; plain BM25 {} and {}",
                "%.3f".formatted(tuned),
                "%.3f".formatted(heldOut),
                "%.3f".formatted(plainTuned),
                "%.3f".formatted(plainHeldOut));
        assertThat(tuned - plainTuned).isGreaterThanOrEqualTo(0.1);
        assertThat(heldOut - plainHeldOut).isGreaterThanOrEqualTo(0.1);
    }

    private static double mean(String file, Function<Judged, List<String>> search) throws IOException {
        return judged(file).stream()
                .mapToDouble(judged -> {
                    List<String> answers = search.apply(judged);
                    if (file.equals("tuning.tsv")) {
                        LOG.debug("{} {}: {}", "%.2f".formatted(judged.ndcg(answers)), judged.typed(), answers);
                    }
                    return judged.ndcg(answers);
                })
                .average()
                .orElseThrow();
    }

    private static List<String> ours(Judged judged) {
        SearchRequest request = SearchRequest.EVERYTHING
                .text(judged.typed())
                .language(judged.language())
                .limit(DEPTH);
        return disk.catalogue.search(request).items().stream()
                .map(CatalogueRecord::id)
                .map(id -> id.substring(2))
                .toList();
    }

    private static List<Judged> judged(String file) throws IOException {
        try (Stream<String> lines =
                Files.lines(Path.of("src/test/resources/judged").resolve(file))) {
            return lines.map(Judged::read).toList();
        }
    }

    private static Map<String, MetadataRecord> samples() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize().resolve("samples");
        try (Stream<Path> described = Files.list(root.resolve("records"));
                Stream<Path> held = Files.list(root.resolve("data"))) {
            Map<String, Path> files = Stream.concat(
                            described.filter(file -> file.toString().endsWith(".json")),
                            held.map(data -> data.resolve("record.json")).filter(Files::exists))
                    .collect(Collectors.toMap(JudgedSearchesTest::name, Function.identity()));
            Map<String, MetadataRecord> samples = new java.util.TreeMap<>();
            files.forEach((name, file) -> samples.put(name, read(file)));
            return samples;
        }
    }

    private static String name(Path file) {
        Path named = file.endsWith("record.json") ? file.getParent() : file;
        return named.getFileName().toString().replace(".json", "");
    }

    private static MetadataRecord read(Path file) {
        try {
            return RecordJson.read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
