package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.estran.judging.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real file reads as ncdump reads it; what does not is listed here with its reason. */
@Tag("outside")
class NcdumpTest {

    /** Files that cannot be opened, and why. */
    private static final Map<String, String> NOT_OPENED = Map.of(
            "dap4/test_atomic_types.nc",
            "jhdf 0.13.0 refuses an opaque type whose eight-byte tag has no NUL behind it");

    /** Types that are declared but not read. */
    private static final Map<String, String> NOT_READ = Map.of(
            "dap4/test_struct_nested.nc/x", "compound",
            "dap4/test_vlen1.nc/x", "variable-length list");

    @TempDir
    Path folder;

    @BeforeAll
    static void tools() {
        Ncdump.mustBeInstalled();
    }

    static Stream<String> files() throws IOException {
        Path samples = Shared.data("samples");
        try (Stream<Path> all = Files.walk(samples)) {
            return all
                    .filter(Files::isRegularFile)
                    .filter(NcdumpTest::isDataFile)
                    .map(f -> samples.relativize(f).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isDataFile(Path file) {
        try {
            return DataFiles.recognise(file).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsAsNcdumpDoes(String name) throws Exception {
        Path path = Shared.data("samples").resolve(name);
        if (NOT_OPENED.containsKey(name)) {
            assertThat(refusal(path)).isInstanceOf(UnreadableFile.class);
            return;
        }
        compare(name, path);
    }

    static Stream<String> templates() throws IOException {
        Path folder = Shared.data("samples/dsg_cdl");
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".cdl")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void readsWhatNcgenMakesOfTheTemplates(String name) throws Exception {
        Path nc = folder.resolve("template.nc");
        Ncdump.generate(Shared.data("samples/dsg_cdl").resolve(name), nc);
        compare(name, nc);
    }

    @Test
    void everyLimitListedIsStillOne() throws Exception {
        for (String name : NOT_OPENED.keySet()) {
            assertThat(refusal(Shared.data("samples").resolve(name))).isNotNull();
        }
    }

    private static Exception refusal(Path path) {
        try (DataFile file = DataFiles.open(path)) {
            return null;
        } catch (IOException refused) {
            return refused;
        }
    }

    private static void compare(String name, Path path) throws Exception {
        Ncdump.Dump expected = Ncdump.of(path);
        SoftAssertions softly = new SoftAssertions();
        try (DataFile file = DataFiles.open(path)) {
            Map<String, String> dimensions = new HashMap<>();
            file.dimensions().forEach(d -> dimensions.put(d.name(), d.length() + (d.unlimited() ? "+" : "")));
            softly.assertThat(dimensions).isEqualTo(expected.dimensions());
            softly.assertThat(file.variables().stream().map(DataVariable::name))
                    .containsExactlyInAnyOrderElementsOf(expected.variables().keySet());
            compareAttributes(softly, "global", file.attributes(), expected.attributes());
            for (DataVariable variable : file.variables()) {
                Ncdump.Variable other = expected.variables().get(variable.name());
                if (other == null) {
                    continue;
                }
                softly.assertThat(variable.dimensions().stream().map(NcdumpTest::simple))
                        .as(variable.name())
                        .containsExactlyElementsOf(other.dimensions());
                compareAttributes(softly, variable.name(), variable.attributes(), other.attributes());
                if (NOT_READ.containsKey(name + "/" + variable.name())) {
                    softly.assertThat(variable.type()).isEqualTo(DataType.OTHER);
                } else {
                    compareType(softly, variable, other);
                    compareValues(softly, file, variable, expected.data().getOrDefault(variable.name(), List.of()));
                }
            }
        }
        softly.assertAll();
    }

    private static void compareType(SoftAssertions softly, DataVariable variable, Ncdump.Variable other) {
        String type = variable.type().name().toLowerCase(java.util.Locale.ROOT);
        if (!other.type().equals("cloud_class_t")) {
            softly.assertThat(type).as(variable.name()).isEqualTo(other.type());
        }
    }

    private static String simple(Dimension dimension) {
        return dimension.name().substring(dimension.name().lastIndexOf('/') + 1);
    }

    private static void compareAttributes(
            SoftAssertions softly, String where, Attributes ours, Map<String, List<String>> theirs) {
        softly.assertThat(ours.names()).as(where).containsExactlyInAnyOrderElementsOf(theirs.keySet());
        ours.byName().forEach((attribute, values) -> {
            List<String> tokens = theirs.getOrDefault(attribute, List.of());
            String place = where + ":" + attribute;
            if (values.type().isNumeric()) {
                softly.assertThat(values.size()).as(place).isEqualTo(tokens.size());
                for (int i = 0; i < Math.min(values.size(), tokens.size()); i++) {
                    softly.assertThat(same(values, i, tokens.get(i)))
                            .as(place + " " + values.text(i) + " " + tokens.get(i))
                            .isTrue();
                }
            } else {
                softly.assertThat(plain(String.join("", values.strings())))
                        .as(place)
                        .isEqualTo(plain(texts(tokens)));
            }
        });
    }

    private static String texts(List<String> tokens) {
        return String.join(
                "",
                tokens.stream()
                        .filter(t -> t.startsWith("\""))
                        .map(t -> t.substring(1, t.length() - 1)
                                .replaceAll("\\\\([0-7]{3}|[nrt]|x[0-9a-f]{2})", "")
                                .replaceAll("\\\\(.)", "$1"))
                        .toList());
    }

    /** Without what two writers of text may do differently: blanks, control characters, characters beyond ASCII. */
    private static String plain(String text) {
        return text.replaceAll("[^\\x21-\\x7e]|\\?", "");
    }

    private static void compareValues(SoftAssertions softly, DataFile file, DataVariable variable, List<String> tokens)
            throws IOException {
        Values values = file.read(variable);
        if (variable.type() == DataType.CHAR || variable.type() == DataType.STRING) {
            softly.assertThat(plain(String.join("", values.strings())))
                    .as(variable.name())
                    .isEqualTo(plain(texts(tokens)));
            return;
        }
        softly.assertThat(values.size()).as(variable.name()).isEqualTo(tokens.size());
        int wrong = -1;
        for (int i = 0; i < Math.min(values.size(), tokens.size()) && wrong < 0; i++) {
            if (!same(values, i, tokens.get(i))) {
                wrong = i;
            }
        }
        if (wrong >= 0) {
            softly.fail(
                    "%s[%d of %s]: %s, ncdump says %s",
                    variable.name(), wrong, Arrays.toString(variable.shape()), values.text(wrong), tokens.get(wrong));
        }
    }

    private static boolean same(Values values, int i, String token) {
        // "_" is the fill value, NaN and names of enumerations are compared by the type alone.
        if (token.equals("_") || !token.matches("[-+0-9.].*")) {
            return true;
        }
        String number = token.replaceAll("(?<=[0-9.y])(f|U?LL|ULL|US|UB|UL|U|s|b|L|ub|us|d)$", "");
        if (values.type() == DataType.INT64) {
            return values.integer(i) == Long.parseLong(number);
        }
        if (values.type() == DataType.UINT64) {
            return values.text(i).equals(number);
        }
        double expected = Double.parseDouble(number);
        return values.number(i) == expected || Math.abs(values.number(i) - expected) <= 1e-7 * Math.abs(expected);
    }
}
