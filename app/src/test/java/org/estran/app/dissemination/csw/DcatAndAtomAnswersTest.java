package org.estran.app.dissemination.csw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.estran.crosswalks.Xml;
import org.estran.judging.Shared;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Real records as DCAT and as Atom: judged by the shapes of DCAT-AP 3.0.1, and by what RFC 4287 and OpenSearch want. */
class DcatAndAtomAnswersTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String RECORDS =
            "/csw?service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&resultType=results&maxRecords=500";

    @TempDir
    static Path folder;

    private static RunningCsw centre;

    @BeforeAll
    static void start() {
        centre = RunningCsw.on(folder.resolve("home"));
        centre.load(Shared.data("records/ncar-iso19139/sample"));
        centre.load(Shared.data("records/aodn-iso19115-3"));
        centre.load(Shared.data("records/pycsw-suites/apiso/data"));
    }

    @AfterAll
    static void stop() {
        if (centre != null) {
            centre.close();
        }
    }

    @Test
    void answersInDcatMeetTheShapes() throws Exception {
        String answer = centre.get(RECORDS + "&elementSetName=full&outputSchema=http://www.w3.org/ns/dcat%23")
                .body();
        NodeList records = Xml.parse(answer).getDocumentElement().getElementsByTagNameNS(RDF, "RDF");
        assertThat(records.getLength()).isGreaterThan(100);
        Model all = ModelFactory.createDefaultModel();
        String rest = answer;
        while (rest.contains("<rdf:RDF")) {
            int from = rest.indexOf("<rdf:RDF");
            int to = rest.indexOf("</rdf:RDF>") + "</rdf:RDF>".length();
            RDFDataMgr.read(all, new StringReader(rest.substring(from, to)), "http://localhost/", Lang.RDFXML);
            rest = rest.substring(to);
        }
        assertThat(faults(all)).isEmpty();
    }

    @Test
    void everyPageOfTheFeedMeetsTheShapes() throws Exception {
        String next = "/dcat?f=ttl";
        int pages = 0;
        while (next != null) {
            var answer = centre.get(next);
            Model page = ModelFactory.createDefaultModel();
            RDFDataMgr.read(page, new StringReader(answer.body()), "http://localhost/", Lang.TURTLE);
            assertThat(faults(page)).as(next).isEmpty();
            next = answer.headers().allValues("Link").stream()
                    .flatMap(header -> List.of(header.split(", ", -1)).stream())
                    .filter(link -> link.contains("rel=\"next\""))
                    .map(link -> link.replaceFirst(".*<http://localhost([^>]*)>.*", "$1"))
                    .findFirst()
                    .orElse(null);
            pages++;
        }
        assertThat(pages).isGreaterThan(1);
    }

    /** Series whose members are on other pages, or the other way round, are not to be judged by one answer. */
    private static Set<String> faults(Model model) {
        Set<String> faults = new TreeSet<>();
        for (String shapes : List.of("shapes.ttl", "range.ttl")) {
            var graph = RDFDataMgr.loadGraph(
                    Shared.data("schemas/dcat-ap-3.0.1/" + shapes).toString());
            ShaclValidator.get()
                    .validate(Shapes.parse(graph), model.getGraph())
                    .getEntries()
                    .forEach(entry -> faults.add(entry.resultPath() + " " + entry.message()));
        }
        faults.removeIf(fault -> fault.contains("inSeries") || fault.contains("seriesMember"));
        return faults;
    }

    @Test
    void answersInAtomAreWholeFeeds() throws Exception {
        List<String> ids = new ArrayList<>();
        String next = RECORDS.replace("maxRecords=500", "maxRecords=50") + "&outputFormat=application/atom%2Bxml";
        while (next != null) {
            var answer = centre.get(next);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/atom+xml");
            Element feed = Xml.parse(answer.body()).getDocumentElement();
            assertThat(feed.getLocalName()).isEqualTo("feed");
            wants(feed);
            NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
            for (int i = 0; i < entries.getLength(); i++) {
                Element entry = (Element) entries.item(i);
                wants(entry);
                ids.add(text(entry, "id"));
            }
            next = null;
            NodeList links = feed.getElementsByTagNameNS(ATOM, "link");
            for (int i = 0; i < links.getLength(); i++) {
                Element link = (Element) links.item(i);
                if (link.getAttribute("rel").equals("next")) {
                    next = link.getAttribute("href").replaceFirst("^http://[^/]+", "");
                }
            }
        }
        assertThat(new LinkedHashSet<>(ids)).hasSameSizeAs(ids).hasSizeGreaterThan(100);
    }

    /** RFC 4287, 4.1.1 and 4.1.2: one id, one title, one date of change; an author here or above. */
    private static void wants(Element element) {
        for (String name : List.of("id", "title", "updated")) {
            assertThat(children(element, name)).as(name).isEqualTo(1);
        }
        assertThat(text(element, "id")).isNotBlank();
        assertThat(OffsetDateTime.parse(text(element, "updated"))).isNotNull();
        boolean isFeed = element.getLocalName().equals("feed");
        Element above = isFeed ? element : (Element) element.getParentNode();
        assertThat(children(element, "author") + children(above, "author")).isPositive();
    }

    private static int children(Element element, String name) {
        return (int) Xml.children(element).stream()
                .filter(child -> name.equals(child.getLocalName()) && ATOM.equals(child.getNamespaceURI()))
                .count();
    }

    private static String text(Element element, String name) {
        return Xml.children(element).stream()
                .filter(child -> name.equals(child.getLocalName()))
                .findFirst()
                .orElseThrow()
                .getTextContent();
    }
}
