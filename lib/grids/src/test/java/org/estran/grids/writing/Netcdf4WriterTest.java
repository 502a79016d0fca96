package org.estran.grids.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
            readsAs(original, plan, written(plan));
            readsAs(original, plan, deflated(plan));
        }
    }

    private static void readsAs(DataFile original, Plan plan, Path file) throws IOException {
        try (DataFile copy = DataFiles.open(file)) {
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

    @Tag("outside")
    @ParameterizedTest
    @MethodSource("files")
    void netcdfCReadsTheSame(String name) throws Exception {
        Tool.mustRun("python3-netcdf4", "/usr/bin/python3", "-c", "import netCDF4");
        Tool.mustRun("hdf5-tools", "h5dump", "--version");
        Tool.mustRun("gdal-bin", "gdalinfo", "--version");
        Path original = Shared.data("samples/" + name);
        List<Path> copies;
        try (DataFile file = DataFiles.open(original)) {
            Plan plan = ClassicWriterTest.copyOf(file);
            copies = List.of(written(plan), deflated(plan));
        }
        for (Path copy : copies) {
            assertThat(Tool.lines("", "/usr/bin/python3", "-c", COMPARE, copy.toString(), original.toString()))
                    .anyMatch(line -> line.startsWith("same"));
            assertThat(Tool.lines("", "ncdump", "-k", copy.toString())).containsExactly("netCDF-4");
        }
        Path copy = copies.getFirst();
        assertThat(Tool.lines("", "ncdump", copy.toString())).isNotEmpty();
        assertThat(Tool.lines("", "h5dump", "-r", copy.toString())).doesNotContain("error");
        assertThat(Tool.lines("", "gdalinfo", copy.toString())).anyMatch(line -> line.contains("netCDF"));
    }

    /** Arrays of many chunks, of some that reach beyond the array, of one dimension, of every width. */
    @Test
    @Tag("outside")
    void whatIsCompressedIsWhatItWasToEveryReader() throws Exception {
        Tool.mustRun("netcdf-bin", "ncdump");
        Tool.mustRun("hdf5-tools", "h5dump", "--version");
        Tool.mustRun("gdal-bin", "gdalinfo", "--version");
        Dimension day = new Dimension("day", 5000, false);
        Dimension time = new Dimension("time", 130, false);
        Dimension y = new Dimension("y", 1000, false);
        Dimension x = new Dimension("x", 700, false);
        Dimension three = new Dimension("three", 3, false);
        Dimension line = new Dimension("line", 300_000, false);
        Plan plan = new Plan(
                Attributes.NONE,
                List.of(day, time, y, x, three, line),
                List.of(
                        counted("many", DataType.BYTE, time, y, x),
                        counted("beyond", DataType.FLOAT, three, y, x),
                        counted("line", DataType.DOUBLE, line),
                        counted("days", DataType.INT, three, day),
                        counted("small", DataType.INT, three)));
        Path plain = written(plan);
        Path deflated = deflated(plan);
        assertThat(Files.size(deflated)).isLessThan(Files.size(plain) / 20);
        for (String name : List.of("line", "days")) {
            assertThat(dumped(deflated, name)).hasSizeGreaterThan(500).isEqualTo(dumped(plain, name));
        }
        assertThat(Tool.lines("", "/usr/bin/python3", "-c", COMPARE, deflated.toString(), plain.toString()))
                .containsExactly("same 5");
        assertThat(Tool.lines("", "ncdump", "-s", "-h", deflated.toString()))
                .map(String::strip)
                .contains(
                        "many:_ChunkSizes = 1, 1000, 700 ;",
                        "many:_DeflateLevel = 4 ;",
                        "many:_Shuffle = \"true\" ;",
                        "beyond:_ChunkSizes = 1, 334, 700 ;",
                        "line:_ChunkSizes = 100000 ;",
                        "days:_ChunkSizes = 3, 5000 ;",
                        "small:_Storage = \"contiguous\" ;");
        assertThat(Tool.lines("", "h5dump", "-p", "-H", "-d", "/beyond", deflated.toString()))
                .map(String::strip)
                .contains("PREPROCESSING SHUFFLE", "COMPRESSION DEFLATE { LEVEL 4 }");
        assertThat(checksums(deflated)).hasSize(3).isEqualTo(checksums(plain));
        try (DataFile own = DataFiles.open(deflated);
                DataFile other = DataFiles.open(plain)) {
            for (String name : List.of("beyond", "line", "days", "small")) {
                assertThat(own.read(own.variable(name).orElseThrow())
                                .isSame(other.read(other.variable(name).orElseThrow())))
                        .as(name)
                        .isTrue();
            }
            long[] last = {129, 999, 690};
            long[] ten = {1, 1, 10};
            assertThat(own.read(own.variable("many").orElseThrow(), last, ten).strings())
                    .isEqualTo(other.read(other.variable("many").orElseThrow(), last, ten)
                            .strings());
        }
    }

    /** The values as HDF5's own tool writes them. */
    private static List<String> dumped(Path file, String name) throws Exception {
        return Tool.lines("", "h5dump", "-A", "0", "-d", "/" + name, file.toString()).stream()
                .filter(line -> line.strip().startsWith("("))
                .toList();
    }

    /** As GDAL reads them. */
    private static List<String> checksums(Path file) throws Exception {
        return Tool.lines("", "gdalinfo", "-checksum", "NETCDF:\"" + file + "\":beyond").stream()
                .filter(line -> line.contains("Checksum="))
                .toList();
    }

    /** A variable whose values go up and down, given line by line. */
    private static PlannedVariable counted(String name, DataType type, Dimension... dimensions) {
        DataVariable variable = new DataVariable(name, type, List.of(dimensions), Attributes.NONE);
        int block = (int) dimensions[dimensions.length - 1].length();
        return new PlannedVariable(variable, sink -> {
            for (long at = 0; at < variable.size(); at += block) {
                double[] values = new double[block];
                for (int i = 0; i < block; i++) {
                    values[i] = (at / block * 31 + i / 7) % 101;
                }
                sink.accept(of(type, values));
            }
        });
    }

    private static Values of(DataType type, double[] values) {
        if (type == DataType.DOUBLE) {
            return Values.ofNumbers(values);
        }
        int[] ints = Arrays.stream(values).mapToInt(v -> (int) v).toArray();
        float[] floats = new float[values.length];
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
            bytes[i] = (byte) values[i];
        }
        return type == DataType.FLOAT
                ? Values.ofFloats(floats)
                : type == DataType.BYTE ? Values.ofBytes(bytes) : Values.ofInts(ints);
    }

    @Test
    void whatIsCompressedEndsWithItsUse() throws IOException {
        Dimension x = new Dimension("x", 4000, false);
        Plan plan = new Plan(Attributes.NONE, List.of(x), List.of(counted("v", DataType.INT, x)));
        assertThatThrownBy(() -> DeflatedValues.of(plan, folder.resolve("spool"), () -> {
                    throw new IOException("the client has left");
                }))
                .hasMessage("the client has left");
        try (DeflatedValues values = DeflatedValues.of(plan, folder.resolve("spool"), () -> {})) {
            assertThat(new Netcdf4Writer(plan, values).length()).isLessThan(12_000);
        }
        assertThat(folder.resolve("spool")).isEmptyDirectory();
    }

    @Test
    void chunksLieInTheOrderOfTheValues() {
        assertThat(DeflatedValues.shape(new long[] {1000, 720, 1440}, 2)).containsExactly(1, 360, 1440);
        assertThat(DeflatedValues.shape(new long[] {1000, 10, 10}, 4)).containsExactly(1000, 10, 10);
        assertThat(DeflatedValues.shape(new long[] {4, 3_000_000}, 8)).containsExactly(1, 130_435);
        assertThat(DeflatedValues.shape(new long[] {0, 5}, 8)).containsExactly(0, 5);
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

    private Path deflated(Plan plan) throws IOException {
        Path path = folder.resolve("deflated.nc");
        try (DeflatedValues values = DeflatedValues.of(plan, folder, () -> {});
                OutputStream out = Files.newOutputStream(path)) {
            Netcdf4Writer writer = new Netcdf4Writer(plan, values);
            writer.writeTo(out);
            out.flush();
            assertThat(Files.size(path)).isEqualTo(writer.length());
        }
        return path;
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
