package org.estran.grids.cf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;
import org.estran.judging.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Grid mappings against PROJ's cs2cs. */
@Tag("outside")
class GridMappingTest {

    @BeforeAll
    static void tools() throws Exception {
        Tool.mustRun("proj-bin", "cs2cs", "-l");
    }

    /** Attributes as {@code name=value}, and the middle and half width of the longitudes and latitudes tried. */
    static Stream<Arguments> mappings() {
        String grs80 = " semi_major_axis=6378137 inverse_flattening=298.257222101";
        return Stream.of(
                of(
                        "albers_conical_equal_area standard_parallel=29.5,45.5 latitude_of_projection_origin=23"
                                + " longitude_of_central_meridian=-96" + grs80,
                        -96,
                        30,
                        35,
                        20),
                of(
                        "azimuthal_equidistant longitude_of_projection_origin=10 latitude_of_projection_origin=50"
                                + " earth_radius=6371000",
                        10,
                        30,
                        50,
                        25),
                of(
                        "geostationary longitude_of_projection_origin=-75 perspective_point_height=35786023"
                                + " sweep_angle_axis=x" + grs80,
                        -75,
                        50,
                        0,
                        50),
                of(
                        "geostationary longitude_of_projection_origin=9.5 perspective_point_height=35785831"
                                + " sweep_angle_axis=y semi_major_axis=6378169 semi_minor_axis=6356583.8",
                        9.5,
                        50,
                        0,
                        50),
                of(
                        "lambert_azimuthal_equal_area longitude_of_projection_origin=10 latitude_of_projection_origin=52"
                                + " false_easting=4321000 false_northing=3210000" + grs80,
                        10,
                        30,
                        52,
                        20),
                of(
                        "lambert_azimuthal_equal_area longitude_of_projection_origin=0 latitude_of_projection_origin=-90",
                        0,
                        180,
                        -75,
                        14),
                of(
                        "lambert_conformal_conic standard_parallel=44,49 latitude_of_projection_origin=46.5"
                                + " longitude_of_central_meridian=3 false_easting=700000 false_northing=6600000"
                                + grs80,
                        3,
                        15,
                        46,
                        12),
                of(
                        "lambert_conformal_conic standard_parallel=25 latitude_of_projection_origin=25"
                                + " longitude_of_central_meridian=-95 earth_radius=6371229",
                        -95,
                        40,
                        35,
                        25),
                of(
                        "lambert_cylindrical_equal_area standard_parallel=30 longitude_of_central_meridian=0"
                                + " semi_major_axis=6378137 inverse_flattening=298.257223563",
                        0,
                        170,
                        0,
                        80),
                of("mercator longitude_of_projection_origin=0 standard_parallel=45" + grs80, 0, 170, 0, 75),
                of(
                        "mercator longitude_of_projection_origin=20 scale_factor_at_projection_origin=1"
                                + " earth_radius=6371229",
                        20,
                        170,
                        0,
                        75),
                of(
                        "orthographic longitude_of_projection_origin=5 latitude_of_projection_origin=40"
                                + " earth_radius=6370997",
                        5,
                        40,
                        40,
                        30),
                of(
                        "polar_stereographic straight_vertical_longitude_from_pole=-45 latitude_of_projection_origin=90"
                                + " standard_parallel=70 semi_major_axis=6378273 semi_minor_axis=6356889.449",
                        0,
                        180,
                        70,
                        19),
                of(
                        "polar_stereographic straight_vertical_longitude_from_pole=0 latitude_of_projection_origin=-90"
                                + " standard_parallel=-71",
                        0,
                        180,
                        -70,
                        19),
                of(
                        "polar_stereographic straight_vertical_longitude_from_pole=10 latitude_of_projection_origin=90"
                                + " scale_factor_at_projection_origin=0.994 earth_radius=6371229",
                        0,
                        180,
                        70,
                        19),
                of(
                        "rotated_latitude_longitude grid_north_pole_latitude=39.25 grid_north_pole_longitude=-162",
                        10,
                        60,
                        50,
                        35),
                of(
                        "rotated_latitude_longitude grid_north_pole_latitude=27.5 grid_north_pole_longitude=177.5"
                                + " north_pole_grid_longitude=15",
                        10,
                        60,
                        50,
                        35),
                of("sinusoidal longitude_of_projection_origin=0 earth_radius=6371007.181", 0, 170, 0, 85),
                of(
                        "stereographic longitude_of_projection_origin=255 latitude_of_projection_origin=90"
                                + " scale_factor_at_projection_origin=0.933012701892219 earth_radius=6371229",
                        255,
                        60,
                        60,
                        28),
                of(
                        "stereographic longitude_of_projection_origin=5.387 latitude_of_projection_origin=52.156"
                                + " scale_factor_at_projection_origin=0.9999079 earth_radius=6371229",
                        5,
                        20,
                        52,
                        20),
                of(
                        "transverse_mercator longitude_of_central_meridian=-3 latitude_of_projection_origin=0"
                                + " scale_factor_at_central_meridian=0.9996 false_easting=500000" + grs80,
                        -3,
                        5,
                        45,
                        30));
    }

    private static Arguments of(String words, double lon, double lonHalf, double lat, double latHalf) {
        return Arguments.of(words, lon, lonHalf, lat, latHalf);
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void agreesWithProj(String words, double lon, double lonHalf, double lat, double latHalf) throws Exception {
        GridMapping mapping = GridMapping.of(variable(words)).orElseThrow();
        Random random = new Random(1);
        StringBuilder input = new StringBuilder();
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double[] place = {
                lon + (random.nextDouble() * 2 - 1) * lonHalf, lat + (random.nextDouble() * 2 - 1) * latHalf
            };
            places.add(place);
            input.append(place[0]).append(' ').append(place[1]).append('\n');
        }
        List<String> lines = Tool.lines(input.toString(), command(mapping, words));
        // cs2cs gives metres on the Earth below the satellite, CF the angle.
        double metre = words.startsWith("geostationary") ? height(words) : 1;
        SoftAssertions softly = new SoftAssertions();
        double close = words.startsWith("rotated") ? 1e-7 : 1e-2;
        for (int i = 0; i < lines.size(); i++) {
            String[] theirs = lines.get(i).trim().split("\\s+");
            double[] ours = mapping.fromGeographic(places.get(i)[0], places.get(i)[1]);
            softly.assertThat(ours[0] * metre).as(lines.get(i)).isCloseTo(Double.parseDouble(theirs[0]), within(close));
            softly.assertThat(ours[1] * metre).as(lines.get(i)).isCloseTo(Double.parseDouble(theirs[1]), within(close));
            double[] back = mapping.toGeographic(ours[0], ours[1]);
            softly.assertThat(Math.abs(Math.IEEEremainder(back[0] - places.get(i)[0], 360))
                            * Math.cos(Math.toRadians(back[1])))
                    .isLessThan(1e-6);
            softly.assertThat(back[1]).isCloseTo(places.get(i)[1], within(1e-6));
        }
        softly.assertAll();
    }

    private static String[] command(GridMapping mapping, String words) {
        List<String> command = new ArrayList<>(List.of("cs2cs", "-f", "%.9f"));
        List<String> figure = Stream.of(mapping.proj().split(" "))
                .filter(w -> w.matches("\\+(a|b|R)=.*"))
                .toList();
        command.add("+proj=longlat");
        command.addAll(figure);
        command.add("+to");
        command.addAll(List.of(mapping.proj().split(" ")));
        if (words.contains("sweep_angle_axis=x")) {
            command.add("+sweep=x");
        }
        return command.toArray(String[]::new);
    }

    private static double height(String words) {
        return Stream.of(words.split(" "))
                .filter(w -> w.startsWith("perspective_point_height="))
                .mapToDouble(w -> Double.parseDouble(w.substring(w.indexOf('=') + 1)))
                .findFirst()
                .orElseThrow();
    }

    static DataVariable variable(String words) {
        Map<String, Values> attributes = new LinkedHashMap<>();
        String[] all = words.split(" ");
        attributes.put("grid_mapping_name", Values.ofText(all[0]));
        for (int i = 1; i < all.length; i++) {
            String[] pair = all[i].split("=");
            attributes.put(pair[0], Values.ofText(pair[1]));
            if (pair[1].contains(",")) {
                attributes.put(
                        pair[0],
                        Values.ofNumbers(Stream.of(pair[1].split(","))
                                .mapToDouble(Double::parseDouble)
                                .toArray()));
            }
        }
        return new DataVariable("crs", DataType.INT, List.of(), new Attributes(attributes));
    }

    @Test
    void aPlaceBehindTheEarthHasNoPixel() {
        GridMapping mapping = GridMapping.of(variable("geostationary longitude_of_projection_origin=0"
                        + " perspective_point_height=35785831 sweep_angle_axis=y"))
                .orElseThrow();
        assertThat(mapping.fromGeographic(120, 0)[0]).isNaN();
        assertThat(mapping.toGeographic(0.2, 0)[0]).isNaN();
    }

    @Test
    void refusesParametersThatMakeNoSense() {
        assertThat(GridMapping.of(variable("lambert_conformal_conic standard_parallel=30,-30")))
                .isEmpty();
        assertThat(GridMapping.of(variable("my_own_projection"))).isEmpty();
        assertThat(GridMapping.of(variable("oblique_mercator azimuth_of_central_line=53")))
                .as("proj4j computes another one than PROJ")
                .isEmpty();
    }
}
