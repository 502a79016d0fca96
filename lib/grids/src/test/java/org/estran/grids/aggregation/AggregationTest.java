package org.estran.grids.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.grids.ChunkCache;
import org.estran.grids.ClassicBytes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.FileHandles;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.estran.grids.aggregation.Aggregation.Formed;
import org.estran.grids.aggregation.Aggregation.Kind;
import org.estran.grids.aggregation.Aggregation.Mixture;
import org.estran.grids.aggregation.Aggregation.Refused;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AggregationTest {

    private static final int FLOAT = 5;
    private static final int SHORT = 3;

    @TempDir
    Path folder;

    private final ChunkCache cache = new ChunkCache(1 << 20);
    private final FileHandles handles = new FileHandles(4);

    private static ClassicBytes grid() {
        return new ClassicBytes(1).dim("lat", 2).dim("lon", 3);
    }

    private static ClassicBytes located(ClassicBytes bytes) {
        return bytes.var("lat", FLOAT, "lat", 40f, 41f)
                .att("units", "degrees_north")
                .var("lon", FLOAT, "lon", 1f, 2f, 3f)
                .att("units", "degrees_east");
    }

    /** Daily maps from a day on: values are day, row and column. */
    private static ClassicBytes days(String units, int firstDay, int count, double timeOffset) {
        ClassicBytes bytes = located(new ClassicBytes(1)
                .att("title", "Days")
                .att("id", "file of day " + firstDay)
                .dim("lat", 2)
                .dim("lon", 3)
                .records("time", count));
        Object[] times = new Object[count];
        Object[] values = new Object[count * 6];
        for (int t = 0; t < count; t++) {
            times[t] = (float) (firstDay + t + timeOffset);
            for (int i = 0; i < 6; i++) {
                values[t * 6 + i] = (float) ((firstDay + t) * 100 + i / 3 * 10 + i % 3);
            }
        }
        return bytes.var("time", FLOAT, "time", times)
                .att("units", units)
                .var("sst", FLOAT, "time lat lon", values)
                .att("units", "degC");
    }

    private Member member(String name, ClassicBytes bytes) throws IOException {
        return Member.of(bytes.write(folder.resolve(name)), cache, handles);
    }

    private static Formed formed(List<Member> members) throws IOException {
        Aggregation aggregation = Aggregation.of(members);
        assertThat(aggregation).isInstanceOf(Formed.class);
        return (Formed) aggregation;
    }

    private static List<Mixture> refused(List<Member> members) throws IOException {
        Aggregation aggregation = Aggregation.of(members);
        assertThat(aggregation).isInstanceOf(Refused.class);
        return ((Refused) aggregation).mixtures();
    }

    private static List<Double> numbers(Values values) {
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            numbers.add(values.number(i));
        }
        return numbers;
    }

    @Test
    void joinsAlongTheTimeThatFilesHaveWhateverTheirUnitAndOrder() throws IOException {
        List<Member> members = List.of(
                member("b.nc", days("days since 2020-01-01", 3, 2, 0)),
                member("a.nc", days("days since 2019-12-31", 0, 3, 1)),
                member("c.nc", days("days since 2020-01-01", 5, 4, 0)));
        Formed formed = formed(members);
        assertThat(formed.kind()).isEqualTo(Kind.JOIN_EXISTING);
        assertThat(formed.members()).containsExactly("a.nc", "b.nc", "c.nc");
        DataFile file = formed.file();
        assertThat(file.attributes().text("title")).contains("Days");
        assertThat(file.attributes().text("id"))
                .as("on which files do not agree")
                .isEmpty();
        assertThat(file.attributes().text("time_coverage_end")).contains("2020-01-09T00:00:00Z");
        assertThat(numbers(file.read(file.variable("time").orElseThrow())))
                .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        DataVariable sst = file.variable("sst").orElseThrow();
        assertThat(sst.shape()).containsExactly(9, 2, 3);
        Values series = file.read(sst, Hyperslab.of(new long[] {0, 1, 2}, new long[] {9, 1, 1}));
        assertThat(numbers(series)).containsExactly(12.0, 112.0, 212.0, 312.0, 412.0, 512.0, 612.0, 712.0, 812.0);
        Values strided =
                file.read(sst, new Hyperslab(new long[] {1, 0, 0}, new long[] {4, 1, 2}, new long[] {2, 1, 2}));
        assertThat(numbers(strided)).containsExactly(100.0, 102.0, 300.0, 302.0, 500.0, 502.0, 700.0, 702.0);
        file.close();
    }

    @Test
    void countsBoundsOfTimeAsItCountsTime() throws IOException {
        List<Member> members = new ArrayList<>();
        for (int day = 1; day <= 2; day++) {
            ClassicBytes bytes = located(
                    new ClassicBytes(1).dim("lat", 2).dim("lon", 3).dim("nv", 2).records("time", 1));
            members.add(member(
                    "mean" + day + ".nc",
                    bytes.var("time", FLOAT, "time", 12f)
                            .att("units", "hours since 2020-01-0" + day)
                            .att("bounds", "time_bnds")
                            .var("time_bnds", FLOAT, "time nv", 0f, 24f)
                            .var("sst", FLOAT, "time lat lon", (Object[]) floats(6))
                            .att("units", "degC")));
        }
        DataFile file = formed(members).file();
        assertThat(file.variable("time").orElseThrow().attributes().text("units"))
                .contains("hours since 2020-01-02");
        assertThat(numbers(file.read(file.variable("time").orElseThrow()))).containsExactly(-12.0, 12.0);
        assertThat(numbers(file.read(file.variable("time_bnds").orElseThrow()))).containsExactly(-24.0, 0.0, 0.0, 24.0);
    }

    @Test
    void opensNoFileBeforeValuesAreReadAndKeepsFewOpen() throws IOException {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            members.add(member("day" + (10 + i) + ".nc", days("days since 2020-01-01", i, 1, 0)));
        }
        Formed formed = formed(members);
        assertThat(handles.count()).isZero();
        GriddedDataset dataset = GriddedDataset.of(formed.file());
        GriddedVariable sst = dataset.variable("sst").orElseThrow();
        assertThat(sst.time().orElseThrow().size()).isEqualTo(20);
        assertThat(handles.count()).isZero();
        assertThat(sst.read(Hyperslab.of(new long[] {0, 0, 0}, new long[] {20, 1, 1})))
                .hasSize(20);
        assertThat(handles.count()).isBetween(1, 4);
        dataset.close();
        assertThat(handles.count()).isZero();
    }

    @Test
    void aFileThatWasRemovedIsNotHeldOpenAndTheOthersAre() throws IOException {
        Formed formed = formed(List.of(
                member("a.nc", days("days since 2020-01-01", 0, 2, 0)),
                member("b.nc", days("days since 2020-01-01", 2, 2, 0))));
        try (GriddedDataset dataset = GriddedDataset.of(formed.file())) {
            GriddedVariable sst = dataset.variable("sst").orElseThrow();
            sst.read(Hyperslab.of(new long[] {0, 0, 0}, new long[] {4, 1, 1}));
            assertThat(handles.count()).isEqualTo(2);
            handles.closeRemoved();
            assertThat(handles.count()).isEqualTo(2);
            Files.delete(folder.resolve("a.nc"));
            handles.closeRemoved();
            assertThat(handles.count()).isEqualTo(1);
        }
        assertThat(handles.count()).isZero();
    }

    @Test
    void aNewFileIsSeenWithoutReadingTheOthersAgain() throws IOException {
        List<Member> members = new ArrayList<>(List.of(
                member("a.nc", days("days since 2020-01-01", 0, 2, 0)),
                member("b.nc", days("days since 2020-01-01", 2, 2, 0))));
        formed(members);
        Files.delete(folder.resolve("a.nc"));
        members.add(member("c.nc", days("days since 2020-01-01", 4, 1, 0)));
        DataFile grown = formed(members).file();
        DataVariable sst = grown.variable("sst").orElseThrow();
        assertThat(sst.shape()[0]).isEqualTo(5);
        assertThat(numbers(grown.read(sst, Hyperslab.of(new long[] {4, 0, 0}, new long[] {1, 1, 1}))))
                .containsExactly(400.0);
    }

    @Test
    void givesEachFileTheMomentItStates() throws IOException {
        for (String how : List.of("attribute", "name")) {
            List<Member> members = new ArrayList<>();
            for (int day = 1; day <= 3; day++) {
                ClassicBytes bytes = new ClassicBytes(1);
                if (how.equals("attribute")) {
                    bytes.att("time_coverage_start", "2021-03-0" + day);
                }
                located(bytes.dim("lat", 2).dim("lon", 3))
                        .var("chl", FLOAT, "lat lon", (float) day, 0f, 0f, 0f, 0f, 1f)
                        .att("units", "mg m-3");
                members.add(member(
                        how.equals("attribute") ? "map" + (9 - day) + ".nc" : "chl_2021030" + day + ".nc", bytes));
            }
            Formed formed = formed(members);
            assertThat(formed.kind()).isEqualTo(Kind.JOIN_NEW);
            GriddedDataset dataset = GriddedDataset.of(formed.file());
            GriddedVariable chl = dataset.variable("chl").orElseThrow();
            GridAxis time = chl.time().orElseThrow();
            assertThat(time.instant(2)).contains(Instant.parse("2021-03-03T00:00:00Z"));
            assertThat(chl.read(Hyperslab.of(new long[] {0, 0, 0}, new long[] {3, 1, 1})))
                    .containsExactly(1, 2, 3);
        }
    }

    @Test
    void aTimeOfLengthOneWithoutCoordinateTakesTheMomentStated() throws IOException {
        List<Member> members = new ArrayList<>();
        for (int day = 1; day <= 2; day++) {
            ClassicBytes bytes = new ClassicBytes(1).att("time_coverage_start", "2021-03-0" + day + "T12:00:00Z");
            located(bytes.dim("lat", 2).dim("lon", 3).dim("time", 1))
                    .var("adt", FLOAT, "time lat lon", (float) day, 0f, 0f, 0f, 0f, 1f)
                    .att("units", "m");
            members.add(member("adt" + day + ".nc", bytes));
        }
        Formed formed = formed(members);
        assertThat(formed.kind()).isEqualTo(Kind.JOIN_EXISTING);
        GriddedVariable adt = GriddedDataset.of(formed.file()).variable("adt").orElseThrow();
        assertThat(adt.variable().shape()).containsExactly(2, 2, 3);
        assertThat(adt.time().orElseThrow().instant(1)).contains(Instant.parse("2021-03-02T12:00:00Z"));
    }

    @Test
    void unitesFilesOfDifferentVariables() throws IOException {
        Member u = member(
                "u.nc",
                located(grid())
                        .var("u", FLOAT, "lat lon", 1f, 2f, 3f, 4f, 5f, 6f)
                        .att("units", "m/s"));
        Member v = member(
                "v.nc",
                located(grid())
                        .var("v", FLOAT, "lat lon", 6f, 5f, 4f, 3f, 2f, 1f)
                        .att("units", "m/s"));
        Formed formed = formed(List.of(u, v));
        assertThat(formed.kind()).isEqualTo(Kind.UNION);
        DataFile file = formed.file();
        assertThat(file.variables().stream().map(DataVariable::name)).containsExactlyInAnyOrder("lat", "lon", "u", "v");
        assertThat(file.read(file.variable("v").orElseThrow()).number(0)).isEqualTo(6);
        assertThat(GriddedDataset.of(file).variables()).hasSize(2);

        Member other = member(
                "w.nc",
                new ClassicBytes(1)
                        .dim("lat", 3)
                        .var("lat", FLOAT, "lat", 1f, 2f, 3f)
                        .att("units", "degrees_north")
                        .var("w", FLOAT, "lat", 1f, 2f, 3f)
                        .att("units", "m/s"));
        assertThat(refused(List.of(u, v, other))).extracting(Mixture::file).contains("w.nc");
    }

    @Test
    void refusesWhatDoesNotGoTogetherByName() throws IOException {
        List<Member> good = List.of(
                member("a.nc", days("days since 2020-01-01", 0, 2, 0)),
                member("b.nc", days("days since 2020-01-01", 2, 2, 0)),
                member("c.nc", days("days since 2020-01-01", 4, 2, 0)));
        assertMixture(good, member("again.nc", days("days since 2020-01-01", 3, 1, 0)), "not later");
        ClassicBytes packed = days("days since 2020-01-01", 9, 1, 0).att("scale_factor", FLOAT, 0.5f);
        assertMixture(good, member("packed.nc", packed), "scale_factor");
        ClassicBytes wide = located(new ClassicBytes(1)
                        .dim("lat", 2)
                        .dim("lon", 3)
                        .dim("x", 4)
                        .records("time", 1))
                .var("time", FLOAT, "time", 9f)
                .att("units", "days since 2020-01-01")
                .var("sst", FLOAT, "time x lon", (Object[]) floats(12))
                .att("units", "degC");
        assertMixture(good, member("wide.nc", wide), "sst is FLOAT");
        ClassicBytes calendar = new ClassicBytes(1).dim("lat", 2).dim("lon", 3).records("time", 1);
        located(calendar)
                .var("time", FLOAT, "time", 9f)
                .att("units", "days since 2020-01-01")
                .att("calendar", "360_day")
                .var("sst", FLOAT, "time lat lon", (Object[]) floats(6))
                .att("units", "degC");
        assertMixture(good, member("model.nc", calendar), "another calendar");
        ClassicBytes elsewhere = new ClassicBytes(1).dim("lat", 2).dim("lon", 3).records("time", 1);
        elsewhere
                .var("lat", FLOAT, "lat", 50f, 51f)
                .att("units", "degrees_north")
                .var("lon", FLOAT, "lon", 1f, 2f, 3f)
                .att("units", "degrees_east")
                .var("time", FLOAT, "time", 9f)
                .att("units", "days since 2020-01-01")
                .var("sst", FLOAT, "time lat lon", (Object[]) floats(6))
                .att("units", "degC");
        assertMixture(good, member("elsewhere.nc", elsewhere), "lat has other values");
        ClassicBytes more = days("days since 2020-01-01", 9, 1, 0).var("ice", SHORT, "lat", (short) 1, (short) 2);
        more.att("units", "1");
        assertMixture(good, member("more.nc", more), "has ice");
    }

    private static Float[] floats(int count) {
        Float[] floats = new Float[count];
        java.util.Arrays.fill(floats, 1f);
        return floats;
    }

    private static void assertMixture(List<Member> good, Member odd, String reason) throws IOException {
        List<Member> all = new ArrayList<>(good);
        all.add(odd);
        List<Mixture> mixtures = refused(all);
        assertThat(mixtures).extracting(Mixture::file).containsOnly(odd.name());
        assertThat(mixtures).anyMatch(m -> m.reason().contains(reason), reason + " in " + mixtures);
    }

    @Test
    void joinsTwoRealDaysOfSeaLevel() throws IOException {
        List<Member> members = new ArrayList<>();
        List<Path> paths = List.of(
                Shared.data("samples/altimetry/dt_global_allsat_phy_l4_20190101_20190515.nc"),
                Shared.data("samples/altimetry/dt_global_allsat_phy_l4_20190102_20190515.nc"));
        for (Path path : paths) {
            members.add(Member.of(path, cache, handles));
        }
        Formed formed = formed(members);
        assertThat(formed.kind()).isEqualTo(Kind.JOIN_EXISTING);
        DataVariable adt = formed.file().variable("adt").orElseThrow();
        assertThat(adt.shape()).containsExactly(2, 720, 1440);
        for (int day = 0; day < 2; day++) {
            Values ours = formed.file().read(adt, Hyperslab.of(new long[] {day, 100, 0}, new long[] {1, 200, 1440}));
            try (DataFile alone = DataFiles.open(paths.get(day))) {
                Values theirs = alone.read(
                        alone.variable("adt").orElseThrow(), new long[] {0, 100, 0}, new long[] {1, 200, 1440});
                assertThat(ours.array()).isEqualTo(theirs.array());
            }
        }
        formed.file().close();
    }
}
