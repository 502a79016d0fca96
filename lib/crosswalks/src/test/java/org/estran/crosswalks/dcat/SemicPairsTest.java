package org.estran.crosswalks.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.iso.IsoReader;
import org.estran.judging.Shared;
import org.estran.records.AccessCondition;
import org.estran.records.MetadataRecord;
import org.junit.jupiter.api.Test;

/**
 * The pairs by which SEMIC shows how ISO 19139 becomes GeoDCAT-AP: we read the same documents and compare our graph with
 * theirs, triple by triple. What differs stands in {@code semic-differences.tsv} with its reason, and nothing else does.
 */
class SemicPairsTest {

    private static final Published PUBLISHED = new Published(
            "pair",
            null,
            URI.create("https://centre.example/records/pair"),
            "",
            Instant.parse("2021-04-01T10:00:00Z"),
            null,
            List.of(),
            "Catalogue d’exemple",
            AccessCondition.OPEN);

    /**
     * A difference that is meant.
     *
     * @param pair the folder it occurs in, {@code *} for any
     * @param theirs the triples that only they have, empty for none
     * @param ours those that only we have; beside {@code theirs}, what stands instead, with its groups
     */
    private record Explained(int line, String pair, String theirs, String ours, String reason) {

        boolean isOf(String folder) {
            return pair.equals("*") || List.of(pair.split(",")).contains(folder);
        }
    }

    @Test
    void ourGraphsAreTheirsButForWhatIsExplained() throws Exception {
        List<Explained> list = explanations();
        Set<Integer> needed = new HashSet<>();
        Map<String, List<String>> unexplained = new TreeMap<>();
        for (Path pair : pairs()) {
            String folder = pair.getFileName().toString();
            Map<String, String> theirs = NamedGraph.lines(
                    DcatReader.model(Files.readAllBytes(pair.resolve("expected_output.ttl")), RdfSyntax.TURTLE));
            Map<String, String> ours = NamedGraph.lines(DcatWriter.model(record(pair), PUBLISHED));
            Set<String> common = new HashSet<>(theirs.keySet());
            common.retainAll(ours.keySet());
            assertThat(common).as("triples of %s that both have", folder).hasSizeGreaterThan(30);
            theirs.keySet().removeAll(common);
            ours.keySet().removeAll(common);
            for (Explained one : list) {
                if (one.isOf(folder) && explain(one, theirs, ours)) {
                    needed.add(one.line());
                }
            }
            List<String> left = unexplained.computeIfAbsent(folder, f -> new ArrayList<>());
            theirs.values().forEach(line -> left.add("theirs: " + line));
            ours.values().forEach(line -> left.add("ours: " + line));
        }
        assertThat(unexplained.values()).as("what differs: %s", unexplained).allMatch(List::isEmpty);
        assertThat(list).as("explanations that nothing needs").allMatch(one -> needed.contains(one.line()));
    }

    /** Takes what is explained from both sides; false where there is nothing of it. */
    private static boolean explain(Explained one, Map<String, String> theirs, Map<String, String> ours) {
        if (one.theirs().isEmpty()) {
            return ours.values().removeIf(line -> Pattern.matches(one.ours(), line));
        }
        boolean isNeeded = false;
        Pattern pattern = Pattern.compile(one.theirs());
        for (Iterator<String> each = theirs.values().iterator(); each.hasNext(); ) {
            Matcher m = pattern.matcher(each.next());
            if (m.matches() && (one.ours().isEmpty() || ours.values().remove(expand(one.ours(), m)))) {
                each.remove();
                isNeeded = true;
            }
        }
        return isNeeded;
    }

    private static String expand(String template, Matcher m) {
        String text = template;
        for (int group = 1; group <= m.groupCount(); group++) {
            text = text.replace("$" + group, String.valueOf(m.group(group)));
        }
        return text;
    }

    private static MetadataRecord record(Path pair) throws Exception {
        return IsoReader.read(Files.readAllBytes(pair.resolve("input.xml"))).record();
    }

    private static List<Path> pairs() throws IOException {
        try (var folders = Files.list(Shared.data("records/semiceu-iso-to-dcatap"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Explained> explanations() {
        try (InputStream in =
                Objects.requireNonNull(SemicPairsTest.class.getResourceAsStream("semic-differences.tsv"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Explained> list = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                String[] cells = lines.get(i).split("\t", -1);
                if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                    list.add(new Explained(i + 1, cells[0], cells[1], cells[2], cells[3]));
                }
            }
            return list;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
