package org.estran.app.observations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.app.jobs.Jobs;
import org.estran.app.notices.Notice;
import org.estran.app.notices.Outbox;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.Column;
import org.estran.observations.ObservationFile;
import org.estran.observations.Quality;
import org.estran.observations.reading.ObservationFiles;
import org.estran.records.AccessCondition;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The store over published files, in the whole application, on an empty home. */
@Import(PublishedData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ObservationStoreTest {

    private static final String TEMPERATURE = "sea_water_temperature";

    @Autowired
    PublishedData data;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Jobs jobs;

    @Autowired
    Outbox outbox;

    @Autowired
    ObservationStore store;

    @Autowired
    StoreDatabase database;

    @Autowired
    Loader loader;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-observations").toString();
        properties.add("estran.home", () -> home);
    }

    @Test
    void everyValueOfARealFloatIsGivenAsItsFileHasIt() throws Exception {
        Path file = Shared.data("samples/argo/13857_prof.nc");
        publish("float_whole", Map.of("13857_prof.nc", Files.readAllBytes(file)));
        List<String> expected = new ArrayList<>();
        try (ObservationFile open = ObservationFiles.open(file)) {
            int pressure = index(open, "PRES");
            int temperature = index(open, "TEMP");
            open.forEach(feature -> {
                for (int row = 0; row < feature.rows(); row++) {
                    expected.add(feature.platform() + " " + feature.id() + " "
                            + (float) number(feature.columns().get(pressure), row) + " "
                            + (float) number(feature.columns().get(temperature), row) + " "
                            + feature.columns().get(temperature).flag(row));
                }
                return true;
            });
        }
        List<String> given = new ArrayList<>();
        store.rows(
                new RowQuery("float_whole", List.of("platform", "feature", "PRES", "TEMP", "TEMP_flag"), List.of()),
                Caller.ANONYMOUS,
                row -> given.add(row.text(0) + " " + row.text(1) + " " + (float) row.number(2) + " "
                        + (float) row.number(3) + " " + (row.text(4) == null ? "" : row.text(4))));
        assertThat(given).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(store.properties("float_whole"))
                .extracting(StoredProperty::name)
                .contains("time", "latitude", "longitude", "PRES", "TEMP");
    }

    @Test
    void aSelectionGivesWhatReadingAllRowsOneByOneWould() throws Exception {
        publish(
                "float_selected",
                Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))));
        Selection all = Selection.ALL.ofRecords(Set.of("float_selected"));
        List<double[]> rows = new ArrayList<>();
        store.rows(chosen(all), columns(all, List.of(TEMPERATURE)), false, row -> {
            Instant time = row.time(4);
            rows.add(new double[] {
                time == null ? Double.NaN : time.toEpochMilli(),
                row.number(5),
                row.number(6),
                row.number(7),
                row.number(8)
            });
            return true;
        });
        SelectionCounts counts = store.counts(all, Caller.ANONYMOUS);
        assertThat(rows).hasSizeGreaterThan(1000);
        assertThat(counts.platforms()).extracting(SelectionCounts.Count::value).containsExactly("13857");
        BoundingBox whole = counts.box();
        assertThat(whole).isNotNull();
        double middle = (whole.west() + whole.east()) / 2;
        BoundingBox half = new BoundingBox(whole.west(), whole.south(), middle, whole.north());
        Instant from = Objects.requireNonNull(counts.start()).plus(60, ChronoUnit.DAYS);
        Instant until = Objects.requireNonNull(counts.end()).minus(60, ChronoUnit.DAYS);
        Selection some = all.within(half).during(from, until).between(100.0, 500.0);
        long expected = rows.stream()
                .filter(row -> row[0] >= from.toEpochMilli() && row[0] <= until.toEpochMilli())
                .filter(row -> row[2] >= half.west() && row[2] <= half.east())
                .filter(row -> row[3] >= 100 && row[3] <= 500)
                .count();
        assertThat(expected).isPositive();
        assertThat(count(some, List.of(TEMPERATURE))).isEqualTo(expected);
        assertThat(store.features(some, Caller.ANONYMOUS, null, 1000))
                .isNotEmpty()
                .allMatch(feature -> "13857".equals(feature.platform()));
        assertThat(count(all.by(Set.of("nobody")), List.of(TEMPERATURE))).isZero();
    }

    @Test
    void valuesOfAQualityThatIsNotWantedAreMissing() throws Exception {
        publish(
                "float_quality",
                Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))));
        Selection all = Selection.ALL.ofRecords(Set.of("float_quality"));
        Map<String, Integer> flags = new HashMap<>();
        store.rows(chosen(all), columns(all, List.of(TEMPERATURE)), false, row -> {
            flags.merge(String.valueOf(row.text(10)), 1, Integer::sum);
            return true;
        });
        long good = count(all.of(Set.of(Quality.GOOD)), List.of(TEMPERATURE));
        assertThat(good).isPositive().isEqualTo(flags.getOrDefault("1", 0).longValue());
        assertThat(count(all.of(Set.of(Quality.NOMINAL)), List.of(TEMPERATURE))).isZero();
    }

    @Test
    void manyFilesOfARecordAreOneTableAndFilesThatGoTakeTheirRowsAlong() throws Exception {
        MetadataRecord record = record("float_grows");
        Map<String, byte[]> first = new HashMap<>();
        for (String name : List.of("R13857_001.nc", "R13857_002.nc")) {
            first.put(name, Files.readAllBytes(Shared.data("samples/argo/" + name)));
        }
        data.publish("float_grows", 1, record, null, first);
        await();
        long two = count(Selection.ALL.ofRecords(Set.of("float_grows")), List.of(TEMPERATURE));
        Map<String, byte[]> second = new HashMap<>(first);
        second.put("R13857_003.nc", Files.readAllBytes(Shared.data("samples/argo/R13857_003.nc")));
        second.put("notes.txt", "Words.".getBytes(StandardCharsets.UTF_8));
        data.publish("float_grows", 2, record, null, second);
        await();
        long three = count(Selection.ALL.ofRecords(Set.of("float_grows")), List.of(TEMPERATURE));
        assertThat(three).isGreaterThan(two);
        assertThat(store.sources("float_grows"))
                .filteredOn(source -> source.refusal() == null)
                .extracting(StoredSource::path)
                .containsExactlyInAnyOrder("R13857_001.nc", "R13857_002.nc", "R13857_003.nc");
        second.remove("R13857_001.nc");
        second.remove("R13857_002.nc");
        data.publish("float_grows", 3, record, null, second);
        await();
        assertThat(count(Selection.ALL.ofRecords(Set.of("float_grows")), List.of(TEMPERATURE)))
                .isEqualTo(three - two);
        assertThat(store.features(Selection.ALL.ofRecords(Set.of("float_grows")), Caller.ANONYMOUS, null, 10))
                .extracting(FeatureSummary::path)
                .containsOnly("R13857_003.nc");
    }

    @Test
    void whatOneMayNotReadIsNeitherCountedNorGiven() throws Exception {
        AccessPolicy restricted = new AccessPolicy(
                new AccessCondition.Restricted(LocalizedText.of("Essai", "Trial")), List.of(), DownloadTerms.NONE);
        data.publish(
                "float_closed",
                Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))),
                restricted);
        await();
        Selection closed = Selection.ALL.ofRecords(Set.of("float_closed"));
        assertThat(store.records()).contains("float_closed");
        SelectionCounts counts = store.counts(closed, Caller.ANONYMOUS);
        assertThat(counts.features()).isZero();
        assertThat(counts.closed()).containsExactly("float_closed");
        assertThat(count(closed, List.of(TEMPERATURE))).isZero();
        assertThat(store.features(closed, Caller.ANONYMOUS, null, 10)).isEmpty();
        assertThatThrownBy(() -> store.rows(
                        new RowQuery("float_closed", List.of("TEMP"), List.of()), Caller.ANONYMOUS, row -> true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("access-restricted"));
        assertThat(store.deployments(Selection.ALL.by(Set.of("13857")), Caller.ANONYMOUS, 100))
                .extracting(Deployment::recordId)
                .doesNotContain("float_closed");
        assertThat(get("/records/float_closed")).doesNotContain("id=\"observations\"");
        for (String form : List.of("csv", "das", "dds", "dods")) {
            HttpResponse<byte[]> refused = answer("/erddap/tabledap/float_closed." + form);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).startsWith("Error {\n    code=401;");
        }
    }

    @Test
    void aLostStoreIsMadeAgain() throws Exception {
        publish("float_lost", Map.of("R13857_001.nc", Files.readAllBytes(Shared.data("samples/argo/R13857_001.nc"))));
        Selection lost = Selection.ALL.ofRecords(Set.of("float_lost"));
        long before = count(lost, List.of(TEMPERATURE));
        database.clear();
        assertThat(database.isWalked()).isFalse();
        loader.walk();
        await();
        assertThat(count(lost, List.of(TEMPERATURE))).isEqualTo(before).isPositive();
        assertThat(database.isWalked()).isTrue();
    }

    @Test
    void conditionsOrdersAndUnknownColumns() throws Exception {
        publish("float_asked", Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))));
        List<Double> deep = new ArrayList<>();
        store.rows(
                new RowQuery(
                        "float_asked",
                        List.of("PRES"),
                        List.of(
                                new Condition.OfNumber("PRES", Condition.Operator.AT_LEAST, 600),
                                new Condition.Matches("platform", "138.*")),
                        true,
                        List.of(new RowQuery.Order("PRES", true)),
                        5),
                Caller.ANONYMOUS,
                row -> deep.add(row.number(0)));
        assertThat(deep)
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .allMatch(value -> value >= 600);
        assertThatThrownBy(() -> store.rows(
                        new RowQuery("float_asked", List.of("PRES\" FROM feature --"), List.of()),
                        Caller.ANONYMOUS,
                        row -> true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("column-unknown"));
    }

    @Test
    void whatIsChosenInThePageIsHadAsAFileAndSeen() throws Exception {
        publish("float_page", Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))));
        String chosen = "record=float_page&depth=0/100&property=" + TEMPERATURE;
        assertThat(get("/observations?lang=fr&" + chosen))
                .contains("Sélectionner des observations", "13857", "selection.csv?depth=0%2F100");
        assertThat(get("/observations?lang=en&" + chosen)).contains("Select observations", "map.svg?");
        List<String> lines =
                get("/observations/selection.csv?" + chosen).lines().toList();
        Selection selection = Selection.ALL.ofRecords(Set.of("float_page")).between(0.0, 100.0);
        assertThat(lines.getFirst()).startsWith("feature,platform,record,file,time,latitude,longitude,depth,TEMP");
        assertThat(lines).hasSize((int) count(selection, List.of(TEMPERATURE)) + 2);
        assertThat(get("/observations/map.svg?" + chosen)).contains("<svg", "<circle");
        assertThat(get("/observations/means.csv?of=" + TEMPERATURE + "&" + chosen))
                .startsWith("month,count,mean,min,max\nUTC,1,");
        for (String plot : List.of("profile.png?of=" + TEMPERATURE + "&", "series.png?of=" + TEMPERATURE + "&")) {
            assertThat(get("/observations/plots/" + plot + chosen)).contains("PNG");
        }
        for (String plot : List.of("section", "hovmoller", "quality")) {
            assertThat(get("/observations/plots/" + plot + ".png?of=" + TEMPERATURE + "&record=float_page"))
                    .as(plot)
                    .contains("PNG");
        }
        String shown = get("/records/float_page?lang=en&flags=good");
        assertThat(shown)
                .contains(
                        "href=\"/erddap/info/float_page/index.html\"",
                        "href=\"/ogc/collections/float_page\"",
                        "href=\"/erddap/subscriptions/add.html?datasetID=float_page\"");
        assertThat(shown)
                .contains(
                        "id=\"observations\"",
                        "/observations/map.svg?record=float_page&amp;quality=good",
                        "plots/profile.png?record=float_page&amp;quality=good",
                        "plots/section.png?",
                        "plots/hovmoller.png?",
                        "plots/quality.png?",
                        "selection.csv?record=float_page")
                .doesNotContain("plots/series.png", "observations-live");
        Selection page = Selection.ALL.ofRecords(Set.of("float_page"));
        Map<Quality, Long> qualities = store.qualities(
                store.choose(page, Caller.ANONYMOUS),
                columns(page, List.of(TEMPERATURE)).getFirst());
        assertThat(qualities.get(Quality.GOOD)).isEqualTo(count(page.of(Set.of(Quality.GOOD)), List.of(TEMPERATURE)));
        assertThat(qualities.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(count(page, List.of(TEMPERATURE)));
        assertThat(shown).contains("href=\"/platforms/13857\"");
        assertThat(get("/platforms?lang=en&q=1385")).contains("href=\"/platforms/13857\"");
        assertThat(get("/platforms?lang=en&q=nobody")).contains("No platform");
        assertThat(get("/platforms/13857?lang=fr"))
                .contains(
                        "Plateforme 13857",
                        "Dernière position",
                        "/records/float_page",
                        "/observations/map.svg?platform=13857");
        assertThat(get("/api/platforms?q=13857")).contains("\"id\":\"13857\"", "\"page\":\"/platforms/13857\"");
        assertThat(get("/api/platforms/13857")).contains("\"lastPosition\":{\"time\":\"", "\"record\":\"float_page\"");
        assertThat(status("/platforms/nobody")).isEqualTo(404);
        assertThat(status("/observations?bbox=here")).isEqualTo(400);
        assertThat(status("/observations/selection.csv?from=1997-13-45")).isEqualTo(400);
        assertThat(status("/observations/selection.doc?" + chosen)).isEqualTo(404);
    }

    @Test
    void aSeriesThatGrowsShowsItsLastValues() throws Exception {
        Instant now = Instant.now();
        long second = (now.getEpochSecond() % 86_400) / 60 * 60 - 3600;
        Map<String, byte[]> files = new HashMap<>();
        for (String buoy : List.of("Buoy A", "Buoy B")) {
            files.put(buoy.replace(' ', '_') + ".na", """
                    15 1001
                    Nobody
                    Nowhere
                    %s
                    A network of buoys
                    1 1
                    %s  %s
                    60
                    Time in UT Seconds from 0000 hours on the data date
                    1
                    1
                    -999
                    Water temperature (degC)
                    0
                    0
                    %d  11.5
                    %d  12.25
                    """.formatted(buoy, day(now), day(now), second, second + 60)
                    .getBytes(StandardCharsets.UTF_8));
        }
        publish("buoys_live", files);
        assertThat(get("/records/buoys_live?lang=en"))
                .contains("observations-live", "12.25", "minutes ago", "plots/series.png?record=buoys_live&amp;from=")
                .doesNotContain("11.5", "plots/profile.png");
        assertThat(get("/records/buoys_live?lang=fr&days=0"))
                .contains("12,25", "il y a", "plots/series.png?record=buoys_live&amp;of=");
    }

    @Test
    void aGliderIsSeenAlongItsTrackAndFoundByWhatItsFileIsOf() throws Exception {
        publish(
                "glider_line",
                Map.of("glider.nc", Files.readAllBytes(Shared.data("samples/glider/dfo-eva035-20190718.nc"))));
        Selection record = Selection.ALL.ofRecords(Set.of("glider_line"));
        Selection network = Selection.ALL.ofNetworks(Set.of("ExplorerSeamount19"));
        assertThat(store.counts(network, Caller.ANONYMOUS).records())
                .extracting(SelectionCounts.Count::value)
                .containsExactly("glider_line");
        assertThat(count(network, List.of(TEMPERATURE)))
                .isEqualTo(count(record, List.of(TEMPERATURE)))
                .isPositive();
        assertThat(count(record.ofNetworks(Set.of("Argo")), List.of(TEMPERATURE)))
                .isZero();
        assertThat(get("/records/glider_line?lang=en")).contains("plots/section.png?record=glider_line", "map.svg?");
        assertThat(get("/observations/map.svg?record=glider_line&of=" + TEMPERATURE))
                .contains("<path")
                .doesNotContain("<circle");
        assertThat(get("/observations?lang=en")).contains("name=\"network\"", "ExplorerSeamount19");
        assertThat(get("/platforms?lang=en&network=ExplorerSeamount19")).contains("Platforms of ExplorerSeamount19");
    }

    private static String day(Instant moment) {
        return moment.toString().substring(0, 10).replace('-', ' ');
    }

    @Test
    void meansByMonthAreThoseOfTheRows() throws Exception {
        publish("float_means", Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))));
        Selection all = Selection.ALL.ofRecords(Set.of("float_means"));
        Map<YearMonth, List<Double>> byMonth = new HashMap<>();
        store.rows(chosen(all), columns(all, List.of(TEMPERATURE)), false, row -> {
            Instant time = row.time(4);
            if (time != null) {
                byMonth.computeIfAbsent(YearMonth.from(time.atZone(ZoneOffset.UTC)), key -> new ArrayList<>())
                        .add(row.number(9));
            }
            return true;
        });
        SelectedColumn column = columns(all, List.of(TEMPERATURE)).getFirst();
        List<MonthlyMean> means = store.monthlyMeans(chosen(all), column);
        assertThat(means).hasSameSizeAs(byMonth.keySet()).hasSizeGreaterThan(6);
        for (MonthlyMean mean : means) {
            List<Double> values = byMonth.get(mean.month());
            assertThat(mean.count()).isEqualTo(values.size());
            assertThat(mean.mean())
                    .isCloseTo(values.stream().mapToDouble(v -> v).average().orElseThrow(), within(1e-9));
        }
    }

    @Test
    void tabledapGivesTheRowsOfARecordAsErddapWould() throws Exception {
        publish("float_table", Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))));
        String table = "/erddap/tabledap/float_table";
        String some = "?platform,time,latitude,longitude,PRES,TEMP,TEMP_flag&PRES%3E=100&PRES%3C=200&TEMP!=NaN"
                + "&time%3E=1998-01-01&platform=~%22138.*%22";
        List<String> lines = get(table + ".csv" + some).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("platform,time,latitude,longitude,PRES,TEMP,TEMP_flag");
        long[] expected = new long[1];
        store.rows(new RowQuery("float_table", List.of("PRES", "TEMP", "time"), List.of()), Caller.ANONYMOUS, row -> {
            Instant time = row.time(2);
            if (row.number(0) >= 100
                    && row.number(0) <= 200
                    && !Double.isNaN(row.number(1))
                    && time != null
                    && !time.isBefore(Instant.parse("1998-01-01T00:00:00Z"))) {
                expected[0]++;
            }
            return true;
        });
        assertThat(expected[0]).isPositive();
        assertThat(lines).hasSize((int) expected[0] + 2);
        assertThat(get(table + ".dds" + some))
                .startsWith("Dataset {\n  Sequence {\n    String platform;\n    Float64 time;");
        assertThat(get(table + ".das")).contains("String units \"seconds since 1970-01-01T00:00:00Z\";");
        assertThat(get(table + ".csv0?platform&distinct()")).isEqualTo("13857\n");
        assertThat(get(table + ".csv0?platform,PRES&orderByMax(%22platform,PRES%22)")
                        .lines())
                .hasSize(1);
        assertThat(get(table + ".csv0?PRES&orderBy(%22PRES%22)").lines())
                .extracting(Double::parseDouble)
                .isSorted();
        assertThat(read(table + ".csv" + some, "csv", """
                import pandas
                t = pandas.read_csv(path, skiprows=[1], parse_dates=['time'])
                print(len(t), t.PRES.min() >= 100, t.PRES.max() <= 200, t.time.dt.year.min() >= 1998)
                """)).isEqualTo(expected[0] + " True True True");
        assertThat(read(table + ".json" + some, "json", """
                import json
                t = json.load(open(path))['table']
                print(len(t['rows']), t['columnNames'][1], t['columnUnits'][1])
                """)).isEqualTo(expected[0] + " time UTC");
        assertThat(read(table + ".geoJson" + some, "json", """
                from osgeo import ogr
                table = ogr.Open(path)
                print(table.GetLayer(0).GetFeatureCount())
                """)).isEqualTo(String.valueOf(expected[0]));
        assertThat(read(table + ".nc" + some, "nc", """
                import xarray
                d = xarray.open_dataset(path)
                print(d.sizes['row'], d.TEMP.dims[0], d.time.dt.year.min().item() >= 1998, d.PRES.attrs['actual_range'][1] <= 200)
                """)).isEqualTo(expected[0] + " row True True");
        assertThat(get(table + ".ncHeader" + some))
                .startsWith("netcdf float_table.nc {\n  dimensions:\n    row = " + expected[0] + ";\n")
                .contains("      :_CoordinateAxisType = \"Lat\";\n");
        String profiles = "?file,time,latitude,longitude,PRES,TEMP,TEMP_flag&PRES%3C=50";
        List<String> rows = get(table + ".csv0" + profiles).lines().toList();
        String wanted =
                rows.stream().map(row -> row.split(",", -1)[1]).distinct().count() + " " + rows.size();
        assertThat(read(table + ".ncCF" + profiles, "nc", """
                import xarray
                d = xarray.open_dataset(path)
                print(d.sizes['profile'], d.row_size.sum().item(), d.attrs['featureType'], d.TEMP.dims, d.time.dims,
                    d.latitude.dims, float(d.PRES.max()) <= 50, d.TEMP.attrs['ancillary_variables'])
                """))
                .isEqualTo(wanted + " trajectoryProfile ('obs',) ('profile',) ('profile',) True TEMP_qc");
        assertThat(read(table + ".ncCFMA" + profiles, "nc", """
                import xarray
                d = xarray.open_dataset(path)
                print(d.sizes['profile'], d.PRES.notnull().sum().item(), d.attrs['featureType'], d.TEMP.dims)
                """)).isEqualTo(wanted + " profile ('profile', 'obs')");
        assertThat(get(table + ".ncCFHeader" + profiles))
                .startsWith("netcdf float_table.nc {\n  dimensions:\n")
                .contains("    profile = " + wanted.split(" ")[0] + ";\n", "    obs = " + rows.size() + ";\n");
        assertThat(get(table + ".ncCFMAHeader" + profiles)).contains("    float TEMP(profile=");
        assertThat(read(table + ".kml?latitude,longitude,time,platform", "kml", """
                from osgeo import ogr
                file = ogr.Open(path)
                places = file.GetLayer(0)
                first = places.GetNextFeature()
                print(places.GetFeatureCount() > 10, first.GetField('Name'), abs(first.GetGeometryRef().GetX()) <= 180)
                """))
                .isEqualTo("True 13857 True");
        assertThat(status(table + ".kml?time,platform")).isEqualTo(400);
        assertThat(answer(table + ".mat" + some).body())
                .startsWith("MATLAB 5.0 MAT-file".getBytes(StandardCharsets.UTF_8));
        assertThat(status(table + ".ncCF?TEMP")).isEqualTo(400);
        assertThat(read(table + ".png?TEMP,PRES&PRES%3C=50", "png", """
                from osgeo import gdal
                picture = gdal.Open(path)
                print(picture.RasterXSize, picture.RasterYSize, len(set(picture.ReadAsArray().flatten().tolist())) > 3)
                """)).isEqualTo("720 560 True");
        assertThat(status(table + ".smallPng?platform,PRES")).isEqualTo(400);
        assertThat(status(table + ".ncCF?time,latitude,longitude&latitude%3E=89.9"))
                .isEqualTo(404);
        assertThat(status("/erddap/tabledap/allDatasets.ncCF")).isEqualTo(400);
        assertThat(read("/erddap/tabledap/allDatasets.nc?datasetID,minLatitude&datasetID=%22float_table%22", "nc", """
                import netCDF4
                d = netCDF4.Dataset(path)
                print(netCDF4.chartostring(d['datasetID'][:]).tolist(), d['minLatitude'].dimensions)
                """))
                .isEqualTo("['float_table'] ('row',)");
        assertThat(answer(table + ".csv?nosuch").statusCode()).isEqualTo(400);
        HttpResponse<byte[]> none = answer(table + ".csv?time&latitude%3E=89.9");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.headers().firstValue("Content-Description")).contains("dods-error");
        assertThat(new String(none.body(), StandardCharsets.UTF_8))
                .startsWith(
                        "Error {\n    code=404;\n    message=\"Not Found: Your query produced no matching results.");
        assertThat(status(table + ".csv?time&platform=~%22(?=x)%22")).isEqualTo(400);
        assertThat(status(table + ".xyz")).isEqualTo(400);
        assertThat(status("/erddap/tabledap/nosuch_table.csv")).isEqualTo(404);
    }

    @Test
    void whatThereIsIsListedSearchedAndDescribedAsErddapDoes() throws Exception {
        byte[] file = Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"));
        publish("float_listed", Map.of("13857_prof.nc", file));
        data.publish(
                "float_unlisted",
                Map.of("13857_prof.nc", file),
                new AccessPolicy(
                        new AccessCondition.Restricted(LocalizedText.of("Essai", "Trial")),
                        List.of(),
                        DownloadTerms.NONE));
        await();
        List<String> recorded = Files.readAllLines(Shared.data("samples/protocol/erddap-2.23/alldatasets.csv"));
        List<String> all = get("/erddap/tabledap/allDatasets.csv").lines().toList();
        assertThat(all.subList(0, 2)).isEqualTo(recorded.subList(0, 2));
        assertThat(all.get(2)).startsWith("allDatasets,public,");
        assertThat(all).anyMatch(line -> line.startsWith("float_listed,public,"));
        assertThat(all).noneMatch(line -> line.contains("float_unlisted"));
        assertThat(get("/erddap/tabledap/allDatasets.csv0?datasetID,minLatitude&datasetID=~%22float_li.*%22"))
                .startsWith("float_listed,");
        Path list = Shared.data("samples/protocol/erddap-2.23/info_index.json");
        assertThat(get("/erddap/info/index.json?page=1&itemsPerPage=1000")
                        .lines()
                        .limit(5))
                .containsExactlyElementsOf(Files.readAllLines(list).subList(0, 5));
        String search = "/erddap/search/index.csv?page=1&itemsPerPage=1000&searchFor=";
        assertThat(get(search + "float_listed+temp").lines()).hasSize(2);
        assertThat(status(search + "float_listed+-temp")).isEqualTo(404);
        assertThat(status(search + "float_unlisted")).isEqualTo(404);
        // As erddapy asks: what is not looked for is "(ANY)".
        String advanced = "/erddap/search/advanced.csv?page=1&itemsPerPage=1000&protocol=tabledap&cdm_data_type=(ANY)"
                + "&institution=(ANY)&ioos_category=(ANY)&keywords=(ANY)&long_name=(ANY)&variableName=(ANY)"
                + "&searchFor=float_listed&standard_name=" + TEMPERATURE;
        assertThat(get(advanced + "&minLon=-180&maxLon=180&minLat=-90&maxLat=90&minTime=1990-01-01&maxTime=2010-01-01")
                        .lines())
                .hasSize(2);
        assertThat(status(advanced + "&minTime=2040-01-01")).isEqualTo(404);
        assertThat(status(advanced + "&minLat=89.5")).isEqualTo(404);
        assertThat(status(advanced + "&minLat=north")).isEqualTo(400);
        assertThat(get("/erddap/categorize/standard_name/index.csv")).contains("\n" + TEMPERATURE + ",http");
        assertThat(get("/erddap/categorize/standard_name/" + TEMPERATURE + "/index.csv"))
                .contains("float_listed");
        assertThat(get("/erddap/version")).isEqualTo("ERDDAP_version=2.23\n");
        assertThat(get("/erddap/index.html")).contains("/erddap/info/index.html\">");
        assertThat(get("/erddap/rss/float_listed.rss")).contains("<rss version=\"2.0\"", "/versions/1</link>");
        for (String closed :
                List.of("info/float_unlisted/index.csv", "rss/float_unlisted.rss", "tabledap/float_unlisted")) {
            assertThat(status("/erddap/" + closed)).isEqualTo(401);
        }
        assertThat(read("/erddap/info/float_listed/index.csv", "csv", """
                import pandas
                t = pandas.read_csv(path)
                named = t[(t['Attribute Name'] == 'standard_name') & (t['Value'] == 'sea_water_temperature')]
                print(list(named['Variable Name']), list(t[t['Variable Name'] == 'PRES']['Row Type'])[0])
                """)).isEqualTo("['TEMP'] variable");
    }

    @Test
    void aClientOfDap2ReadsSequencesAndTheirSelections() throws Exception {
        publish("float_dap", Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc"))));
        Tool.mustRun("libdap-bin", "getdap", "-V");
        String address = "http://localhost:" + port + "/erddap/tabledap/float_dap";
        String some = "platform,PRES,TEMP&PRES>=100&PRES<=110";
        assertThat(String.join("\n", Tool.lines("", "getdap", "-d", address)))
                .contains("Sequence {", "Float32 TEMP;", "Float64 time;");
        assertThat(String.join("\n", Tool.lines("", "getdap", "-a", address)))
                .contains("String units \"seconds since 1970-01-01T00:00:00Z\";", "Float64 geospatial_lat_max");
        List<String> expected = get("/erddap/tabledap/float_dap.csv0?platform,PRES,TEMP&PRES%3E=100&PRES%3C=110")
                .lines()
                .toList();
        String given = String.join(" ", Tool.lines("", "getdap", "-D", address + "?" + some));
        assertThat(expected).isNotEmpty();
        for (String row : expected) {
            String[] values = row.split(",", -1);
            assertThat(given).contains("\"" + values[0] + "\", " + values[1].replaceAll("\\.0$", ""));
        }
        assertThat(given.split("\"13857\"", -1)).hasSize(expected.size() + 1);
    }

    @Test
    void whoSubscribedByMailIsToldOfEachNewVersion() throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        files.put("R13857_001.nc", Files.readAllBytes(Shared.data("samples/argo/R13857_001.nc")));
        data.publish("float_told", 1, record("float_told"), null, files);
        await();
        String pages = "/erddap/subscriptions/";
        assertThat(get("/erddap/tabledap/allDatasets.csv0?email&datasetID=%22float_told%22"))
                .contains(pages + "add.html?datasetID=float_told&email=");
        assertThat(get(pages + "add.html?datasetID=float_told&email=reader@example.org"))
                .contains("value=\"float_told\"", "value=\"reader@example.org\"");
        assertThat(outbox.page(null, 100)).noneMatch(notice -> notice.reader().startsWith("watch:"));
        String asking = "datasetID=float_told&email=Reader%40example.org";
        assertThat(post(pages + "add.html", asking.replace("%40", "+"))).isEqualTo(400);
        assertThat(post(pages + "add.html", asking.replace("_told", "_nosuch"))).isEqualTo(404);
        assertThat(post(pages + "add.html", asking)).isEqualTo(200);
        assertThat(post(pages + "add.html", asking)).isEqualTo(200);
        Notice question = outbox.page(null, 1).getFirst();
        String id = question.body().replaceAll("(?s).*validate.html\\?subscriptionID=([0-9a-f]{32}).*", "$1");
        assertThat(lettersTo(id)).containsExactly(question);

        data.publish("float_told", 2, record("float_told"), null, files);
        awaitNews();
        assertThat(lettersTo(id)).hasSize(1);
        assertThat(get(pages + "validate.html?subscriptionID=" + id)).contains("reader@example.org");
        assertThat(post(pages + "validate.html", "subscriptionID=" + id)).isEqualTo(200);
        data.publish("float_told", 3, record("float_told"), null, files);
        awaitNews();
        assertThat(lettersTo(id)).hasSize(2);
        assertThat(outbox.page(null, 1).getFirst().body())
                .contains("/records/float_told", pages + "remove.html?subscriptionID=" + id, " 3");

        assertThat(post(pages + "list.html", "email=nobody%40example.org")).isEqualTo(200);
        assertThat(post(pages + "list.html", "email=reader%40example.org")).isEqualTo(200);
        assertThat(post(pages + "list.html", "email=reader%40example.org")).isEqualTo(200);
        assertThat(lettersTo(id)).hasSize(3);
        assertThat(get(pages + "remove.html?subscriptionID=" + id)).contains("reader@example.org");
        assertThat(post(pages + "remove.html", "subscriptionID=" + id)).isEqualTo(200);
        assertThat(status(pages + "remove.html?subscriptionID=" + id)).isEqualTo(404);
        data.publish("float_told", 4, record("float_told"), null, files);
        awaitNews();
        assertThat(lettersTo(id)).hasSize(3);

        assertThat(post(pages + "add.html", "datasetID=float_told&email=other%40example.org"))
                .isEqualTo(200);
        String other = outbox.page(null, 1)
                .getFirst()
                .body()
                .replaceAll("(?s).*validate.html\\?subscriptionID=([0-9a-f]{32}).*", "$1");
        assertThat(post(pages + "validate.html", "subscriptionID=" + other)).isEqualTo(200);
        catalogue.withdraw(
                "float_told", new Withdrawal("Erreur", null, Withdrawal.Scope.ALL, Instant.EPOCH, "someone"));
        for (int i = 0; i < 400 && lettersTo(other).size() < 2; i++) {
            Thread.sleep(25);
        }
        assertThat(lettersTo(other)).hasSize(2);
        assertThat(outbox.page(null, 1).getFirst().subject()).contains("float_told");
        assertThat(lettersTo(id)).hasSize(3);
    }

    private List<Notice> lettersTo(String subscription) {
        return outbox.page(null, 100).stream()
                .filter(notice -> notice.reader().equals("watch:" + subscription))
                .toList();
    }

    private void awaitNews() throws InterruptedException {
        await();
        for (int i = 0; i < 400 && jobs.isAsked("dataset-news"); i++) {
            Thread.sleep(25);
        }
    }

    private int post(String path, String form) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private String read(String address, String ending, String script) throws Exception {
        Path file = Files.createTempFile("table", "." + ending);
        try {
            Files.write(file, answer(address).body());
            Tool.mustRun(
                    "python3-pandas python3-gdal python3-xarray python3-netcdf4",
                    "/usr/bin/python3",
                    "-c",
                    "import pandas, osgeo, xarray, netCDF4");
            return String.join("\n", Tool.lines("", "/usr/bin/python3", "-c", "path = '" + file + "'\n" + script));
        } finally {
            Files.delete(file);
        }
    }

    private String get(String path) throws Exception {
        HttpResponse<byte[]> answer = answer(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private int status(String path) throws Exception {
        return answer(path).statusCode();
    }

    private HttpResponse<byte[]> answer(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private void publish(String id, Map<String, byte[]> files) throws Exception {
        data.publish(id, files);
        await();
    }

    private static MetadataRecord record(String id) {
        return new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of("Essai " + id, "Trial " + id))
                .build();
    }

    private void await() throws InterruptedException {
        for (int i = 0; i < 800 && (jobs.isAsked(Loader.JOB) || jobs.isAsked(Loader.WALK)); i++) {
            Thread.sleep(25);
        }
    }

    private long count(Selection selection, List<String> keys) throws IOException {
        long[] count = new long[1];
        store.rows(chosen(selection), columns(selection, keys), true, row -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    private List<SelectedColumn> columns(Selection selection, List<String> keys) throws IOException {
        return chosen(selection).columns(keys);
    }

    private ObservationStore.Chosen chosen(Selection selection) throws IOException {
        return store.choose(selection, Caller.ANONYMOUS);
    }

    private static int index(ObservationFile file, String name) {
        for (int i = 0; i < file.properties().size(); i++) {
            if (file.properties().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError("no column " + name);
    }

    private static double number(Column column, int row) {
        return ((Column.Numbers) column).at(row);
    }
}
