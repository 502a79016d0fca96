package org.estran.grids.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** netCDF-4 as it is written here, read again by ourselves, netCDF-C, HDF5's own tools, GDAL and Python. */
class Netcdf4WriterTest {

    /** Everything of two files is the same, by netCDF-C: dimensions, variables, attributes, values. */
    private static final String COMPARE = """
            import sys, numpy
            from netCDF4 import Dataset
            one, other = Dataset(sys.argv[1]), Dataset(sys.argv[2])
            for d in (one, other):
                d.set_auto_maskandscale(False)
                d.set_auto_chartostring(False)
            assert one.data_model == 'NETCDF4', one.data_model
            a, b = ({k: len(d) for k, d in x.dimensions.items()} for x in (one, other))
            assert set(a.items()) <= set(b.items()), (a, b)
            # In which order our reader meets the parts of an HDF5 file is its own affair.
            ordered = other.data_model != 'NETCDF4'
            assert not ordered or list(one.dimensions) == [d for d in other.dimensions if d in a]
            assert not ordered or list(one.variables) == [v for v in other.variables if v in one.variables]
            def same(x, y, where):
                order = list if ordered else sorted
                assert order(x.ncattrs()) == order(y.ncattrs()), (where, x.ncattrs(), y.ncattrs())
                for k in x.ncattrs():
                    p, q = x.getncattr(k), y.getncattr(k)
                    if isinstance(q, str):
                        if chr(0xfffd) in q:
                            continue  # not UTF-8 in the original, and nobody said what else
                        assert p == q.replace(chr(0), ''), (where, k, p, q)
                    else:
                        p, q = numpy.asarray(p), numpy.asarray(q)
                        assert numpy.array_equal(p, q, equal_nan=p.dtype.kind == 'f'), (where, k, p, q)
                        assert numpy.asarray(p).dtype == numpy.asarray(q).dtype, (where, k)
            same(one, other, 'global')
            for name, v in one.variables.items():
                w = other.variables[name]
                assert v.dimensions == w.dimensions, (name, v.dimensions, w.dimensions)
                assert v.dtype == w.dtype, (name, v.dtype, w.dtype)
                x, y = v[...], w[...]
                assert numpy.array_equal(x, y, equal_nan=x.dtype.kind == 'f'), name
                same(v, w, name)
            print('same', len(one.variables))
            """;

    @TempDir
    Path folder;

    static List<String> files() {
        return ClassicWriterTest.files().toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatItWritesReadsAsWhatItWasGiven(String name) throws IOException {
        try (DataFile original = DataFiles.open(Shared.data("samples/" + name))) {
            Plan plan = ClassicWriterTest.copyOf(original);
            try (DataFile copy = DataFiles.open(written(plan))) {
                assertThat(copy.format()).isEqualTo(DataFile.Format.NETCDF4);
                assertThat(copy.attributes().names())
                        .isEqualTo(original.attributes().names());
                assertThat(copy.dimensions().stream().map(Dimension::name))
                        .containsExactlyElementsOf(
                                plan.dimensions().stream().map(Dimension::name).toList());
                for (PlannedVariable planned : plan.variables()) {
                    DataVariable own = copy.variable(planned.name()).orElseThrow();
                    assertThat(own.attributes().names())
                            .isEqualTo(planned.variable().attributes().names());
                    assertThat(copy.read(own).isSame(original.read(planned.variable())))
                            .as(planned.name())
                            .isTrue();
                }
            }
        }
    }

    @Tag("outside")
    @ParameterizedTest
    @MethodSource("files")
    void netcdfCReadsTheSame(String name) throws Exception {
        Tool.mustRun("python3-netcdf4", "/usr/bin/python3", "-c", "import netCDF4");
        Tool.mustRun("hdf5-tools", "h5dump", "--version");
        Tool.mustRun("gdal-bin", "gdalinfo", "--version");
        Path original = Shared.data("samples/" + name);
        Path copy;
        try (DataFile file = DataFiles.open(original)) {
            copy = written(ClassicWriterTest.copyOf(file));
        }
        assertThat(Tool.lines("", "/usr/bin/python3", "-c", COMPARE, copy.toString(), original.toString()))
                .anyMatch(line -> line.startsWith("same"));
        assertThat(Tool.lines("", "ncdump", "-k", copy.toString())).containsExactly("netCDF-4");
        assertThat(Tool.lines("", "ncdump", copy.toString())).isNotEmpty();
        assertThat(Tool.lines("", "h5dump", "-r", copy.toString())).doesNotContain("error");
        assertThat(Tool.lines("", "gdalinfo", copy.toString())).anyMatch(line -> line.contains("netCDF"));
    }

    @Test
    @Tag("outside")
    void ofOddAttributesAndManyAtOnceNothingIsLost() throws Exception {
        Tool.mustRun("python3-netcdf4", "/usr/bin/python3", "-c", "import netCDF4");
        String longText = IntStream.range(0, 20_000).mapToObj(i -> "é" + i).collect(Collectors.joining(" "));
        Attributes attributes = Attributes.NONE
                .with("accents", Values.ofText("Données été"))
                .with("empty", Values.ofText(""))
                .with("history", Values.ofText(longText));
        for (int i = 0; i < 300; i++) {
            attributes = attributes.with("a" + i, Values.ofNumbers(i, -i));
        }
        Dimension x = new Dimension("x", 3, false);
        Dimension y = new Dimension("y", 2, false);
        Plan plan = new Plan(
                attributes,
                List.of(x, y),
                List.of(
                        PlannedVariable.of("x", List.of(y, x), Attributes.NONE, Values.ofNumbers(1, 2, 3, 4, 5, 6)),
                        PlannedVariable.of("y", List.of(y), Attributes.NONE, Values.ofFloats(1, 2)),
                        PlannedVariable.of("un été", List.of(), Attributes.NONE, Values.ofNumbers(7))));
        Path file = written(plan);
        String script = """
                import sys
                from netCDF4 import Dataset
                d = Dataset(sys.argv[1])
                assert d.accents == 'Données été' and d.empty == '' and d.a299.tolist() == [299, -299]
                assert len(d.history) > 100000 and d.history.startswith('é0 é1') and d.history.endswith('é19999')
                assert len(d.ncattrs()) == 303 and list(d.dimensions) == ['x', 'y']
                assert d['x'].dimensions == ('y', 'x') and d['x'][1].tolist() == [4, 5, 6]
                assert d['y'].dimensions == ('y',) and d['un été'][...] == 7
                print('same')
                """;
        assertThat(Tool.lines("", "/usr/bin/python3", "-c", script, file.toString()))
                .containsExactly("same");
        try (DataFile own = DataFiles.open(file)) {
            assertThat(own.attributes().text("history")).contains(longText);
            assertThat(own.attributes().names()).hasSize(303);
            assertThat(own.variable("x").orElseThrow().shape()).containsExactly(2, 3);
        }
    }

    @Test
    void itsLengthIsKnownBeforeAValueIsRead() {
        List<Dimension> dimensions = List.of(new Dimension("y", 1 << 20, false), new Dimension("x", 1 << 15, false));
        DataVariable variable = new DataVariable("v", DataType.DOUBLE, dimensions, Attributes.NONE);
        PlannedVariable large = new PlannedVariable(variable, sink -> {
            throw new IOException("not to be read");
        });
        assertThat(new Netcdf4Writer(new Plan(Attributes.NONE, dimensions, List.of(large))).length())
                .isBetween(1L << 38, (1L << 38) + 10_000);
    }

    @Test
    void textsThatWouldNotBeKeptAreRefused() {
        DataVariable texts = new DataVariable("v", DataType.STRING, List.of(), Attributes.NONE);
        Plan plan = new Plan(Attributes.NONE, List.of(), List.of(new PlannedVariable(texts, sink -> {})));
        assertThatThrownBy(() -> new Netcdf4Writer(plan)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSourceThatGivesTooLittleFails() {
        Dimension x = new Dimension("x", 4, false);
        DataVariable variable = new DataVariable("v", DataType.DOUBLE, List.of(x), Attributes.NONE);
        PlannedVariable odd = new PlannedVariable(variable, sink -> sink.accept(Values.ofNumbers(1, 2, 3)));
        Netcdf4Writer writer = new Netcdf4Writer(new Plan(Attributes.NONE, List.of(x), List.of(odd)));
        assertThatThrownBy(() -> writer.writeTo(new ByteArrayOutputStream())).isInstanceOf(IOException.class);
    }

    private Path written(Plan plan) throws IOException {
        Path path = folder.resolve("copy.nc");
        Netcdf4Writer writer = new Netcdf4Writer(plan);
        try (OutputStream out = Files.newOutputStream(path)) {
            writer.writeTo(out);
        }
        assertThat(Files.size(path)).isEqualTo(writer.length());
        return path;
    }
}
