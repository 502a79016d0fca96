package org.estran.app.dissemination.oai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.imports.ImportProgress;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.Imports;
import org.estran.crosswalks.Xml;
import org.estran.oaipmh.Datestamp;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The door as a harvester meets it; every answer is valid against its schemas. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=https://data.estran.example")
class OaiDoorTest {

    private static final int RECORDS = 230;
    private static final String PREFIX = "oai:data.estran.example:";

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- brought -->
            <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"   xmlns:gco="http://www.isotc211.org/2005/gco">
              <gmd:fileIdentifier><gco:CharacterString>urn:uuid:19887a8a-f6b0-4a63-ae56-7fba0e17801f</gco:CharacterString></gmd:fileIdentifier>
              <gmd:contact><gmd:CI_ResponsibleParty>
                <gmd:organisationName><gco:CharacterString>A centre</gco:CharacterString></gmd:organisationName>
                <gmd:role><gmd:CI_RoleCode codeList="x" codeListValue="pointOfContact"/></gmd:role>
              </gmd:CI_ResponsibleParty></gmd:contact>
              <gmd:dateStamp><gco:Date>2019-05-06</gco:Date></gmd:dateStamp>
              <gmd:identificationInfo><gmd:MD_DataIdentification>
                <gmd:citation><gmd:CI_Citation>
                  <gmd:title><gco:CharacterString>Salinité à l’œuvre</gco:CharacterString></gmd:title>
                  <gmd:date gco:nilReason="unknown"/>
                </gmd:CI_Citation></gmd:citation>
                <gmd:abstract><gco:CharacterString>Water &amp; salt</gco:CharacterString></gmd:abstract>
                <gmd:language><gco:CharacterString>eng</gco:CharacterString></gmd:language>
              </gmd:MD_DataIdentification></gmd:identificationInfo>
            </gmd:MD_Metadata>
            """;

    @TempDir
    static Path folder;

    private static List<CatalogueRecord> made = List.of();
    private static String tombstone = "";

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Imports imports;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.resolve("home").toString());
    }

    @BeforeEach
    void fill() throws IOException {
        if (!made.isEmpty()) {
            return;
        }
        made = catalogue.describe(IntStream.range(0, RECORDS)
                .mapToObj(i -> new Description(null, record(i)))
                .toList());
        MetadataRecord cited = record(1000);
        String id = catalogue.newId(cited);
        catalogue.put(new CatalogueEntry(id, cited, new Doi("10.12770", "x"), 1, List.of()));
        tombstone = made.get(7).id();
        catalogue.withdraw(tombstone, withdrawal(Withdrawal.Scope.ALL));
        catalogue.withdraw(made.get(8).id(), withdrawal(Withdrawal.Scope.DATA));
        Path source = Files.createDirectories(folder.resolve("strait"));
        Files.writeString(source.resolve("a b.xml"), DOCUMENT);
        imports.run(new ImportRequest(source, "strait", "test", false), ImportProgress.SILENT);
        catalogue.catchUp();
    }

    private static Withdrawal withdrawal(Withdrawal.Scope scope) {
        return new Withdrawal("wrong", null, scope, Instant.parse("2026-01-01T00:00:00Z"), "a");
    }

    private static MetadataRecord record(int i) {
        return MetadataRecord.titled(
                        i % 3 == 0 ? Kind.SERIES : Kind.DATASET, LocalizedText.of("Marée <" + i + ">", "Tide & " + i))
                .change()
                .summary(LocalizedText.of("Résumé", "Summary"))
                .parties(List.of(
                        Party.person(Role.AUTHOR, "Family", "Given"),
                        Party.organisation(Role.PUBLISHER, "A centre", null)))
                .boxes(List.of(new BoundingBox(-5, 48, -4, 49)))
                .period(TimeInterval.parse("2001/2010"))
                .licence("CC-BY-4.0")
                .build();
    }

    // What the registration validator of openarchives.org asks, in its order.

    @Test
    void identifiesItself() {
        Answer answer = ask("verb=Identify");
        assertThat(answer.text("baseURL")).isEqualTo("https://data.estran.example/oai");
        assertThat(answer.text("protocolVersion")).isEqualTo("2.0");
        assertThat(answer.text("adminEmail")).isEqualTo("admin@data.estran.example");
        assertThat(answer.text("granularity")).isEqualTo("YYYY-MM-DDThh:mm:ssZ");
        assertThat(answer.text("deletedRecord")).isEqualTo("persistent");
        assertThat(answer.text("earliestDatestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(answer.text("repositoryIdentifier")).isEqualTo("data.estran.example");
        Element oaiIdentifier = answer.element("oai-identifier");
        assertThat(oaiIdentifier.getAttribute("xmlns")).isEqualTo("http://www.openarchives.org/OAI/2.0/oai-identifier");
        Element root = answer.document().getDocumentElement();
        assertThat(root.getNodeName()).isEqualTo("OAI-PMH");
        assertThat(root.getAttribute("xsi:schemaLocation"))
                .matches(
                        "\\s?http://www.openarchives.org/OAI/2.0/\\s*http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd.*");
    }

    @Test
    void earliestDatestampIsTheOldestAndNothingIsBefore() {
        String earliest = ask("verb=Identify").text("earliestDatestamp");
        assertThat(headers("metadataPrefix=oai_dc").stream()
                        .map(Header::datestamp)
                        .min(String::compareTo))
                .contains(earliest);
        String before = Datestamp.text(Instant.parse(earliest).minusSeconds(1));
        assertThat(ask("verb=ListRecords&metadataPrefix=oai_dc&until=" + before).codes())
                .containsExactly("noRecordsMatch");
        assertThat(ask("verb=ListRecords&metadataPrefix=oai_dc&until="
                                + (Integer.parseInt(earliest.substring(0, 4)) - 1) + earliest.substring(4))
                        .codes())
                .containsExactly("noRecordsMatch");
    }

    @Test
    void theFirstSetHasRecordsAndARecordNamesItsSets() {
        List<String> sets = ask("verb=ListSets").texts("setSpec");
        assertThat(sets).contains("kind", "kind:dataset", "kind:series").doesNotHaveDuplicates();
        Answer list = ask("verb=ListIdentifiers&metadataPrefix=oai_dc&set=" + sets.getFirst());
        String identifier = list.texts("identifier").getFirst();
        Answer one = ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier);
        assertThat(one.texts("setSpec")).contains(sets.getFirst());
    }

    @Test
    void everySetHasItsRecordsAndNoOthers() {
        Set<String> all = identifiers(headers("metadataPrefix=oai_dc"));
        assertThat(identifiers(headers("metadataPrefix=oai_dc&set=kind"))).isEqualTo(all);
        Set<String> parts = new LinkedHashSet<>();
        for (String kind : List.of("kind:dataset", "kind:series")) {
            List<Header> members = headers("metadataPrefix=oai_dc&set=" + kind);
            assertThat(members).allSatisfy(member -> assertThat(member.sets()).contains("kind", kind));
            parts.addAll(identifiers(members));
        }
        assertThat(parts).isEqualTo(all);
        for (String none : List.of("kind:person", "kind:nothing", "project", "project:none", "x")) {
            assertThat(ask("verb=ListRecords&metadataPrefix=oai_dc&set=" + none).codes())
                    .containsExactly("noRecordsMatch");
        }
    }

    @Test
    void offersItsFormatsForARecordToo() {
        assertThat(ask("verb=ListMetadataFormats").texts("metadataPrefix"))
                .containsExactly("oai_dc", "oai_datacite", "datacite", "iso19139", "iso19115-3", "dcat");
        assertThat(ask("verb=ListMetadataFormats&identifier=" + PREFIX
                                + made.getFirst().id())
                        .texts("metadataPrefix"))
                .contains("oai_dc");
        assertThat(ask("verb=ListMetadataFormats&identifier=oai:x.org:y").codes())
                .containsExactly("idDoesNotExist");
        assertThat(ask("verb=ListMetadataFormats&identifier=" + PREFIX + tombstone)
                        .codes())
                .containsExactly("noMetadataFormats");
    }

    @ParameterizedTest
    @EnumSource(ItemFormat.class)
    void givesEveryRecordInEveryFormatPageByPage(ItemFormat format) {
        String prefix = format.offered().metadataPrefix();
        Set<String> identifiers = new LinkedHashSet<>();
        Answer page = ask("verb=ListRecords&metadataPrefix=" + prefix);
        int pages = 0;
        long cursor = 0;
        while (true) {
            pages++;
            Schemas.check(page.body(), format);
            List<String> here = page.texts("header", "identifier");
            assertThat(identifiers).doesNotContainAnyElementsOf(here);
            identifiers.addAll(here);
            Element token = page.element("resumptionToken");
            assertThat(token.getAttribute("completeListSize")).isEqualTo(String.valueOf(RECORDS + 2));
            assertThat(token.getAttribute("cursor")).isEqualTo(String.valueOf(cursor));
            assertThat(token.hasAttribute("expirationDate")).isFalse();
            cursor += here.size();
            if (token.getTextContent().isEmpty()) {
                break;
            }
            page = ask("verb=ListRecords&resumptionToken=" + token.getTextContent());
        }
        assertThat(pages).isEqualTo(3);
        assertThat(identifiers).hasSize(RECORDS + 2);
    }

    @Test
    void aTokenSaysItAllAndGivesTheSamePageAgain() {
        String token =
                ask("verb=ListRecords&metadataPrefix=oai_dc&set=kind:dataset").text("resumptionToken");
        Answer once = ask("verb=ListRecords&resumptionToken=" + token);
        Answer again = ask("verb=ListRecords&resumptionToken=" + token);
        assertThat(again.texts("header", "identifier")).isEqualTo(once.texts("header", "identifier"));
        assertThat(once.texts("header", "setSpec")).doesNotContain("kind:series");
        assertThat(ask("verb=ListIdentifiers&resumptionToken=" + token).codes()).containsExactly("badResumptionToken");
        assertThat(ask("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=" + token)
                        .codes())
                .containsExactly("badArgument");
    }

    @Test
    void aListOfOneRecordByItsOwnDatestampHoldsIt() {
        // The first of its second, of which there may be more than a page.
        Header header = headers("metadataPrefix=oai_dc").getFirst();
        Answer answer = ask(
                "verb=ListRecords&metadataPrefix=oai_dc&from=" + header.datestamp() + "&until=" + header.datestamp());
        assertThat(answer.texts("header", "identifier")).contains(header.identifier());
        String day = header.datestamp().substring(0, 10);
        assertThat(identifiers(headers("metadataPrefix=oai_dc&from=" + day + "&until=" + day)))
                .contains(header.identifier());
        assertThat(ask("verb=ListRecords&metadataPrefix=oai_dc&from=2999-01-01").codes())
                .containsExactly("noRecordsMatch");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "junk|badVerb",
                "verb=junk|badVerb",
                "verb=GetRecord&metadataPrefix=oai_dc|badArgument",
                "verb=GetRecord&identifier=oai:a.b:c|badArgument",
                "verb=GetRecord&identifier=invalid%22id&metadataPrefix=oai_dc|idDoesNotExist",
                "verb=GetRecord&identifier=oai:a.b:c&metadataPrefix=oai_dc|idDoesNotExist",
                "verb=ListIdentifiers&until=junk|badArgument",
                "verb=ListIdentifiers&from=junk|badArgument",
                "verb=ListIdentifiers&resumptionToken=junk&until=2000-02-05|badArgument",
                "verb=ListRecords&metadataPrefix=oai_dc&from=junk|badArgument",
                "verb=ListRecords&resumptionToken=junk|badResumptionToken",
                "verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=junk&until=1990-01-10|badArgument",
                "verb=ListRecords&metadataPrefix=oai_dc&until=junk|badArgument",
                "verb=ListRecords|badArgument",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-05&until=2002-02-06T05:35:00Z|badArgument",
                "verb=ListRecords&metadataPrefix=oai_dc&from=2002-02-06&until=2002-02-05|badArgument",
                "verb=ListRecords&metadataPrefix=junk|cannotDisseminateFormat",
                "verb=ListIdentifiers&metadataPrefix=junk|cannotDisseminateFormat",
                "verb=ListSets&resumptionToken=junk|badResumptionToken",
                "verb=Identify&verb=Identify|badVerb",
                "verb=Identify&set=x|badArgument",
                "verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc|badArgument",
                "verb=ListRecords&metadataPrefix=%C3%28|badArgument",
                "verb=ListRecords&metadataPrefix=%ZZ|badArgument",
                "verb=%00|badVerb",
                "|badVerb"
            })
    void refusesInTheProtocolsOwnWords(String query, String code) {
        Answer answer = ask(query == null ? "" : query);
        assertThat(answer.codes()).contains(code);
        boolean hides = code.equals("badVerb") || code.equals("badArgument");
        assertThat(answer.element("request").getAttributes().getLength() == 0).isEqualTo(hides);
    }

    @Test
    void takesRequestsAsForms() throws Exception {
        for (String form : List.of(
                "verb=Identify",
                "verb=GetRecord&metadataPrefix=oai_dc&identifier=" + PREFIX
                        + made.getFirst().id(),
                "verb=ListRecords&metadataPrefix=dcat")) {
            HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address(""))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", "https://portal.example.org")
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            String body = new String(answer.body(), UTF_8).replaceAll("<responseDate>.*</responseDate>", "");
            assertThat(body).isEqualTo(ask(form).body().replaceAll("<responseDate>.*</responseDate>", ""));
        }
    }

    @Test
    void compressesWhereThatIsWished() throws Exception {
        HttpResponse<byte[]> answer =
                send(HttpRequest.newBuilder(address("verb=Identify")).header("Accept-Encoding", "gzip, deflate"));
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        String body = new String(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), UTF_8);
        assertThat(body).contains("<Identify>").endsWith("</OAI-PMH>\n");
        assertThat(send(HttpRequest.newBuilder(address("verb=Identify")).header("Accept-Encoding", "gzip;q=0"))
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    // What is here and what is not any more.

    @Test
    void whatIsWithdrawnWithItsMetadataIsDeletedAndWhatLostItsDataIsNot() {
        Answer gone = ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + PREFIX + tombstone);
        assertThat(gone.element("header").getAttribute("status")).isEqualTo("deleted");
        assertThat(gone.texts("metadata")).isEmpty();
        Answer still = ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + PREFIX
                + made.get(8).id());
        assertThat(still.element("header").hasAttribute("status")).isFalse();
        assertThat(still.texts("metadata")).hasSize(1);
        assertThat(headers("metadataPrefix=oai_dc&set=kind:dataset"))
                .filteredOn(Header::isDeleted)
                .extracting(Header::identifier)
                .containsExactly(PREFIX + tombstone);
    }

    @Test
    void whatCameFromElsewhereIsGivenAsItCameWithItsProvenance() {
        String identifier = "urn:uuid:19887a8a-f6b0-4a63-ae56-7fba0e17801f";
        Answer original = ask("verb=GetRecord&metadataPrefix=iso19139&identifier=" + identifier);
        String root = DOCUMENT.substring(DOCUMENT.indexOf("<gmd:MD_Metadata")).strip();
        assertThat(original.body()).contains("<metadata>" + root + "</metadata>");
        assertThat(original.texts("header", "identifier")).containsExactly(identifier);
        Element origin = original.element("originDescription");
        assertThat(origin.getAttribute("altered")).isEqualTo("false");
        assertThat(original.texts("provenance", "identifier")).containsExactly(identifier);
        assertThat(original.texts("provenance", "baseURL")).containsExactly("file:///strait/a%20b.xml");
        assertThat(original.texts("provenance", "datestamp")).containsExactly("2019-05-06");
        assertThat(original.texts("provenance", "metadataNamespace"))
                .containsExactly("http://www.isotc211.org/2005/gmd");
        Answer written = ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + identifier);
        assertThat(written.element("originDescription").getAttribute("altered")).isEqualTo("true");
        String id = catalogue.byIdentifier(identifier).orElseThrow().id();
        assertThat(ask("verb=GetRecord&metadataPrefix=oai_dc&identifier=" + PREFIX + id)
                        .texts("header", "identifier"))
                .containsExactly(identifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "GET"})
    void anyoneMayReadFromAnyOrigin(String method) throws Exception {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address("verb=Identify"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://portal.example.org"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
    }

    private record Header(String identifier, String datestamp, List<String> sets, boolean isDeleted) {}

    private static Set<String> identifiers(List<Header> headers) {
        Set<String> identifiers = new LinkedHashSet<>();
        headers.forEach(
                header -> assertThat(identifiers.add(header.identifier())).isTrue());
        return identifiers;
    }

    /** All of a list. */
    private List<Header> headers(String arguments) {
        List<Header> headers = new ArrayList<>();
        Answer page = ask("verb=ListRecords&" + arguments);
        while (true) {
            NodeList found = page.document().getElementsByTagName("header");
            for (int i = 0; i < found.getLength(); i++) {
                Element header = (Element) found.item(i);
                headers.add(new Header(
                        texts(header, "identifier").getFirst(),
                        texts(header, "datestamp").getFirst(),
                        texts(header, "setSpec"),
                        header.getAttribute("status").equals("deleted")));
            }
            List<String> token = page.texts("resumptionToken");
            if (token.isEmpty() || token.getFirst().isEmpty()) {
                return headers;
            }
            page = ask("verb=ListRecords&resumptionToken=" + token.getFirst());
        }
    }

    private Answer ask(String query) {
        try {
            HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(address(query)));
            assertThat(answer.statusCode()).as(query).isEqualTo(200);
            Answer read = new Answer(new String(answer.body(), UTF_8));
            if (!read.body().contains("<metadata>")) {
                Schemas.check(read.body(), ItemFormat.OAI_DC);
            }
            assertThat(read.text("responseDate")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            return read;
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private URI address(String query) {
        return URI.create("http://localhost:" + port + "/oai" + (query.isEmpty() ? "" : "?" + written(query)));
    }

    /** What an address may not have as it is. */
    private static String written(String query) {
        return query.replace("%ZZ", "%25ZZ").replace("\"", URLEncoder.encode("\"", UTF_8));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static List<String> texts(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private record Answer(String body, Document document) {

        Answer(String body) {
            this(body, parsed(body));
        }

        private static Document parsed(String body) {
            try {
                return Xml.parse(body);
            } catch (org.xml.sax.SAXException broken) {
                throw new AssertionError(body, broken);
            }
        }

        List<String> texts(String name) {
            return OaiDoorTest.texts(document.getDocumentElement(), name);
        }

        /** In each of those elements. */
        List<String> texts(String above, String name) {
            NodeList found = document.getElementsByTagName(above);
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> (Element) found.item(i))
                    .flatMap(element -> OaiDoorTest.texts(element, name).stream())
                    .toList();
        }

        String text(String name) {
            return element(name).getTextContent();
        }

        Element element(String name) {
            NodeList found = document.getElementsByTagName(name);
            assertThat(found.getLength()).as(name + " in " + body).isEqualTo(1);
            return (Element) found.item(0);
        }

        List<String> codes() {
            NodeList found = document.getElementsByTagName("error");
            return IntStream.range(0, found.getLength())
                    .mapToObj(i -> ((Element) found.item(i)).getAttribute("code"))
                    .distinct()
                    .toList();
        }
    }
}
