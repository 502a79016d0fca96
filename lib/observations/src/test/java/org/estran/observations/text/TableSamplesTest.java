package org.estran.observations.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each real table in text is taken for, as {@code tables.tsv} has it, and what it gives when it is read so. */
class TableSamplesTest {

    private static final List<String> FOLDERS =
            List.of("argo", "ctd", "darwincore", "protocol/erddap-2.23", "protocol/thredds-5.5", "swot", "tle", "tsg");

    @TempDir
    Path scratch;

    @Test
    void everyTableIsTakenForSomethingOrRefusedWithTheReason() throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (Path file : tables(folder)) {
                outcomes.add(folder + "/" + file.getFileName() + "\t" + outcome(file));
            }
        }

        assertThat(outcomes).containsExactlyElementsOf(table());
    }

    /** Cut short and bent: refused or read as something, and never a failure of ours. */
    @Test
    void everyDamagedTableIsRefusedOrReadAsSomething() throws IOException {
        Random random = new Random(9);
        for (String folder : FOLDERS) {
            for (Path file : tables(folder)) {
                byte[] whole = Files.readAllBytes(file);
                byte[] damaged = Arrays.copyOf(whole, Math.min(whole.length, 1 + random.nextInt(50_000)));
                for (int bent = 0; bent < 20; bent++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                assertThat(outcome(Files.write(scratch.resolve("damaged"), damaged)))
                        .isNotBlank();
            }
        }
    }

    private static List<Path> tables(String folder) throws IOException {
        try (Stream<Path> all = Files.list(Shared.data("samples/" + folder))) {
            return all.filter(path -> path.getFileName().toString().matches(".*\\.(csv.?|tsv|txt|tsgqc|btl|ini)"))
                    .sorted()
                    .toList();
        }
    }

    private static String outcome(Path file) throws IOException {
        Guess guess;
        try {
            guess = Guess.of(file);
        } catch (RefusedFile refused) {
            return refused.reason() + "\t" + refused.getMessage();
        }
        String uses = guess.mapping().columns().stream()
                .filter(column -> column.use() != ColumnUse.TEXT && column.use() != ColumnUse.NUMBER)
                .map(column -> column.name() + "=" + column.use().word()
                        + (column.date() == null ? "" : ":" + column.date().word()))
                .collect(Collectors.joining(" "));
        String questions = guess.doubts().stream()
                .filter(Finding::isBlocking)
                .map(finding -> "?" + finding.code())
                .collect(Collectors.joining(" "));
        return String.join(
                "\t",
                name(guess.mapping().separator()),
                guess.mapping().columns().size() + " columns",
                (uses + " " + questions).strip(),
                read(file, guess.mapping()));
    }

    private static String name(char separator) {
        return switch (separator) {
            case '\t' -> "tabs";
            case ' ' -> "blanks";
            default -> String.valueOf(separator);
        };
    }

    private static String read(Path file, Mapping mapping) throws IOException {
        try (TableFile table = TableFile.of(file, mapping)) {
            Reading read = Reading.of(table);
            return read.type().cfName() + "\t" + read.features().size() + "\t" + read.rows();
        } catch (RefusedFile refused) {
            return refused.reason() + "\t" + refused.getMessage();
        }
    }

    private static List<String> table() throws IOException {
        try (InputStream in = TableSamplesTest.class.getResourceAsStream("/tables.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
