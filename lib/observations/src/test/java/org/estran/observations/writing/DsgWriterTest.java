package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Reading;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsgWriterTest {

    @TempDir
    Path folder;

    /** Every value, flag and name comes back, in the same features. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "argo/1900857_prof.nc",
                "argo/3902131_Sprof.nc",
                "argo/R13857_001.nc",
                "mooring/org_cormp_cap2.nc",
                "mooring/41015.nc",
                "glider/dfo-eva035-20190718.nc",
                "ctd/fr24001.cnv",
                "nasaames/1001.na",
                "nasaames/2110.na",
                "nasaames/2160_ndacc.na"
            })
    void whatIsWrittenIsReadAgainAsItWas(String sample) throws IOException {
        Path source = Shared.data("samples/" + sample);
        Reading before = Reading.of(source);
        Reading after = Reading.of(converted(source));

        assertThat(after.type()).isEqualTo(before.type());
        boolean isOfPoints = after.type() == FeatureType.POINT;
        assertThat(after.rows()).isEqualTo(before.rows());
        if (isOfPoints) {
            return;
        }
        assertThat(after.features())
                .extracting(Feature::id)
                .isEqualTo(before.features().stream().map(Feature::id).toList());
        NetcdfNames names = new NetcdfNames(DsgWriter.OWN);
        for (ObservedProperty property : before.properties()) {
            String name = names.of(property.name());
            ObservedProperty again = after.property(name);
            assertThat(again.role()).as(name).isEqualTo(property.role());
            assertThat(again.form()).as(name).isEqualTo(property.form());
            assertThat(again.scheme() == null).as(name).isEqualTo(property.scheme() == null);
            for (int f = 0; f < before.features().size(); f++) {
                Column one = before.column(before.features().get(f), property.name());
                Column other = after.column(after.features().get(f), name);
                assertSame(one, other, before.features().get(f).rows(), name);
            }
        }
    }

    @Test
    void tellsNothingLostOfAnArgoProfile() throws IOException {
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/argo/R13857_001.nc"))) {
            List<Finding> losses = new DsgWriter(file).writeTo(OutputStream.nullOutputStream());
            assertThat(losses).isEmpty();
        }
    }

    @Test
    @Tag("outside")
    void xarrayReadsWhatIsWritten() throws IOException, InterruptedException {
        Tool.mustRun("python3-xarray", "/usr/bin/python3", "-c", "import xarray, netCDF4");
        Path written = converted(Shared.data("samples/argo/1900857_prof.nc"));

        List<String> said = Tool.lines("", "/usr/bin/python3", "-c", """
                import sys, xarray
                d = xarray.open_dataset(sys.argv[1])
                i = [str(x, 'utf-8') for x in d.feature_id.values].index('1900857_049')
                start = int(d.row_size.values[:i].sum())
                print(d.attrs['featureType'], d.attrs['Conventions'], d.row_size.attrs['sample_dimension'])
                print(str(d.JULD.values[i])[:19], float(d.LATITUDE[i]), d.PSAL.attrs['standard_name'])
                print(round(float(d.PSAL[start + 60]), 3), int(d.PSAL_qc[start + 60]), d.PSAL_qc.attrs['flag_meanings'][:15])
                """, written.toString());

        assertThat(said)
                .containsExactly(
                        "trajectoryProfile CF-1.11 obs",
                        "2009-07-02T01:44:00 -42.36 sea_water_salinity",
                        "34.343 1 no_qc_performed");
    }

    @Test
    @Tag("outside")
    void xarrayReadsProfilesAsArrays() throws IOException, InterruptedException {
        Tool.mustRun("python3-xarray", "/usr/bin/python3", "-c", "import xarray, netCDF4");
        Path source = Shared.data("samples/argo/1900857_prof.nc");
        Path ragged = converted(source);
        Path arrays = folder.resolve("arrays.nc");
        try (ObservationFile file = ObservationFiles.open(source);
                OutputStream out = Files.newOutputStream(arrays)) {
            new DsgWriter(file, DsgWriter.Layout.INCOMPLETE_ARRAYS).writeTo(out);
        }

        List<String> said = Tool.lines("", "/usr/bin/python3", "-c", """
                import sys, numpy, xarray
                r, a = [xarray.open_dataset(path, decode_cf=False) for path in sys.argv[1:]]
                sizes = r.row_size.values
                print(a.attrs['featureType'], a.PSAL.dims, a.sizes['obs'] == sizes.max(), 'row_size' in a)
                print(len(set(sizes)) > 1, a.feature_id.equals(r.feature_id), a.JULD.equals(r.JULD))
                same, start = 0, 0
                for i, n in enumerate(sizes):
                    for name in ('PSAL', 'PSAL_qc'):
                        there, here = a[name].values[i], r[name].values[start:start + n]
                        rest = numpy.isnan(there[n:]) if name == 'PSAL' else there[n:] == a[name].attrs['_FillValue']
                        same += numpy.array_equal(there[:n], here, equal_nan=name == 'PSAL') and rest.all()
                    start += n
                print(same == 2 * len(sizes))
                """, ragged.toString(), arrays.toString());

        assertThat(said).containsExactly("profile ('profile', 'obs') True False", "True True True", "True");
    }

    private Path converted(Path source) throws IOException {
        Path written = folder.resolve("written.nc");
        try (ObservationFile file = ObservationFiles.open(source);
                OutputStream out = Files.newOutputStream(written)) {
            new DsgWriter(file).writeTo(out);
        }
        return written;
    }

    private static void assertSame(Column one, Column other, int rows, String name) {
        for (int row = 0; row < rows; row++) {
            boolean isSame = one.flag(row).equals(other.flag(row))
                    && switch (one) {
                        case Column.Numbers numbers -> isSame(((Column.Numbers) other).at(row), numbers.at(row));
                        case Column.Instants instants -> ((Column.Instants) other).at(row) == instants.at(row);
                        case Column.Texts texts ->
                            ((Column.Texts) other).at(row).equals(texts.at(row));
                    };
            assertThat(isSame).as(name + ", row " + row).isTrue();
        }
    }

    private static boolean isSame(double one, double other) {
        return one == other || Double.isNaN(one) && Double.isNaN(other);
    }
}
