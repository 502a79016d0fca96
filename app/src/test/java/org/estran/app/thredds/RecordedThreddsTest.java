package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;
import org.estran.judging.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What THREDDS 5.5 was asked is asked of us at the same addresses, about the same files. Each answer is taken apart into
 * facts (a line, an element, a value of a variable); what only one of the two says must be explained in
 * {@code recorded/thredds-differences.tsv}, and nothing there may be without a difference.
 */
class RecordedThreddsTest extends ThreddsServed {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where the bar of colours lies in the recorded legend. */
    private static final int LEGEND_MIDDLE = 25;

    private static final int LEGEND_TOP = 33;
    private static final int LEGEND_BOTTOM = 367;

    private static final List<String> FILES = List.of(
            "grid/2004050300_eta_211.nc",
            "grid/GFS_Global_onedeg_20120515_1200.grib2.nc",
            "argo/1900857_prof.nc",
            "tsg/Coli1606.nc",
            "dap4/test_atomic_types.nc",
            "dap4/test_groups1.nc");

    /** A line of the index of recorded answers. */
    private record Recorded(String file, int status, String mediaType, String description, String address) {

        byte[] body() throws IOException {
            return Files.readAllBytes(
                    Shared.data("samples/protocol/thredds-5.5").resolve(file));
        }
    }

    /** An explained difference: what THREDDS says ({@code -}) or we say ({@code +}), as a pattern, and why. */
    private record Difference(String file, Pattern pattern, String reason) {

        boolean isOf(String file) {
            return this.file.equals("*") || this.file.equals(file);
        }

        boolean explains(String file, String difference) {
            return isOf(file) && pattern.matcher(difference).matches();
        }
    }

    @BeforeEach
    void published() throws Exception {
        if (catalogue.find("samples").isEmpty()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (String file : FILES) {
                files.put(file, Files.readAllBytes(Shared.data("samples/" + file)));
            }
            data.publish("samples", files);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyAnswerSaysTheSameOrTheDifferenceIsExplained() throws Exception {
        List<Difference> explained = differences();
        return recorded()
                .map(each -> DynamicTest.dynamicTest(each.file() + " " + each.address(), () -> {
                    List<String> unexplained = differences(each).stream()
                            .filter(difference ->
                                    explained.stream().noneMatch(e -> e.explains(each.file(), difference)))
                            .toList();
                    assertThat(unexplained).isEmpty();
                }));
    }

    @Test
    void everyExplanationIsOfADifferenceThatIsThere() throws Exception {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Recorded each : recorded().toList()) {
            found.computeIfAbsent(each.file(), k -> new ArrayList<>()).addAll(differences(each));
        }
        assertThat(differences())
                .allSatisfy(explained -> assertThat(explained.reason()).isNotBlank())
                .allSatisfy(explained -> assertThat(found.entrySet())
                        .as(explained.toString())
                        .anyMatch(each -> each.getValue().stream()
                                .anyMatch(difference -> explained.explains(each.getKey(), difference))));
    }

    /**
     * Each picture is turned back into values by its own legend: a palette is a matter of taste, what it stands for is not. Both
     * ranges begin at nought, where most of the map is; with COLORSCALERANGE=auto THREDDS goes beyond the greatest value of the
     * map, and we end there. THREDDS shows twenty bands.
     */
    @Test
    void everyPixelOfARecordedMapStandsForTheValueOfOurs() throws Exception {
        BufferedImage legend = picture(Files.readAllBytes(Shared.data("samples/protocol/thredds-5.5/gfs_legend.png")));
        int[] theirs = new int[LEGEND_BOTTOM - LEGEND_TOP];
        for (int i = 0; i < theirs.length; i++) {
            theirs[i] = legend.getRGB(LEGEND_MIDDLE, LEGEND_BOTTOM - 1 - i);
        }
        for (Recorded each :
                recorded().filter(r -> r.file().startsWith("gfs_map")).toList()) {
            int[] ours = new int[250];
            BufferedImage bar = picture(bytes(
                            "GET",
                            each.address().replaceFirst("\\?.*", "")
                                    + "?REQUEST=GetLegendGraphic&COLORBARONLY=true&LAYER=Cloud_water&STYLE=default-scalar/default"
                                    + "&WIDTH=1&HEIGHT=250&VERSION=1.3.0")
                    .body());
            for (int i = 0; i < ours.length; i++) {
                ours[i] = bar.getRGB(0, ours.length - 1 - i);
            }
            BufferedImage one = picture(each.body());
            BufferedImage other = picture(bytes("GET", each.address()).body());
            double[] their = parts(theirs, one);
            double[] our = parts(ours, other);
            double scale = Arrays.stream(their).max().orElseThrow()
                    / Arrays.stream(our).max().orElseThrow();
            List<String> apart = new ArrayList<>();
            for (int i = 0; i < their.length; i++) {
                if (Math.abs(their[i] - scale * our[i]) > 1 / 20.0) {
                    apart.add(i % one.getWidth() + "," + i / one.getWidth() + ": " + their[i] + " " + scale * our[i]);
                }
            }
            assertThat(scale).isGreaterThan(0.3);
            assertThat(apart).as(each.file()).isEmpty();
        }
    }

    private static double[] parts(int[] bar, BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .mapToDouble(colour -> part(bar, colour))
                .toArray();
    }

    /** Where in the bar of colours a colour stands, from 0 to 1. */
    private static double part(int[] bar, int colour) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < bar.length; i++) {
            int far = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (bar[i] >> shift & 255) - (colour >> shift & 255);
                far += difference * difference;
            }
            if (far < least) {
                least = far;
                nearest = i;
            }
        }
        return nearest / (bar.length - 1.0);
    }

    private static BufferedImage picture(byte[] body) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(body));
    }

    private static List<String> ofPicture(BufferedImage picture) {
        int clear = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                clear += picture.getRGB(x, y) >>> 24 == 0 ? 1 : 0;
            }
        }
        return List.of("picture " + picture.getWidth() + " by " + picture.getHeight(), "clear pixels " + clear);
    }

    private static void ofJson(JsonNode node, String path, List<String> facts) {
        if (node.isObject()) {
            node.properties().forEach(each -> ofJson(each.getValue(), path + "/" + each.getKey(), facts));
        } else if (node.isArray()) {
            node.forEach(each -> ofJson(each, path + "[]", facts));
        } else {
            facts.add(path + "=" + (node.isNumber() ? String.valueOf(node.asDouble()) : node.asString()));
        }
    }

    private static Stream<Recorded> recorded() throws IOException {
        return Files.readAllLines(Shared.data("samples/protocol/thredds-5.5/INDEX.tsv")).stream()
                .map(line -> line.split("\t"))
                .map(f -> new Recorded(f[0], Integer.parseInt(f[1]), f[2], f[3], f[4]));
    }

    private static List<Difference> differences() throws IOException {
        try (var in = RecordedThreddsTest.class.getResourceAsStream("/recorded/thredds-differences.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(f -> new Difference(f[0], Pattern.compile(f[1], Pattern.DOTALL), f[2]))
                    .toList();
        }
    }

    private List<String> differences(Recorded each) throws Exception {
        HttpResponse<byte[]> answer = bytes("GET", each.address());
        Function<String, String> header = name ->
                answer.headers().firstValue(name).orElse("").replace(" ", "").toLowerCase(java.util.Locale.ROOT);
        TreeSet<String> theirs = new TreeSet<>(facts(each, each.status(), each.body()));
        theirs.add("status " + each.status());
        theirs.add("media type " + each.mediaType().toLowerCase(java.util.Locale.ROOT));
        theirs.add("description " + each.description());
        TreeSet<String> ours = new TreeSet<>(facts(each, answer.statusCode(), answer.body()));
        ours.add("status " + answer.statusCode());
        ours.add("media type " + header.apply("Content-Type"));
        ours.add("description " + header.apply("Content-Description"));
        List<String> all = new ArrayList<>();
        theirs.stream().filter(fact -> !ours.contains(fact)).forEach(fact -> all.add("-" + fact));
        ours.stream().filter(fact -> !theirs.contains(fact)).forEach(fact -> all.add("+" + fact));
        return all;
    }

    private static List<String> facts(Recorded each, int status, byte[] body) throws Exception {
        if (status == 200 && each.file().endsWith(".png")) {
            return ofPicture(picture(body));
        }
        if (status == 200 && each.file().endsWith(".json")) {
            List<String> facts = new ArrayList<>();
            ofJson(JSON.readTree(body), "", facts);
            return facts;
        }
        if (status == 200 && each.file().endsWith(".nc")) {
            return ofFile(body);
        }
        if (each.file().endsWith(".xml") && body.length > 0 && body[0] == '<') {
            List<String> facts = new ArrayList<>();
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            ofElement(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(body))
                            .getDocumentElement(),
                    "",
                    facts);
            return each.file().contains("_wms_caps")
                    ? facts.stream().map(RecordedThreddsTest::inherited).toList()
                    : facts;
        }
        if (status == 200 && each.file().endsWith(".dap")) {
            return ofChunks(body);
        }
        if (status == 200 && each.file().endsWith(".dods")) {
            return List.of(new String(body, StandardCharsets.ISO_8859_1));
        }
        return new String(body, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }

    /** A layer has what those around it say, at whatever depth; numbers, moments and flags are written in more than one way. */
    private static String inherited(String fact) {
        return fact.replaceAll("(/Layer)+", "/Layer")
                .replaceFirst("=(-?\\d+)\\.0$", "=$1")
                .replaceFirst("\\.000Z$", "Z")
                .replaceFirst("=true$", "=1");
    }

    private static void ofElement(Element element, String above, List<String> facts) {
        String name = element.getAttribute("name");
        String path = above + "/" + element.getLocalName() + (name.isEmpty() ? "" : "[" + name + "]");
        facts.add(path);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node each = element.getAttributes().item(i);
            if (!each.getNodeName().startsWith("xmlns") && !each.getNodeName().equals("name")) {
                facts.add(path + "@" + each.getNodeName() + "=" + each.getNodeValue());
            }
        }
        boolean isLeaf = true;
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                isLeaf = false;
                ofElement(inner, path, facts);
            }
        }
        if (isLeaf && !element.getTextContent().isBlank()) {
            facts.add(path + "=" + element.getTextContent().strip());
        }
    }

    private static List<String> ofFile(byte[] bytes) throws IOException {
        Path path = Files.write(Files.createTempFile("recorded", ".nc"), bytes);
        List<String> facts = new ArrayList<>();
        try (DataFile file = DataFiles.open(path)) {
            file.dimensions().forEach(d -> facts.add("dimension " + d.name() + " " + d.length()));
            ofAttributes("global", file.attributes(), facts);
            for (DataVariable variable : file.variables()) {
                Values values = file.read(variable);
                facts.add("variable " + variable.name());
                facts.add("type " + variable.name() + " " + variable.type());
                facts.add("values " + variable.name() + " " + values.strings());
                ofAttributes(variable.name(), variable.attributes(), facts);
            }
        } finally {
            Files.delete(path);
        }
        return facts;
    }

    private static void ofAttributes(String of, Attributes attributes, List<String> facts) {
        attributes
                .byName()
                .forEach((name, values) -> facts.add("attribute " + of + ":" + name + " " + values.joined()));
    }

    /** Of DAP4: the DMR as XML, and the values behind it. */
    private static List<String> ofChunks(byte[] body) throws Exception {
        List<String> facts = new ArrayList<>();
        int length = (body[1] & 255) << 16 | (body[2] & 255) << 8 | body[3] & 255;
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        ofElement(
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(body, 4, length))
                        .getDocumentElement(),
                "",
                facts);
        facts.add("values "
                + java.util.HexFormat.of().formatHex(body, Math.min(body.length, 4 + length + 4), body.length));
        return facts.stream().distinct().collect(Collectors.toList());
    }
}
