package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/**
 * What clients that nobody here wrote read by DAP2, DAP4, ranges and subsets from the running demonstration: ncdump, netCDF4
 * and xarray for Python, NCO, CDO, libdap's getdap, GDAL, netCDF-Java. Clients do not notice a truncated answer, so values are compared with those of the local file.
 */
@Tag("outside")
class DapClientsTest {

    @TempDir
    static Path folder;

    private static Centre centre;

    @BeforeAll
    static void open() throws Exception {
        centre = Centre.demo(folder.resolve("home"));
        centre.awaitSamples();
    }

    @AfterAll
    static void close() throws Exception {
        centre.close();
    }

    private static final String COMPARE = """
            import sys, numpy
            from netCDF4 import Dataset
            remote, local = Dataset(sys.argv[1]), Dataset(sys.argv[2])
            for d in (remote, local):
                d.set_auto_maskandscale(False)
            # netCDF-C 4.9.0 gives real attributes of DAP4 with their last bits changed.
            attributes = 'dap4' not in sys.argv[1]
            assert set(local.variables) <= set(remote.variables), set(local.variables) - set(remote.variables)
            for name, own in local.variables.items():
                a, b = own[...], remote.variables[name][...]
                assert a.shape == b.shape, (name, a.shape, b.shape)
                assert numpy.array_equal(a, b, equal_nan=a.dtype.kind == 'f'), name
                for attribute in own.ncattrs() if attributes else ():
                    if attribute.startswith('_') and attribute != '_FillValue':
                        continue
                    one, other = own.getncattr(attribute), remote.variables[name].getncattr(attribute)
                    assert numpy.array_equal(one, other), (name, attribute, one, other)
            # Two parts of one file differ in when and how they were asked for.
            told = {'history', 'date_modified'} if 'subset' in sys.argv[1] else set()
            for attribute in [a for a in local.ncattrs() if a not in told] if attributes else ():
                assert numpy.array_equal(local.getncattr(attribute), remote.getncattr(attribute)), attribute
            print('same', len(local.variables))
            """;

    @Test
    void everySampleIsReadByDap2WithTheValuesOfItsFile() throws Exception {
        int compared = 0;
        for (Sample sample : samples()) {
            assertThat(python(
                            COMPARE,
                            centre.at("/thredds/dodsC/" + sample.path()).toString(),
                            sample.file().toString()))
                    .as(sample.path())
                    .contains("same");
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(6);
    }

    @Test
    void everySampleIsReadByDap4WithTheValuesOfItsFile() throws Exception {
        for (Sample sample : samples()) {
            String address = centre.at("/thredds/dap4/" + sample.path()).toString() + "#mode=dap4";
            assertThat(python(COMPARE, address, sample.file().toString()))
                    .as(sample.path())
                    .contains("same");
        }
    }

    @Test
    void ncdumpShowsTheHeaderAndTheValues() throws Exception {
        Sample sample = grid();
        String address = centre.at("/thredds/dodsC/" + sample.path()).toString();
        String remote = Tool.run(folder, "ncdump", "-v", "sst", address).succeeds();
        String local = Tool.run(folder, "ncdump", "-v", "sst", sample.file().toString())
                .succeeds();
        assertThat(remote).contains("time = UNLIMITED ; // (92 currently)", "short sst(time, lat, lon) ;");
        assertThat(remote.substring(remote.indexOf("\ndata:"))).isEqualTo(local.substring(local.indexOf("\ndata:")));
    }

    @Test
    void xarrayReadsAPart() throws Exception {
        Sample sample = grid();
        String said = python(
                """
                import sys, numpy, xarray
                remote, local = xarray.open_dataset(sys.argv[1]), xarray.open_dataset(sys.argv[2])
                for choose in (dict(time=slice(3, 90, 7), lat=slice(None, None, 5)), dict(time=-1), dict(lon=slice(4, 30))):
                    numpy.testing.assert_array_equal(remote.sst.isel(**choose).values, local.sst.isel(**choose).values)
                print('same', str(remote.time.values[0])[:10])
                """,
                centre.at("/thredds/dodsC/" + sample.path()).toString(),
                sample.file().toString());
        assertThat(said).contains("same 2025-06-01");
    }

    @Test
    void gdalReadsTheFileByRangesAndTheGridByDap() throws Exception {
        Sample sample = grid();
        String file = "/vsicurl/" + centre.at("/thredds/fileServer/" + sample.path());
        String said = Tool.run(folder, "gdalinfo", "--config", "GDAL_HTTP_TIMEOUT", "30", file)
                .succeeds();
        assertThat(said).contains("Driver: netCDF");
        String formats = Tool.run(folder, "gdalinfo", "--formats").succeeds();
        if (formats.contains("DODS -raster")) {
            assertThat(Tool.run(
                                    folder,
                                    "gdalinfo",
                                    centre.at("/thredds/dodsC/" + sample.path()).toString())
                            .succeeds())
                    .contains("Size is 57, 33");
        }
    }

    @Test
    void aSubsetIsReadByXarray() throws Exception {
        Sample sample = grid();
        String query = "?var=sst&north=48&south=46&west=-8&east=-5&temporal=all&accept=netcdf3";
        Path part = folder.resolve("part.nc");
        Tool.run(
                        folder,
                        "curl",
                        "-sS",
                        "-f",
                        "-m",
                        "60",
                        "-o",
                        part.toString(),
                        centre.at("/thredds/ncss/grid/" + sample.path()) + query)
                .succeeds();
        assertThat(python("""
                import sys, numpy, xarray
                part, whole = xarray.open_dataset(sys.argv[1]), xarray.open_dataset(sys.argv[2])
                same = whole.sst.sel(lat=slice(46, 48), lon=slice(-8, -5))
                if same.size == 0:
                    same = whole.sst.sel(lat=slice(48, 46), lon=slice(-8, -5))
                numpy.testing.assert_array_equal(part.sst.values, same.values)
                print('same', part.sst.shape)
                """, part.toString(), sample.file().toString())).contains("same (92, 8, 12)");
    }

    @Test
    void ncksGivesEverySampleByDap2AsItsFileHasIt() throws Exception {
        for (Sample sample : samples()) {
            Path copy = folder.resolve("ncks.nc");
            Tool.run(
                            folder,
                            "ncks",
                            "-O",
                            "-h",
                            centre.at("/thredds/dodsC/" + sample.path()).toString(),
                            copy.toString())
                    .succeeds();
            assertThat(python(COMPARE, copy.toString(), sample.file().toString()))
                    .as(sample.path())
                    .contains("same");
        }
        String remote = cut(centre.at("/thredds/dodsC/" + grid().path()).toString());
        assertThat(remote).isEqualTo(cut(grid().file().toString())).contains("sst =");
    }

    /** By value of the coordinates and with strides: ncks asks for hyperslabs. */
    private static String cut(String from) throws Exception {
        Path part = folder.resolve("cut.nc");
        Tool.run(
                        folder,
                        "ncks",
                        "-O",
                        "-h",
                        "-d",
                        "time,3,80,7",
                        "-d",
                        "lat,46.,47.",
                        "-v",
                        "sst",
                        from,
                        part.toString())
                .succeeds();
        String values = Tool.run(folder, "ncdump", part.toString()).succeeds();
        return values.substring(values.indexOf("\ndata:"));
    }

    @Test
    void cdoFindsNoDifferenceToTheFile() throws Exception {
        String remote = centre.at("/thredds/dodsC/" + grid().path()).toString();
        String local = grid().file().toString();
        assertThat(Tool.run(folder, "cdo", "-s", "diffn", remote, local).succeeds())
                .doesNotContain("differ");
        String[] means = {"-outputf,%.10g", "-fldmean", "-selname,sst"};
        assertThat(cdo(means, remote)).isEqualTo(cdo(means, local)).hasLineCount(92);
    }

    private static String cdo(String[] operators, String file) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("cdo", "-s"));
        command.addAll(List.of(operators));
        command.add(file);
        return Tool.run(folder, command.toArray(String[]::new)).succeeds();
    }

    @Test
    void getdapReadsDeclarationAttributesAndValues() throws Exception {
        String url = centre.at("/thredds/dodsC/" + grid().path()).toString();
        assertThat(Tool.run(folder, "getdap", "-d", url).succeeds())
                .contains("Int16 sst[time = 92][lat = 33][lon = 57];");
        assertThat(Tool.run(folder, "getdap", "-a", url).succeeds()).contains("String standard_name \"time\"");
        String said = Tool.run(folder, "getdap", "-D", "-c", "sst.sst", url).succeeds();
        List<String> values = Pattern.compile("-?[0-9]+(?=[,}])")
                .matcher(said.substring(said.indexOf("= {")))
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        Path given = Files.writeString(folder.resolve("getdap.txt"), String.join(" ", values));
        assertThat(python("""
                        import sys, numpy
                        from netCDF4 import Dataset
                        local = Dataset(sys.argv[2])
                        local.set_auto_maskandscale(False)
                        given = numpy.array(open(sys.argv[1]).read().split(), dtype='i2')
                        numpy.testing.assert_array_equal(given, local['sst'][...].ravel())
                        print('same', given.size)
                        """, given.toString(), grid().file().toString())).contains("same 173052");
    }

    @Test
    void netcdfJavaReadsEverySampleByRanges() throws Exception {
        for (Sample sample : samples()) {
            try (NetcdfFile remote = NetcdfFile.open(
                            centre.at("/thredds/fileServer/" + sample.path()).toString());
                    NetcdfFile local = NetcdfFile.open(sample.file().toString())) {
                same(remote, local);
            }
        }
    }

    @Test
    void aSubsetIsTheSameInEitherForm() throws Exception {
        String query = centre.at("/thredds/ncss/grid/" + grid().path())
                + "?var=sst&north=48&south=46&west=-8&east=-5&temporal=all";
        Path old = fetched(query + "&accept=netcdf3", "subset3.nc");
        Path young = fetched(query + "&accept=netcdf4", "subset4.nc");
        assertThat(Tool.run(folder, "ncdump", "-k", young.toString()).succeeds())
                .contains("netCDF-4");
        assertThat(python(COMPARE, young.toString(), old.toString())).contains("same");
        assertThat(Tool.run(folder, "cdo", "-s", "diffn", young.toString(), old.toString())
                        .succeeds())
                .doesNotContain("differ");
        Tool.run(folder, "h5dump", young.toString()).succeeds();
        try (NetcdfFile three = NetcdfFile.open(old.toString());
                NetcdfFile four = NetcdfFile.open(young.toString())) {
            same(four, three);
        }
        assertThat(checksums(young)).isEqualTo(checksums(old)).hasSize(92);
    }

    private static Path fetched(String address, String name) throws Exception {
        Path file = folder.resolve(name);
        Tool.run(folder, "curl", "-sS", "-f", "-m", "60", "-o", file.toString(), address)
                .succeeds();
        return file;
    }

    private static List<String> checksums(Path file) throws Exception {
        return Tool.run(folder, "gdalinfo", "-checksum", "NETCDF:" + file + ":sst")
                .succeeds()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Checksum="))
                .toList();
    }

    private static void same(NetcdfFile one, NetcdfFile other) throws IOException {
        assertThat(one.getVariables()).hasSameSizeAs(other.getVariables()).isNotEmpty();
        for (Variable variable : other.getVariables()) {
            Variable own = one.findVariable(variable.getFullNameEscaped());
            assertThat(own).as(variable.getFullName()).isNotNull();
            assertThat(own.getShape()).isEqualTo(variable.getShape());
            assertThat(own.read().copyTo1DJavaArray())
                    .as(variable.getFullName())
                    .isEqualTo(variable.read().copyTo1DJavaArray());
        }
    }

    /** A data file of the project's samples, and where the demonstration serves it. */
    private record Sample(String path, Path file) {}

    private static Sample grid() throws Exception {
        return samples().stream()
                .filter(s -> s.path().endsWith("surface_temperature_biscay_2025.nc"))
                .findFirst()
                .orElseThrow();
    }

    /** What the catalogues list, matched with the files by their names. */
    private static List<Sample> samples() throws Exception {
        List<Sample> all = new java.util.ArrayList<>();
        for (String id : found("/thredds/catalog.xml", "xlink:href=\"/thredds/catalog/([^/]+)/catalog.xml\"")) {
            for (String path : found("/thredds/catalog/" + id + "/catalog.xml", "urlPath=\"([^\"]+[.]nc)\"")) {
                all.add(new Sample(path, local(path.substring(path.lastIndexOf('/') + 1))));
            }
        }
        return all;
    }

    private static Path local(String name) throws IOException {
        Path samples = Path.of(System.getProperty("estran.root", "..")).resolve("samples/data");
        try (Stream<Path> files = Files.walk(samples)) {
            return files.filter(f -> f.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static List<String> found(String path, String pattern) throws Exception {
        String text = Tool.run(
                        folder, "curl", "-sS", "-f", "-m", "60", centre.at(path).toString())
                .succeeds();
        Matcher each = Pattern.compile(pattern).matcher(text);
        List<String> found = new java.util.ArrayList<>();
        while (each.find()) {
            found.add(each.group(1));
        }
        return found;
    }

    private static String python(String script, String... arguments) throws Exception {
        Path file = folder.resolve("client.py");
        Files.writeString(file, script);
        List<String> command = new java.util.ArrayList<>(List.of("/usr/bin/python3", file.toString()));
        command.addAll(List.of(arguments));
        return Tool.run(folder, command.toArray(String[]::new)).succeeds();
    }
}
