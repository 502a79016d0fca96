package org.estran.grids.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFile.Format;
import org.estran.grids.DataFiles;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassicWriterTest {

    @TempDir
    Path folder;

    /** All of a file that classic forms can hold. */
    static Plan copyOf(DataFile file) throws IOException {
        List<PlannedVariable> variables = new ArrayList<>();
        for (DataVariable variable : file.variables()) {
            boolean possible = variable.type() != DataType.STRING
                    && file.unread(variable).isEmpty()
                    && !variable.name().startsWith("/")
                    && variable.size() < 4_000_000;
            if (possible) {
                Values values = file.read(variable);
                variables.add(new PlannedVariable(variable, sink -> sink.accept(values)));
            }
        }
        List<Dimension> dimensions = file.dimensions().stream()
                .filter(d -> !d.name().startsWith("/") && d.length() > 0)
                .toList();
        return new Plan(
                file.attributes(),
                dimensions,
                variables.stream()
                        .filter(v -> dimensions.containsAll(v.variable().dimensions()))
                        .toList());
    }

    static Stream<String> files() {
        return Stream.of(
                "grid/1day.nc",
                "grid/nc_test_cdf5.nc",
                "grid/ocean.nc",
                "grid/eraint_uvz.nc",
                "argo/1900857_prof.nc",
                "altimetry/dt_blacksea_allsat_phy_l4_20160707_20200801.nc",
                "sst/20160707000000-GOS-L4_GHRSST-SSTfnd-OISST_HR_REP-BLK-v02.0-fv01.0.nc",
                "grid_unstructured/fvcom_example.nc");
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatItWritesReadsAsWhatItWasGiven(String name) throws IOException {
        Path path = folder.resolve("copy.nc");
        try (DataFile original = DataFiles.open(Shared.data("samples/" + name))) {
            Plan plan = copyOf(original);
            ClassicWriter writer = new ClassicWriter(plan);
            try (OutputStream out = Files.newOutputStream(path)) {
                writer.writeTo(out);
            }
            assertThat(Files.size(path)).isEqualTo(writer.length());
            try (DataFile copy = DataFiles.open(path)) {
                assertThat(copy.format()).isEqualTo(writer.form());
                assertThat(copy.attributes().names())
                        .isEqualTo(original.attributes().names());
                for (PlannedVariable planned : plan.variables()) {
                    DataVariable own = copy.variable(planned.name()).orElseThrow();
                    assertThat(own.attributes().names())
                            .isEqualTo(planned.variable().attributes().names());
                    assertThat(copy.read(own).array())
                            .as(planned.name())
                            .isEqualTo(original.read(planned.variable()).array());
                }
            }
        }
    }

    @Test
    void takesTheSmallestFormThatHoldsTheFile() {
        assertThat(form(DataType.SHORT, 10, 10)).isEqualTo(Format.CDF1);
        assertThat(form(DataType.SHORT, 1 << 20, 1 << 10)).isEqualTo(Format.CDF2);
        assertThat(form(DataType.DOUBLE, 1 << 20, 1 << 12)).isEqualTo(Format.CDF5);
        assertThat(form(DataType.UBYTE, 10, 10)).isEqualTo(Format.CDF5);
        assertThat(form(DataType.INT64, 10, 10)).isEqualTo(Format.CDF5);
    }

    private static Format form(DataType type, long rows, long columns) {
        List<Dimension> dimensions = List.of(new Dimension("y", rows, false), new Dimension("x", columns, false));
        DataVariable variable = new DataVariable("v", type, dimensions, Attributes.NONE);
        PlannedVariable large = new PlannedVariable(variable, sink -> {});
        ClassicWriter writer = new ClassicWriter(new Plan(Attributes.NONE, dimensions, List.of(large)));
        assertThat(writer.length()).isGreaterThan(rows * columns * type.size());
        return writer.form();
    }

    @Test
    void aSourceThatGivesTooLittleOrTooMuchFails() {
        Dimension x = new Dimension("x", 4, false);
        DataVariable variable = new DataVariable("v", DataType.DOUBLE, List.of(x), Attributes.NONE);
        for (int count : new int[] {3, 5}) {
            PlannedVariable odd =
                    new PlannedVariable(variable, sink -> sink.accept(Values.ofNumbers(new double[count])));
            ClassicWriter writer = new ClassicWriter(new Plan(Attributes.NONE, List.of(x), List.of(odd)));
            assertThatThrownBy(() -> writer.writeTo(new ByteArrayOutputStream()))
                    .isInstanceOf(IOException.class);
        }
    }
}
