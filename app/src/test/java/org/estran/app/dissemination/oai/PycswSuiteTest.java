package org.estran.app.dissemination.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.estran.app.EstranApplication;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.imports.ImportProgress;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.Imports;
import org.estran.crosswalks.Xml;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The suite of pycsw for OAI-PMH, asked of a centre that holds only its data: records and error codes are those of pycsw,
 * but for what {@code oai/pycsw-differences.tsv} lists with its reason.
 */
class PycswSuiteTest {

    private static final String OAI = "http://www.openarchives.org/OAI/2.0/";

    @TempDir
    Path folder;

    @Test
    void answersAsPycswDoes() throws Exception {
        Path suite = Shared.data("records/pycsw-suites/oaipmh");
        TreeMap<String, String> different = new TreeMap<>();
        try (ConfigurableApplicationContext centre = SpringApplication.run(
                EstranApplication.class,
                "--estran.home=" + folder.resolve("home"),
                "--server.port=0",
                "--estran.base-url=http://localhost")) {
            centre.getBean(Imports.class)
                    .run(
                            ImportRequest.of(Shared.data("records/pycsw-suites/cite/data"), "test"),
                            ImportProgress.SILENT);
            centre.getBean(Catalogue.class).catchUp();
            String address =
                    "http://localhost:" + centre.getEnvironment().getRequiredProperty("local.server.port") + "/oai?";
            for (String line : Files.readAllLines(suite.resolve("get/requests.txt"))) {
                String name = line.substring(0, line.indexOf(','));
                String query = line.substring(line.indexOf(',') + 1).replaceFirst("mode=oaipmh&?", "");
                Facts ours = facts(get(address + query));
                Facts theirs = facts(Files.readString(suite.resolve("expected/get_" + name + ".xml")));
                if (!ours.holds(theirs)) {
                    different.put(name, theirs + " / " + ours);
                }
            }
        }
        assertThat(different.keySet()).as(different.toString()).containsExactlyElementsOf(reasons());
    }

    private static TreeSet<String> reasons() throws Exception {
        TreeSet<String> names = new TreeSet<>();
        Files.readAllLines(Path.of("src/test/resources/oai/pycsw-differences.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> names.add(line.substring(0, line.indexOf('\t'))));
        return names;
    }

    private static String get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                .body();
    }

    private record Facts(Set<String> identifiers, List<String> errors) {

        /** The pages of pycsw are shorter. */
        boolean holds(Facts other) {
            return errors.equals(other.errors)
                    && identifiers.containsAll(other.identifiers)
                    && identifiers.isEmpty() == other.identifiers.isEmpty();
        }
    }

    /** Which records, in whatever order; which errors. */
    private static Facts facts(String answer) throws Exception {
        Element root = Xml.parse(answer.strip()).getDocumentElement();
        NodeList headers = root.getElementsByTagNameNS(OAI, "header");
        TreeSet<String> identifiers = new TreeSet<>();
        for (int i = 0; i < headers.getLength(); i++) {
            Element header = (Element) headers.item(i);
            identifiers.add(header.getElementsByTagNameNS(OAI, "identifier")
                    .item(0)
                    .getTextContent()
                    .strip());
        }
        List<String> codes = new ArrayList<>();
        NodeList errors = root.getElementsByTagNameNS(OAI, "error");
        for (int i = 0; i < errors.getLength(); i++) {
            codes.add(((Element) errors.item(i)).getAttribute("code"));
        }
        return new Facts(identifiers, codes);
    }
}
