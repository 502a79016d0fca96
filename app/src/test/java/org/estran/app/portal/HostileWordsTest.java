package org.estran.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.estran.app.access.AccessCentre;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.dissemination.Format;
import org.estran.app.projects.Colours;
import org.estran.app.projects.Projects;
import org.estran.app.projects.SampleProject;
import org.estran.crosswalks.Xml;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Hostile words in every field of records, names of files, reviews, invitations, projects: no page and no export is broken. */
class HostileWordsTest extends AccessCentre {

    private static final String NAME = "=1+1\"xss-a='xss-b><xss-probe onfocus=p()>&amp;{{7*7}}\u202exss-end.csv";

    /** In a tag, a quote that came with the words: it would end the attribute. */
    private static final Pattern BROKEN_ATTRIBUTE = Pattern.compile("<[a-zA-Z][^<>]*=\"[^\"<>]*\"xss-a");

    private static final Pattern RUNNING_ADDRESS =
            Pattern.compile("(?i)\\s(href|src|action|formaction|data)=[\"']?\\s*(javascript|vbscript|data:text/html)");

    private static final Pattern RIS_LINE = Pattern.compile("[A-Z][A-Z0-9] {2}- .*|");

    @Autowired
    Projects projects;

    private final List<String> broken = new ArrayList<>();

    @Test
    void aRecordWithHostileWordsInEveryFieldBreaksNoPageAndNoExport() throws Exception {
        MetadataRecord record = HostileRecord.record();
        String id = catalogue.newId(record);
        catalogue.put(CatalogueEntry.described(id, record));
        projects.make(
                person("administrator").asCaller(),
                SampleProject.of(
                        "hostile",
                        LocalizedText.of("Marées " + HostileRecord.ADDRESS, "Tides " + HostileRecord.ADDRESS),
                        new Colours("#0a4a66", "#0b6e79"),
                        SampleProject.found("kind=dataset")),
                null);
        catalogue.catchUp();
        String self = "/records/" + id;
        for (String language : List.of("fr", "en")) {
            for (String page : List.of(
                    self,
                    "/",
                    "/records",
                    "/records?q=" + encoded(HostileRecord.WORDS),
                    "/projects",
                    "/projects/hostile",
                    "/projects/hostile/records",
                    "/projects/hostile" + self,
                    self + "/versions",
                    self + "/provenance",
                    "/data-centres",
                    "/thredds/catalog.html",
                    "/ogc/collections/catalogue/items?f=html")) {
                read(null, page + (page.contains("?") ? "&" : "?") + "lang=" + language, "text/html");
            }
            for (String page :
                    List.of(self + "/edit", self + "/history", "/admin/projects", "/admin/projects/hostile")) {
                read("administrator", page + "?lang=" + language, "text/html");
            }
        }
        for (Format format : Format.values()) {
            read(null, self + "?f=" + format.word(), "*/*");
        }
        for (String door : List.of(
                "/oai?verb=ListRecords&metadataPrefix=oai_dc",
                "/oai?verb=ListRecords&metadataPrefix=oai_datacite",
                "/oai?verb=ListRecords&metadataPrefix=iso19139",
                "/oai?verb=ListRecords&metadataPrefix=dcat",
                "/csw?service=CSW&version=2.0.2&request=GetRecords&resultType=results&typeNames=csw:Record&ElementSetName=full",
                "/csw?service=CSW&version=3.0.0&request=GetRecords&typeNames=csw:Record&ElementSetName=full",
                "/dcat",
                "/dcat?f=jsonld",
                "/dcat?f=rdf",
                "/stac/search?limit=5",
                "/ogc/collections/catalogue/items?f=json",
                "/ogc/collections/catalogue/facets",
                "/api/records?q=xss",
                "/api/records/" + id,
                self + "/linkset",
                "/sitemap-records.xml",
                "/thredds/catalog.xml")) {
            read(null, door, "*/*");
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void aDepositItsFilesItsReviewAndItsLettersAreBrokenByNoWords() throws Exception {
        person("coauthor");
        Map<String, String> files = new LinkedHashMap<>();
        files.put(encoded(NAME), "a,b\n1,2\n");
        String id = drafted(null, files);
        ObjectNode description = (ObjectNode) RecordJson.mapper().readTree(COMPLETE);
        description.set(
                "title", RecordJson.mapper().valueToTree(Map.of("fr", HostileRecord.WORDS, "en", HostileRecord.WORDS)));
        description.set("lineage", description.get("title"));
        String api = "/api/deposits/" + id;
        json(as("depositor", "PUT", api + "/metadata", description.toString()), 200);
        json(as("depositor", "POST", api + "/coauthors", "{\"who\": \"coauthor\", \"rights\": \"edit\"}"), 201);
        json(as("depositor", "POST", api + "/coauthors", "{\"who\": \"xss@example.org\", \"rights\": \"edit\"}"), 201);
        String link = json(
                        as("depositor", "POST", api + "/links", "{\"fields\": [\"title\", \"lineage\"], \"days\": 9}"),
                        201)
                .path("address")
                .asString();
        json(as("depositor", "POST", api + "/submit", ""), 200);
        json(as("moderator", "POST", api + "/review", ""), 200);
        String words = RecordJson.mapper().writeValueAsString(HostileRecord.WORDS);
        json(as("moderator", "POST", api + "/comments", "{\"pointer\": \"/title/fr\", \"words\": " + words + "}"), 201);
        json(
                as(
                        "moderator",
                        "POST",
                        api + "/comments",
                        "{\"file\": " + RecordJson.mapper().writeValueAsString(NAME) + ", \"words\": " + words + "}"),
                201);
        json(
                as(
                        "moderator",
                        "POST",
                        api + "/proposals",
                        "{\"field\": \"title.en\", \"proposed\": " + words + ", \"words\": " + words + "}"),
                201);
        json(as("moderator", "POST", api + "/return", "{\"reason\": " + words + "}"), 200);
        json(as("depositor", "POST", api + "/comments/1/answers", "{\"words\": " + words + "}"), 201);
        for (String language : List.of("fr", "en")) {
            String lang = "?lang=" + language;
            read("depositor", "/deposit" + lang, "text/html");
            read("depositor", "/deposit/" + id + lang, "text/html");
            read("depositor", "/deposit/" + id + "/coauthors" + lang, "text/html");
            read("depositor", "/deposit/" + id + "/links" + lang, "text/html");
            read("moderator", "/review" + lang, "text/html");
            read("moderator", "/review/" + id + lang, "text/html");
            read("administrator", "/admin/notices" + lang, "text/html");
            read("administrator", "/admin/audit" + lang, "text/html");
            if (!link.isEmpty()) {
                read(null, link.replaceFirst("^https?://[^/]+", "") + lang, "text/html");
            }
        }
        for (String document : List.of("", "/metadata", "/files", "/comments", "/proposals", "/coauthors", "/links")) {
            read("depositor", api + document, "*/*");
        }
        read("administrator", "/admin/review.csv", "*/*");
        assertThat(broken).isEmpty();
    }

    private void read(@Nullable String login, String path, String accept) throws Exception {
        HttpResponse<String> answer = get(login, path, "Accept", accept);
        String type = header(answer, "Content-Type");
        String body = answer.body();
        String where = path + " (" + answer.statusCode() + ", " + type + ")";
        if (answer.statusCode() != 200) {
            broken.add(where + ": " + body.substring(0, Math.min(300, body.length())));
            return;
        }
        try {
            judge(where, type, body);
        } catch (Exception unreadable) {
            broken.add(where + ": " + unreadable.getMessage());
        }
    }

    private void judge(String where, String type, String body) throws Exception {
        if (type.startsWith("text/html")) {
            html(where, body);
        } else if (type.contains("rdf+xml")) {
            rdf(body, Lang.RDFXML);
        } else if (type.contains("xml")) {
            Xml.parse(body.getBytes(StandardCharsets.UTF_8));
        } else if (type.contains("turtle")) {
            rdf(body, Lang.TURTLE);
        } else if (type.contains("jsonl") || type.contains("ndjson")) {
            body.lines().filter(line -> !line.isBlank()).forEach(line -> JSON.readTree(line));
        } else if (type.contains("json")) {
            JSON.readTree(body);
        } else if (type.contains("bibtex")) {
            bibtex(where, body);
        } else if (type.contains("research-info")) {
            body.lines()
                    .filter(line -> !RIS_LINE.matcher(line).matches())
                    .forEach(line -> broken.add(where + ": " + line));
        } else if (type.contains("csv")) {
            Stream.of(body.split("[,\r\n]"))
                    .filter(cell -> cell.matches("\"?[=+@].*"))
                    .forEach(cell -> broken.add(where + ": " + cell));
        } else {
            broken.add(where + ": nobody judges it");
        }
    }

    private void html(String where, String body) {
        for (String raw : List.of("<xss-probe", "</textarea></script>")) {
            int at = body.indexOf(raw);
            if (at >= 0) {
                broken.add(where + ": " + body.substring(Math.max(0, at - 120), Math.min(body.length(), at + 60)));
            }
        }
        for (Pattern pattern : List.of(BROKEN_ATTRIBUTE, RUNNING_ADDRESS)) {
            pattern.matcher(body).results().limit(2).forEach(found -> broken.add(where + ": " + found.group()));
        }
    }

    private void bibtex(String where, String body) {
        int depth = 0;
        for (int i = 0; i < body.length(); i++) {
            boolean escaped = i > 0 && body.charAt(i - 1) == '\\';
            depth += escaped ? 0 : body.charAt(i) == '{' ? 1 : body.charAt(i) == '}' ? -1 : 0;
        }
        if (depth != 0 || body.lines().skip(1).anyMatch(line -> line.startsWith("@"))) {
            broken.add(where + ": " + body);
        }
    }

    private static void rdf(String body, Lang lang) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new StringReader(body))
                .lang(lang)
                .base("http://localhost/")
                .parse(graph);
        assertThat(graph.size()).isPositive();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
