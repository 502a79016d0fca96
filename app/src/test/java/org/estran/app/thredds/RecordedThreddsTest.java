package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/**
 * What THREDDS 5.5 was asked is asked of us at the same addresses, about the same files. Each answer is taken apart into
 * facts (a line, an element, a value of a variable); what only one of the two says must be explained in
 * {@code recorded/thredds-differences.tsv}, and nothing there may be without a difference.
 */
class RecordedThreddsTest extends ThreddsServed {

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

    private static Stream<Recorded> recorded() throws IOException {
        return Files.readAllLines(Shared.data("samples/protocol/thredds-5.5/INDEX.tsv")).stream()
                .map(line -> line.split("\t"))
                .map(f -> new Recorded(f[0], Integer.parseInt(f[1]), f[2], f[3], f[4]))
                .filter(each -> !each.address().startsWith("/thredds/wms/"));
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
        if (status == 200 && each.file().endsWith(".nc")) {
            return ofFile(body);
        }
        if (status == 200 && each.file().endsWith(".xml")) {
            List<String> facts = new ArrayList<>();
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            ofElement(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(body))
                            .getDocumentElement(),
                    "",
                    facts);
            return facts;
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
