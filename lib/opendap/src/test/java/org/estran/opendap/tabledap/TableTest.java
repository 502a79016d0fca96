package org.estran.opendap.tabledap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.opendap.tabledap.TableColumn.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5File;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** Tables beside those that ERDDAP 2.23 gave of the same rows. */
class TableTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    private static final List<TableColumn> COLUMNS = List.of(
            column("platform", Kind.INT, "1"),
            column("time", Kind.TIME, null),
            column("latitude", Kind.FLOAT, "degrees_north"),
            column("longitude", Kind.FLOAT, "degrees_east"),
            column("pres", Kind.FLOAT, "dbar"),
            column("temp", Kind.FLOAT, "degree_C"));

    /** As its netCDF file tells of them. */
    private static final List<TableColumn> DESCRIBED = List.of(
            described(0, "Identifier", Map.of()),
            described(
                    1,
                    "Time",
                    Map.of(
                            "_CoordinateAxisType", "Time",
                            "axis", "T",
                            "long_name", "Time",
                            "standard_name", "time",
                            "time_origin", "01-JAN-1970 00:00:00")),
            described(
                    2,
                    "Location",
                    Map.of(
                            "_CoordinateAxisType", "Lat",
                            "actual_range", List.of(-75.7138, 75.4151),
                            "axis", "Y",
                            "long_name", "Latitude",
                            "standard_name", "latitude")),
            described(
                    3,
                    "Location",
                    Map.of(
                            "_CoordinateAxisType", "Lon",
                            "axis", "X",
                            "long_name", "Longitude",
                            "standard_name", "longitude")),
            described(4, "Pressure", Map.of("standard_name", "sea_water_pressure")),
            described(5, "Temperature", Map.of("standard_name", "sea_water_temperature")));

    @TempDir
    Path folder;

    private static TableColumn described(int column, String category, Map<String, Object> attributes) {
        Map<String, Object> all = new HashMap<>(attributes);
        all.put("ioos_category", category);
        TableColumn plain = COLUMNS.get(column);
        return new TableColumn(plain.name(), plain.kind(), plain.unit(), all);
    }

    private static TableColumn column(String name, Kind kind, @Nullable String unit) {
        return new TableColumn(name, kind, unit, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"CSV", "CSVP", "TSV", "JSON", "GEO_JSON", "ESRI_CSV", "ASC", "DODS"})
    void tablesAreByteForByteThoseOfErddap(TableFormat format) throws Exception {
        byte[] recorded = Files.readAllBytes(recorded("table." + format.ending()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink writer = format.writer(out, "prof", COLUMNS);
        for (@Nullable Object[] row : rows()) {
            writer.row(row);
        }
        writer.end();
        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(recorded, StandardCharsets.ISO_8859_1));
    }

    @Test
    void nccsvIsByteForByteThatOfErddap() throws Exception {
        String recorded = recordedText("table.nccsv");
        Map<String, Object> global = new HashMap<>();
        Matcher attributes = Pattern.compile("(?m)^\\*GLOBAL\\*,(\\w+),(?:\"(.*)\"|(-?[\\d.]+)d|(.*))$")
                .matcher(recorded);
        while (attributes.find()) {
            global.put(
                    attributes.group(1),
                    attributes.group(3) != null
                            ? List.of(Double.valueOf(attributes.group(3)))
                            : attributes.group(2) != null
                                    ? attributes.group(2).replace("\\n", "\n")
                                    : attributes.group(4));
        }
        global.put("Conventions", "CF-1.8");
        assertThat(written(TableFormat.NCCSV, DESCRIBED, global).toString(StandardCharsets.UTF_8))
                .isEqualTo(recorded);
        assertThat(recorded).startsWith(TableStructure.nccsv(DESCRIBED, global));
    }

    @Test
    void textsOfNccsvAreTakenForNeitherNumbersNorSeveral() throws Exception {
        List<TableColumn> columns = List.of(
                column("name", Kind.STRING, null), column("count", Kind.INT, null), column("temp", Kind.FLOAT, "1e-3"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink writer = TableFormat.NCCSV.writer(out, "", columns);
        writer.row(new Object[] {"12", null, null});
        writer.row(new Object[] {" a\"b\\\n", 3.0, 1.5});
        writer.end();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                *GLOBAL*,Conventions,NCCSV-1.2
                name,*DATA_TYPE*,String
                count,*DATA_TYPE*,int
                temp,*DATA_TYPE*,float
                temp,units,"1e-3"

                *END_METADATA*
                name,count,temp
                "12",,NaN
                " a""b\\\\\\n",3,1.5
                *END_DATA*
                """);
    }

    @Test
    void anOdvSpreadsheetIsThatOfErddapButForWhoWroteIt() throws Exception {
        assertThat(withoutAuthor(
                        written(TableFormat.ODV_TXT, COLUMNS, Map.of("history", "2026-11-21T21:39:25Z http://x/y"))
                                .toString(StandardCharsets.UTF_8)))
                .isEqualTo(withoutAuthor(recordedText("table.odvTxt")));
    }

    private static String withoutAuthor(String odv) {
        return odv.replaceAll("(?m)^//<(Creator|CreateTime|Software|Source)>.*\\R", "");
    }

    @Test
    void stationsOfAnOdvSpreadsheetHaveTheirMoment() throws Exception {
        List<TableColumn> columns = List.of(
                column("platform", Kind.STRING, null),
                column("time", Kind.TIME, null),
                column("latitude", Kind.DOUBLE, "degrees_north"),
                column("longitude", Kind.DOUBLE, "degrees_east"),
                column("depth", Kind.DOUBLE, "m"),
                column("TEMP", Kind.FLOAT, "degree_Celsius"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink writer = TableFormat.ODV_TXT.writer(out, "", columns);
        writer.row(new Object[] {"6900123\t", Instant.parse("2010-01-01T00:12:18Z"), 45.5, -4.25, 5.0, null});
        writer.end();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "//<DataVariable>label=\"depth [m]\" value_type=\"DOUBLE\" is_primary_variable=\"T\" </DataVariable>",
                        "6900123\t\t*\t2010-01-01T00:12:18.000\t-4.25\t45.5\t5.0\t");
    }

    @Test
    void aDataTableSaysWhatThatOfErddapSays() throws Exception {
        // Between parts of its answer ERDDAP writes the comma on the next line.
        assertThat(written(TableFormat.DATA_TABLE, COLUMNS, Map.of())
                        .toString(StandardCharsets.UTF_8)
                        .replaceAll("\\s", ""))
                .isEqualTo(recordedText("table.dataTable").replaceAll("\\s", ""));
    }

    @Test
    void whatIsMissingIsANumberForArcgis() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink writer = TableFormat.ESRI_CSV.writer(out, "", COLUMNS);
        writer.row(new @Nullable Object[] {3.0, null, null, 1.5, null, 2.5});
        writer.end();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList().get(1)).isEqualTo("3,,,-9999,1.5,-9999,2.5");
    }

    /** By MFL, which reads ERDDAP's file of a grid too. */
    @Test
    void aMatFileHoldsAStructureOfColumns() throws Exception {
        Struct grid = Mat5.readFromFile(recorded("grid.mat").toFile()).getStruct("sst");
        assertThat(grid.getFieldNames()).containsExactly("time", "depth", "latitude", "longitude", "sst");

        byte[] file =
                written(TableFormat.MAT, COLUMNS, Map.of("id", "prof-2020")).toByteArray();
        Struct table = read(file).getStruct("prof_2020");
        assertThat(table.getFieldNames()).containsExactly("platform", "time", "latitude", "longitude", "pres", "temp");
        List<@Nullable Object[]> rows = rows();
        for (int c = 0; c < COLUMNS.size(); c++) {
            Matrix column = table.getMatrix(COLUMNS.get(c).name());
            assertThat(column.getDimensions()).containsExactly(rows.size(), 1);
            for (int r = 0; r < rows.size(); r++) {
                assertThat(column.getDouble(r)).isEqualTo(Ordering.seconds(rows.get(r)[c]));
            }
        }
    }

    @Test
    void namesAndTextsOfAMatFileAreThoseThatMatlabCanHave() throws Exception {
        List<TableColumn> columns = List.of(
                column("2 m air temperature of the whole station", Kind.STRING, null),
                column("2 m air temperature of the whole ship", Kind.STRING, null),
                column("n", Kind.INT, null));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableSink writer = TableFormat.MAT.writer(out, "", columns)) {
            writer.row(new @Nullable Object[] {"été", null, 1.0});
            writer.row(new @Nullable Object[] {"a", null, null});
            writer.end();
        }
        Struct table = read(out.toByteArray()).getStruct("table");
        assertThat(table.getFieldNames())
                .containsExactly("x2_m_air_temperature_of_the_who", "x2_m_air_temperature_of_the_w_2", "n");
        Char texts = table.getChar("x2_m_air_temperature_of_the_who");
        assertThat(texts.getRow(0)).isEqualTo("été");
        assertThat(texts.getRow(1)).isEqualTo("a  ");
        assertThat(table.getMatrix("n").getInt(1)).isEqualTo(Integer.MAX_VALUE);
    }

    private static Mat5File read(byte[] file) throws IOException {
        return Mat5.newReader(Sources.wrap(file)).readMat();
    }

    @Test
    void kmlHasAPlacemarkForEachPlace() throws Exception {
        Tool.mustRun("gdal-bin", "ogrinfo", "--version");
        Path file = Files.write(
                folder.resolve("table.kml"),
                written(TableFormat.KML, COLUMNS, Map.of()).toByteArray());
        Set<List<Object>> places = rows().stream()
                .map(row -> List.<Object>of(String.valueOf(row[3]), String.valueOf(row[2])))
                .collect(Collectors.toSet());
        String said = String.join("\n", Tool.lines("", "ogrinfo", "-ro", "-al", file.toString()));
        assertThat(said).contains("Feature Count: " + places.size() + "\n").doesNotContain("ERROR");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink writer = TableFormat.KML.writer(
                out,
                "<A> & B",
                List.of(
                        column("longitude", Kind.DOUBLE, null), column("latitude", Kind.DOUBLE, null),
                        column("time", Kind.TIME, null), column("platform", Kind.STRING, null)));
        writer.row(new @Nullable Object[] {-4.5, 48.0, Instant.parse("2020-01-02T00:00:00Z"), "b & c"});
        writer.row(new @Nullable Object[] {-4.5, 48.0, Instant.parse("2020-01-01T00:00:00Z"), "a"});
        writer.row(new @Nullable Object[] {null, 48.0, Instant.parse("2020-01-01T00:00:00Z"), "a"});
        writer.end();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "<name>&lt;A&gt; &amp; B</name>",
                        "<name>b &amp; c</name>",
                        "<Data name=\"rows\"><value>2</value></Data>",
                        "<begin>2020-01-01T00:00:00Z</begin><end>2020-01-02T00:00:00Z</end>",
                        "<coordinates>-4.5,48.0</coordinates>")
                .containsOnlyOnce("<Placemark>");
    }

    @Test
    void aNetcdfFileHasTheHeaderThatErddapTold() throws Exception {
        String recorded = recordedText("table.ncHeader");
        Map<String, Object> global = new HashMap<>();
        Matcher texts = Pattern.compile("(?s)\\n  :(\\w+) = \"(.*?)\";").matcher(recorded);
        while (texts.find()) {
            global.put(texts.group(1), texts.group(2));
        }
        global.put("time_coverage_end", "2030-01-01T00:00:00Z");
        global.put("geospatial_lat_max", List.of(75.4151));
        global.put("geospatial_vertical_units", "m");

        String told = written(TableFormat.NC_HEADER, DESCRIBED, global).toString(StandardCharsets.UTF_8);

        assertThat(told.lines().filter(line -> !line.contains("geospatial_vertical_units")))
                .containsExactlyElementsOf(recorded.lines()
                        .map(line -> line.startsWith("netcdf ") ? "netcdf prof.nc {" : line)
                        .toList());
    }

    @Test
    void aNetcdfFileHasTheValuesThatErddapGave() throws Exception {
        Tool.mustRun("netcdf-bin", "ncdump", "-h", recorded("table.nc").toString());
        Path ours = folder.resolve("table.nc");
        Files.write(ours, written(TableFormat.NC, DESCRIBED, Map.of()).toByteArray());
        assertThat(dump(ours))
                .isEqualTo(dump(recorded("table.nc")))
                .contains(" 2183210,")
                .contains("26.224");
    }

    /** Variables with their attributes, and the values. */
    private static String dump(Path file) throws IOException, InterruptedException {
        String all = String.join("\n", Tool.lines("", "ncdump", "-n", "table", file.toString()));
        return all.replaceAll("(?s)// global attributes:.*?\\ndata:", "data:").strip();
    }

    @Test
    void textsAndWhatIsMissingAreReadFromNetcdf() throws Exception {
        Tool.mustRun("python3-netcdf4", "/usr/bin/python3", "-c", "import netCDF4");
        List<TableColumn> columns = List.of(
                column("name/of it", Kind.STRING, null),
                column("count", Kind.INT, null),
                column("temp", Kind.FLOAT, "degree_C"));
        Path file = folder.resolve("texts.nc");
        try (OutputStream out = Files.newOutputStream(file);
                TableSink sink = TableFormat.NC.writer(out, "", columns)) {
            sink.row(new Object[] {"élan", 3.0, null});
            sink.row(new Object[] {null, null, 1.5});
            sink.end();
        }
        assertThat(Tool.lines("", "/usr/bin/python3", "-c", """
                import sys, netCDF4
                d = netCDF4.Dataset(sys.argv[1])
                print(netCDF4.chartostring(d['name_of it'][:]).tolist(), d['count'][:].tolist(), d['temp'][:].tolist())
                print(d['name_of it'].dimensions, d['temp'].actual_range.tolist())
                """, file.toString()))
                .containsExactly("['élan', ''] [3, None] [None, 1.5]", "('row', 'name_of it_strlen') [1.5, 1.5]");
    }

    @Test
    void nothingLaidAsideStaysBehind() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Set<Path> before = laidAside(temporary);
        TableSink sink = TableFormat.NC.writer(OutputStream.nullOutputStream(), "", COLUMNS);
        Set<Path> made = laidAside(temporary);
        made.removeAll(before);
        sink.row(rows().getFirst());
        assertThat(made).isNotEmpty();
        sink.close();
        // Others may lay something aside at the same time.
        assertThat(made).anySatisfy(folder -> assertThat(folder).doesNotExist());
    }

    private static Set<Path> laidAside(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(one -> one.getFileName().toString().startsWith("estran-table"))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    private static ByteArrayOutputStream written(
            TableFormat format, List<TableColumn> columns, Map<String, Object> global) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TableSink writer = format.writer(out, "prof", columns, global)) {
            for (@Nullable Object[] row : rows()) {
                writer.row(row);
            }
            writer.end();
        }
        return out;
    }

    @Test
    void anUnknownVariableIsRefusedAsErddapDoes() throws Exception {
        assertThatThrownBy(() -> TableRequest.parse("nosuch", COLUMNS, NOW))
                .isInstanceOfSatisfying(
                        TableRefused.class,
                        refused -> assertThat(refused.text()).isEqualTo(recordedText("table_badvar.txt")));
    }

    @Test
    void constraintsAreRead() throws Exception {
        TableRequest request = TableRequest.parse(
                "time,temp&latitude%3E=20&temp!=NaN&time>=now-7days&time<2010-01-10&time<=1262304738&distinct()"
                        + "&orderByMax(%22time%22)&units(\"UCUM\")",
                COLUMNS, NOW);
        assertThat(request.columns()).extracting(TableColumn::name).containsExactly("time", "temp");
        assertThat(request.constraints())
                .containsExactly(
                        new TableConstraint.OfNumber(COLUMNS.get(2), ">=", 20),
                        new TableConstraint.Missing(COLUMNS.get(5), false),
                        new TableConstraint.OfTime(COLUMNS.get(1), ">=", Instant.parse("2026-11-16T00:00:00Z")),
                        new TableConstraint.OfTime(COLUMNS.get(1), "<", Instant.parse("2010-01-10T00:00:00Z")),
                        new TableConstraint.OfTime(COLUMNS.get(1), "<=", Instant.parse("2010-01-01T00:12:18Z")));
        assertThat(request.isDistinct()).isTrue();
        assertThat(request.isUcum()).isTrue();
    }

    @Test
    void textsStandInQuotesAndMayHoldAnAmpersand() throws Exception {
        List<TableColumn> texts = List.of(column("name", Kind.STRING, null));
        TableRequest request = TableRequest.parse("name&name=\"a&b\"%26name=~%22(x%7Cy).*%22", texts, NOW);
        assertThat(request.constraints())
                .containsExactly(
                        new TableConstraint.OfText(texts.getFirst(), "=", "a&b"),
                        new TableConstraint.Matches(texts.getFirst(), "(x|y).*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "time&temp=x",
                "time&time>2010-13-45",
                "time&nosuch>1",
                "time&temp",
                "time,time",
                "time&orderBy(\"temp\")",
                "time&orderByWhat(\"time\")",
                "time&units(\"SI\")",
                "time&temp=~\"1.*\"",
                "%zz",
                "temp&orderByLimit(\"temp\")"
            })
    void whatCannotBeUnderstoodIsRefused(String query) {
        assertThatThrownBy(() -> TableRequest.parse(query, COLUMNS, NOW))
                .isInstanceOfSatisfying(
                        TableRefused.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "platform,temp&orderByMax(\"platform,temp\"); 2000016,26.224 2183210,15.714 3875904,23.152 5988487,14.063",
                "platform,temp&orderByMin(\"platform,temp\"); 2000016,23.119 2183210,13.883 3875904,20.469 5988487,12.558",
                "platform,temp&orderByCount(\"platform\"); 2000016,5 2183210,5 3875904,5 5988487,5",
                "temp&orderByMinMax(\"temp\"); 12.558 26.224",
                "pres&orderByLimit(\"pres,1\"); 5.0 25.2 45.3 65.5 85.6",
                "platform,pres&orderByClosest(\"platform,pres,100\"); 2000016,5.0 2000016,85.6 2183210,5.0 2183210,85.6"
                        + " 3875904,5.0 3875904,85.6 5988487,5.0 5988487,85.6",
                "pres,platform&orderByCount(\"pres/50\"); 0.0,12 50.0,8"
            })
    void groupsAreMadeOfSortedRows(String query, String expected) throws Exception {
        assertThat(asked(query).strip().replace("\n", " ")).isEqualTo(expected);
    }

    @Test
    void attributesAreListedAsErddapListsThem() throws Exception {
        List<TableColumn> columns = List.of(
                new TableColumn(
                        "time",
                        Kind.TIME,
                        null,
                        Map.of(
                                "standard_name", "time",
                                "long_name", "Time",
                                "axis", "T",
                                "actual_range", List.of(1.4201136E9, 1.5147216E9))),
                new TableColumn(
                        "latitude",
                        Kind.FLOAT,
                        "degrees_north",
                        Map.of("axis", "Y", "long_name", "Latitude", "actual_range", List.of(-89.875, 89.875))));
        Map<String, Object> global =
                Map.of("title", "Synthetic daily SST", "cdm_data_type", "Grid", "geospatial_lat_max", List.of(89.875));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink list = TableFormat.CSV.listWriter(out, "sst", TableStructure.INFO);
        for (@Nullable Object[] row : TableStructure.info(columns, global)) {
            list.row(row);
        }
        list.end();
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).contains("variable,time,,double,", "variable,latitude,,float,");
        assertThat(recordedText("info_sst.csv").lines().toList())
                .containsSubsequence(lines.stream()
                        .filter(line -> !line.startsWith("variable"))
                        .toList());
        assertThat(TableStructure.das(columns, global))
                .contains("    Float32 actual_range -89.875, 89.875;\n    String axis \"Y\";\n")
                .contains("    Float64 geospatial_lat_max 89.875;\n");
    }

    @Test
    void listsOfTextsHaveNoUnits() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableFormat.JSON.listWriter(out, "", TableStructure.INFO).end();
        String head = out.toString(StandardCharsets.UTF_8).lines().limit(5).reduce("", (a, b) -> a + b + "\n");
        assertThat(recordedText("info_sst.json")).startsWith(head);
        assertThat(TableFormat.ofList("dods")).isEmpty();
        assertThat(TableFormat.ofList("html")).contains(TableFormat.HTML_TABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "platform&platform=2183210&distinct(); 2183210",
                "platform&temp>24&distinct(); 2000016",
                "platform&distinct()&orderByDescending(\"platform\"); 5988487 3875904 2183210 2000016",
                "temp&time<2010-01-02&pres<10; 15.714 23.152",
                "platform,temp&orderByMax(\"platform,temp\"); 2000016,26.224 2183210,15.714 3875904,23.152 5988487,14.063",
                "temp&temp=NaN;''"
            })
    void rowsThatAreInNoStoreAreAskedAlike(String query, String expected) throws Exception {
        TableRequest request = TableRequest.parse(query, COLUMNS, NOW);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink sink = TableFormat.CSV0.writer(out, "", request.given(unit -> unit));
        Ordering ordering = request.ordering();
        TableSink rows =
                new ListedRows(request, COLUMNS, ordering == null ? sink : ordering.before(sink, request.columns()));
        for (@Nullable Object[] row : rows()) {
            rows.row(row);
        }
        rows.end();
        assertThat(out.toString(StandardCharsets.UTF_8).strip().replace("\n", " "))
                .isEqualTo(expected);
    }

    @Test
    void anExpressionWithoutEndIsGivenUp() throws Exception {
        List<TableColumn> texts = List.of(column("name", Kind.STRING, null));
        TableRequest request = TableRequest.parse("name&name=~\"(a%2B)%2B\\1b\"", texts, NOW);
        TableSink rows = new ListedRows(request, texts, TableFormat.CSV.writer(new ByteArrayOutputStream(), "", texts));
        assertThatThrownBy(() -> rows.row(new Object[] {"a".repeat(60)})).isInstanceOf(IOException.class);
    }

    @Test
    void meansAreThoseOfTheRows() throws Exception {
        double mean = rows().stream()
                .mapToDouble(row -> Ordering.seconds(row[5]))
                .average()
                .orElseThrow();
        assertThat(Double.parseDouble(asked("temp&orderByMean(\"\")").strip())).isCloseTo(mean, within(1e-9));
    }

    private static String asked(String query) throws Exception {
        TableRequest request = TableRequest.parse(query, COLUMNS, NOW);
        Ordering ordering = java.util.Objects.requireNonNull(request.ordering());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (@Nullable Object[] row : rows()) {
            rows.add(request.columns().stream()
                    .map(column -> row[COLUMNS.indexOf(column)])
                    .toArray());
        }
        rows.sort((a, b) -> {
            for (Ordering.Sort sort : ordering.sort()) {
                int i = request.columns().stream()
                        .map(TableColumn::name)
                        .toList()
                        .indexOf(sort.column());
                int order = Double.compare(Ordering.seconds(a[i]), Ordering.seconds(b[i]));
                if (order != 0) {
                    return sort.isDescending() ? -order : order;
                }
            }
            return 0;
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableSink sink =
                ordering.before(TableFormat.CSV0.writer(out, "", request.given(unit -> unit)), request.columns());
        for (@Nullable Object[] row : rows) {
            sink.row(row);
        }
        sink.end();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<@Nullable Object[]> rows() throws IOException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (String line :
                Files.readAllLines(recorded("table.csv")).stream().skip(2).toList()) {
            String[] words = line.split(",", -1);
            @Nullable Object[] row = new Object[words.length];
            for (int i = 0; i < words.length; i++) {
                row[i] = i == 1
                        ? Instant.parse(words[i])
                        : (Object) (i == 0 ? Double.parseDouble(words[i]) : (double) Float.parseFloat(words[i]));
            }
            rows.add(row);
        }
        return rows;
    }

    private static java.nio.file.Path recorded(String name) {
        return Shared.data("samples/protocol/erddap-2.23/" + name);
    }

    private static String recordedText(String name) {
        try {
            return Files.readString(recorded(name));
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }
}
