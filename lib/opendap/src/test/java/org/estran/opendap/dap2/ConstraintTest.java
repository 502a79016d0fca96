package org.estran.opendap.dap2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.opendap.DapException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {

    @TempDir
    Path folder;

    private DataFile file;
    private Dap2Dataset dataset;

    /** A grid {@code sst(time=2, lat=3)} with value 10 × time + lat, names that need encoding, texts, bytes. */
    @BeforeEach
    void grid() throws IOException {
        Dimension time = new Dimension("time", 2, false);
        Dimension lat = new Dimension("lat", 3, false);
        Dimension width = new Dimension("width", 4, false);
        Attributes attributes = Attributes.NONE
                .with("say \"it\"", Values.ofText("a \"quoted\" \\ word\nand a line"))
                .with("size", Values.ofNumbers(1.5, Double.NaN));
        Plan plan = new Plan(
                attributes,
                List.of(time, lat, width),
                List.of(
                        PlannedVariable.of("time", List.of(time), Attributes.NONE, Values.ofNumbers(0, 1)),
                        PlannedVariable.of("lat", List.of(lat), Attributes.NONE, Values.ofNumbers(40, 41, 42)),
                        PlannedVariable.of(
                                "sst", List.of(time, lat), attributes, Values.ofNumbers(0, 1, 2, 10, 11, 12)),
                        PlannedVariable.of("a.b c", List.of(), Attributes.NONE, Values.ofNumbers(7)),
                        PlannedVariable.of(
                                "name",
                                List.of(lat, width),
                                Attributes.NONE,
                                Values.ofCharacters(
                                        new byte[] {'a', 0, 0, 0, 'b', 'c', 'd', 'e', 0, 0, 0, 0},
                                        new long[] {3, 4}))));
        Path path = folder.resolve("grid.nc");
        try (var out = Files.newOutputStream(path)) {
            new ClassicWriter(plan).writeTo(out);
        }
        file = DataFiles.open(path);
        dataset = new Dap2Dataset(file);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void aGridIsCutWithItsMaps() throws Exception {
        assertThat(dds("sst[1][0:2:2]"))
                .contains("ARRAY:\n        Float64 sst[time = 1][lat = 2];")
                .contains("MAPS:\n        Float64 time[time = 1];\n        Float64 lat[lat = 2];");
        assertThat(doubles("sst[1][0:2:2]")).containsExactly(10, 12, 1, 40, 42);
    }

    @Test
    void partsOfAGridAreAStructureInTheOrderOfTheGrid() throws Exception {
        assertThat(dds("sst.lat[1:2],sst.sst[0][0:1]"))
                .contains(
                        "Structure {\n        Float64 sst[time = 1][lat = 2];\n        Float64 lat[lat = 2];\n    } sst;");
        assertThat(doubles("sst.lat[1:2],sst.sst[0][0:1]")).containsExactly(0, 1, 41, 42);
    }

    @Test
    void namesAreEncodedAndFoundEitherWay() throws Exception {
        assertThat(dds("")).contains("    Float64 a%2Eb%20c;\n");
        assertThat(doubles("a%2Eb%20c")).containsExactly(7);
        assertThat(doubles("a.b c")).containsExactly(7);
    }

    @Test
    void answersStandInTheOrderOfTheDeclarations() throws Exception {
        assertThat(doubles("lat[2],time[1]")).containsExactly(1, 42);
    }

    @Test
    void textsAreAsLongAsTheyAre() throws Exception {
        assertThat(dds("name")).contains("String name[lat = 3];");
        byte[] data = data("name");
        assertThat(data).hasSize(4 + 8 + 8 + 4);
        assertThat(ByteBuffer.wrap(data).getInt(0)).isEqualTo(3);
        assertThat(ByteBuffer.wrap(data).getInt(4)).isEqualTo(1);
        assertThat(data[8]).isEqualTo((byte) 'a');
        assertThat(ByteBuffer.wrap(data).getInt(12)).isEqualTo(4);
        assertThat(ByteBuffer.wrap(data).getInt(20)).isZero();
    }

    @Test
    void attributesKeepQuotationMarksBackslashesAndLines() throws Exception {
        assertThat(Das.text(dataset))
                .contains("String say%20%22it%22 \"a \\\"quoted\\\" \\\\ word\nand a line\";")
                .contains("Float64 size 1.5, NaN;")
                .contains("Int32 DODS.strlen 4;\n        String DODS.dimName \"width\";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sst[2][0]",
                "sst[0][0:3]",
                "sst[0][2:1]",
                "sst[0][0:0:2]",
                "sst[0]",
                "sst[0][0][0]",
                "sst[-1][0]",
                "sst[0][999999999999999999]",
                "sst[0][99999999999999999999999]",
                "sst[0][0",
                "sst[0]]0]",
                "sst[0][0],sst[1][0]",
                "time[0][0]",
                "a.b c[0]",
                "sst&time>5",
                "geogrid(sst,1,2,3,4)",
                ",",
                "sst[0][0],"
            })
    void whatLeavesTheShapeOrIsNoExpressionIsRefusedBeforeAnythingIsRead(String expression) {
        assertThatThrownBy(() -> Constraint.parse(dataset, expression))
                .isInstanceOfSatisfying(
                        DapException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(DapException.Kind.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "sst.nosuch[0]", "time.time2", "sst.sst.sst", "nosuch[0]"})
    void anUnknownVariableIsToldSo(String expression) {
        assertThatThrownBy(() -> Constraint.parse(dataset, expression))
                .isInstanceOfSatisfying(
                        DapException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(DapException.Kind.NO_SUCH_VARIABLE));
    }

    private String dds(String constraint) throws DapException {
        return Dds.text("grid.nc", Constraint.parse(dataset, constraint));
    }

    /** What stands behind the head. */
    private byte[] data(String constraint) throws IOException, DapException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Projection> asked = Constraint.parse(dataset, constraint);
        new Dods(dataset, "grid.nc", asked, () -> {}).writeTo(bytes);
        int head = (Dds.text("grid.nc", asked) + "\nData:\n").length();
        return java.util.Arrays.copyOfRange(bytes.toByteArray(), head, bytes.size());
    }

    /** All numbers of an answer of doubles; lengths come twice before each array, and not before a scalar. */
    private double[] doubles(String constraint) throws IOException, DapException {
        ByteBuffer data = ByteBuffer.wrap(data(constraint));
        List<Double> numbers = new java.util.ArrayList<>();
        for (Projection projection : Constraint.parse(dataset, constraint)) {
            for (Projection.Part part : projection.parts()) {
                if (part.array().rank() > 0) {
                    assertThat((long) data.getInt()).isEqualTo(part.count());
                    assertThat((long) data.getInt()).isEqualTo(part.count());
                }
                for (long i = 0; i < part.count(); i++) {
                    numbers.add(data.getDouble());
                }
            }
        }
        assertThat(data.hasRemaining()).isFalse();
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
