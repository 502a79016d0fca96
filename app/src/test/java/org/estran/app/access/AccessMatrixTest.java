package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.app.accounts.Account;
import org.estran.app.jobs.Jobs;
import org.estran.app.projects.Projects;
import org.estran.app.projects.SampleProject;
import org.estran.app.sftp.SftpSessions;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route that reads a record or a deposit, tried by everybody in every state, against {@code access-matrix.tsv}. The
 * routes come from the router, so a new one without its lines fails. A cell is the status, and behind it what of the data
 * the answer gave away: {@code s} values of the secret file, {@code a} names inside the archive file, {@code p} a picture.
 * The same is asked over SFTP, where a cell is the status by its name in SFTP and what was given away behind a colon. What
 * happened is written to {@code target/access-matrix.tsv}, for people to read and to take over.
 */
class AccessMatrixTest extends AccessCentre {

    private static final List<String> ROLES = List.of(
            "nobody",
            "depositor",
            "stranger",
            "moderator",
            "administrator",
            "grantee",
            "former-grantee",
            "pass",
            "terms-pass",
            "dead-pass",
            "dead-token");

    /** What SFTP gives of a record: the list of a folder and the files of it. */
    private static final List<String> SFTP =
            List.of("sftp:/records/{id}/", "sftp:/records/{id}/archive.zip", "sftp:/records/{id}/secret.csv");

    /** The values of the secret file in its two versions, however a page writes numbers. */
    private static final Pattern SECRET = Pattern.compile("31[.,]875|32[.,]625");

    private static final Pattern IN_ARCHIVE = Pattern.compile("inside-of-the-archive");

    @Autowired
    WebApplicationContext application;

    @Autowired
    AccessRequests requests;

    @Autowired
    Projects projects;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient database;

    private final Map<String, String> bearers = new TreeMap<>();

    @Test
    void everyRouteGivesEverybodyInEveryStateWhatTheTableSays() throws Exception {
        Map<String, Subject> states = states();
        tokens(states);
        await(() -> !jobs.isAsked("dataset-index"));
        List<String> actual = new ArrayList<>();
        actual.add("# ROUTE\tSTATES\t" + String.join("\t", ROLES));
        for (String route : routes()) {
            actual.addAll(rows(route, states, subject -> cells(route, subject)));
        }
        try (SftpSessions sftp = new SftpSessions(application)) {
            for (String route : SFTP) {
                actual.addAll(rows(route, states, subject -> cells(sftp, route, subject)));
            }
        }
        Files.write(Path.of("target", "access-matrix.tsv"), actual);
        assertThat(actual)
                .as("compare target/access-matrix.tsv with src/test/resources/access-matrix.tsv")
                .containsExactlyElementsOf(table());
    }

    @Test
    void noOtherRouteGivesAnyOfItAway() throws Exception {
        twoVersions(RestrictionTest.RESTRICTED);
        catalogue.catchUp();
        for (String route : allReading()) {
            if (!concernsARecord(route)) {
                HttpResponse<byte[]> answer = ask(route.replaceAll("\\{[^/]*}", "x"), null);
                // The map of all observations is a picture of those of other tests, which are open.
                String given =
                        route.equals("/observations/map.svg") ? given(answer).replace("p", "") : given(answer);
                assertThat(given).as(route).isEmpty();
            }
        }
    }

    private interface Asking {
        String cells(Subject subject) throws Exception;
    }

    /** The rows of a route: the states in which everybody is answered likewise are one. */
    private static List<String> rows(String route, Map<String, Subject> states, Asking asking) throws Exception {
        Map<String, List<String>> byCells = new LinkedHashMap<>();
        for (Map.Entry<String, Subject> state : states.entrySet()) {
            byCells.computeIfAbsent(asking.cells(state.getValue()), cells -> new ArrayList<>())
                    .add(state.getKey());
        }
        List<String> rows = new ArrayList<>();
        byCells.forEach((cells, same) -> rows.add(route + "\t" + String.join(",", same) + "\t" + cells));
        return rows;
    }

    private String cells(SftpSessions sftp, String route, Subject subject) throws Exception {
        String path = route.replaceFirst("sftp:", "").replace("{id}", subject.record());
        List<String> cells = new ArrayList<>();
        for (String role : ROLES) {
            SftpSessions.Answer answer = path.endsWith("/")
                    ? sftp.list(role, bearers.get(role), path)
                    : sftp.read(role, bearers.get(role), path);
            boolean isListed = path.endsWith("/") && answer.bytes().contains("secret.csv");
            String given = given(answer.bytes());
            cells.add(answer.status() + (given.isEmpty() ? "" : ":" + given) + (isListed ? ":secret.csv" : ""));
        }
        return String.join("\t", cells);
    }

    private String cells(String route, Subject subject) throws Exception {
        List<String> cells = new ArrayList<>();
        for (String role : ROLES) {
            String path = example(route, subject);
            HttpResponse<byte[]> answer = ask(path, bearers.get(role));
            String given = given(answer);
            assertThat(head(path, bearers.get(role))).as("HEAD " + path).isEqualTo(answer.statusCode());
            cells.add(answer.statusCode() + given);
            boolean isForAll = header(answer, "Cache-Control").contains("public");
            if (!given.isEmpty() && isForAll) {
                assertThat(given(ask(path, null)))
                        .as("what a shared cache may keep is everybody's: " + path)
                        .isEqualTo(given);
            }
        }
        return String.join("\t", cells);
    }

    private static String given(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        boolean isPicture =
                answer.statusCode() == 200 && header(answer, "Content-Type").startsWith("image/svg");
        return given(body) + (isPicture ? "p" : "");
    }

    private static String given(String body) {
        return (SECRET.matcher(body).find() ? "s" : "")
                + (IN_ARCHIVE.matcher(body).find() ? "a" : "");
    }

    private String example(String route, Subject subject) {
        String query = switch (route) {
            case "/deposit/{id}/file", "/deposit/{id}/table", "/api/deposits/{id}/table" -> "?path=secret.csv";
            case "/api/records/{id}/contents",
                    "/api/deposits/{id}/contents",
                    "/records/{id}/contents",
                    "/deposit/{id}/contents" -> "?path=archive.zip";
            case "/thredds/dodsC/{id}/{*path}" -> ".dods?sst%5B0%5D%5B0%5D%5B0%5D";
            case "/thredds/dap4/{id}/{*path}" -> ".dap?dap4.ce=/sst%5B0%5D%5B0%5D%5B0%5D";
            case "/thredds/ncss/grid/{id}/{*path}", "/thredds/ncss/point/{id}/{*path}" ->
                "?var=sst&latitude=46&longitude=-6";
            default -> "";
        };
        boolean isOfGrids = route.startsWith("/thredds/") && !route.contains("fileServer");
        return route.replace("{*path}", isOfGrids ? "data.nc" : "secret.csv")
                        .replace("{version}", route.endsWith("/changes") ? "2" : "1")
                        .replace("{change}", change(subject.record()))
                        .replace("{slug}", "matrix")
                        .replace(".{form}", ".csv")
                        .replaceAll("\\{collection[^/]*}", "catalogue")
                        .replace("{id}", isOfDeposits(route) ? subject.deposit() : subject.record())
                + query;
    }

    private static boolean isOfDeposits(String route) {
        return route.startsWith("/deposit/") || route.startsWith("/api/deposits/") || route.startsWith("/review/");
    }

    private String change(String record) {
        return database.sql("SELECT COALESCE(MAX(change_number), 0) FROM record WHERE id = ?")
                .param(record)
                .query(String.class)
                .single();
    }

    /** What is asked about: a record, and the deposit that was or will be its latest version. */
    private record Subject(String record, String deposit) {
        static Subject first(String deposit) {
            return new Subject(deposit, deposit);
        }
    }

    /** The routes that read what an address names by its id. */
    private Set<String> routes() {
        return allReading().stream()
                .filter(AccessMatrixTest::concernsARecord)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean concernsARecord(String route) {
        return route.contains("{id}")
                && !route.startsWith("/admin/")
                && !route.startsWith("/api/harvesters/")
                && !route.startsWith("/producers/")
                && !route.startsWith("/selections/")
                && !route.startsWith("/orders/");
    }

    private Set<String> allReading() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingHandlerMapping mapping :
                application.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
            for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                    routes.addAll(info.getPatternValues());
                }
            }
        }
        return routes;
    }

    /** One deposit or record in each state, by the state's name. */
    private Map<String, Subject> states() throws Exception {
        Map<String, Subject> states = new LinkedHashMap<>();
        states.put("draft", Subject.first(draft(null)));
        states.put("submitted", Subject.first(moved(draft(null), "submit")));
        states.put("in-review", Subject.first(moved(draft(null), "submit", "review")));
        states.put("changes-requested", Subject.first(moved(draft(null), "submit", "review", "return")));
        states.put("open", twoVersions(null));
        states.put(
                "embargoed",
                twoVersions(EmbargoTest.embargo(Clock.systemUTC().instant().plus(Duration.ofDays(30)))));
        states.put("restricted", twoVersions(RestrictionTest.RESTRICTED));
        states.put("terms", twoVersions("{\"state\": \"open\", \"terms\": {\"fr\": \"a\", \"en\": \"b\"}}"));
        states.put("data-withdrawn", withdrawn("", "{\"reason\": \"x\", \"scope\": \"data\"}"));
        states.put("withdrawn", withdrawn("", "{\"reason\": \"x\", \"scope\": \"all\"}"));
        states.put("version-withdrawn", withdrawn("/versions/1", "{\"reason\": \"x\"}"));
        states.put("file-withdrawn", withdrawn("/versions/2/files/secret.csv", "{\"reason\": \"x\"}"));
        states.put("next-in-review", next());
        projects.make(
                person("administrator").asCaller(),
                SampleProject.of("matrix", SampleProject.found("kind=dataset")),
                null);
        catalogue.catchUp();
        return states;
    }

    private String draft(@Nullable String access) throws Exception {
        String id = drafted(access, Map.of("secret.csv", "depth,salinity\n0,31.875\n"));
        put(id, "archive.zip", archive());
        put(
                id,
                "data.nc",
                Files.readAllBytes(
                        Path.of("..", "samples", "data", "surface_temperature", "surface_temperature_biscay_2025.nc")));
        return id;
    }

    private void put(String id, String name, byte[] bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/api/deposits/" + id + "/files/" + name))
                .header("Authorization", "Bearer " + token("depositor"))
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isBetween(200, 201);
    }

    private static byte[] archive() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("inside-of-the-archive.txt"));
            zip.write('x');
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private String moved(String id, String... steps) throws Exception {
        for (String step : steps) {
            String login = step.equals("submit") ? "depositor" : "moderator";
            String body = step.equals("return") ? "{\"reason\": \"x\"}" : "";
            json(as(login, "POST", "/api/deposits/" + id + "/" + step, body), 200);
        }
        return id;
    }

    /** A restricted record whose next version is with a moderator: some of its files are kept, one is new. */
    private Subject next() throws Exception {
        String record = twoVersions(RestrictionTest.RESTRICTED).record();
        String next = json(as("depositor", "POST", "/api/records/" + record + "/versions", "{}"), 201)
                .path("id")
                .asString();
        put(next, "secret.csv", "depth,salinity\n0,31.875\n".getBytes(StandardCharsets.UTF_8));
        return new Subject(record, moved(next, "submit", "review"));
    }

    private Subject twoVersions(@Nullable String access) throws Exception {
        String id = draft(access);
        publish(id);
        String next = json(as("depositor", "POST", "/api/records/" + id + "/versions", "{}"), 201)
                .path("id")
                .asString();
        put(next, "secret.csv", "depth,salinity\n0,32.625\n".getBytes(StandardCharsets.UTF_8));
        publish(next);
        return new Subject(id, next);
    }

    private Subject withdrawn(String part, String body) throws Exception {
        Subject subject = twoVersions(null);
        HttpResponse<String> answer = as("moderator", "DELETE", "/api/records/" + subject.record() + part, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return subject;
    }

    private void tokens(Map<String, Subject> states) throws Exception {
        String restricted = states.get("restricted").record();
        String terms = states.get("terms").record();
        for (String login : List.of("depositor", "stranger", "moderator", "administrator", "grantee")) {
            bearers.put(login, token(login));
        }
        grantee("grantee", restricted);
        AccessRequest former = grantee("former-grantee", restricted);
        requests.revoke(person("moderator").asCaller(), former.id(), "x");
        bearers.put("former-grantee", token("former-grantee"));
        bearers.put("pass", pass(restricted, "labo@example.org"));
        bearers.put("dead-pass", pass(restricted, "ancien@example.org"));
        AccessRequest dead = requests.forDecision(person("moderator").asCaller()).stream()
                .filter(request -> request.email().equals("ancien@example.org"))
                .findFirst()
                .orElseThrow();
        requests.revoke(person("moderator").asCaller(), dead.id(), "x");
        String digest = json(get(null, "/api/records/" + terms + "/terms"), 200)
                .path("digest")
                .asString();
        bearers.put(
                "terms-pass",
                json(as(null, "POST", "/api/records/" + terms + "/terms", "{\"digest\": \"" + digest + "\"}"), 201)
                        .path("token")
                        .asString());
        bearers.put("dead-token", "estran_nobody_has_this_token_any_more");
    }

    private AccessRequest grantee(String login, String recordId) {
        Account account = person(login);
        AccessRequest asked =
                requests.ask(account.asCaller(), recordId, new AccessRequests.Asked("", "", "x", Language.EN));
        return requests.grant(
                person("moderator").asCaller(), asked.id(), clock.instant().plus(Duration.ofDays(1)));
    }

    private String pass(String recordId, String address) {
        AccessRequest asked = requests.ask(
                org.estran.app.accounts.Caller.ANONYMOUS,
                recordId,
                new AccessRequests.Asked("Labo", address, "x", Language.EN));
        requests.confirm(secret("to-confirm", asked));
        requests.grant(
                person("moderator").asCaller(), asked.id(), clock.instant().plus(Duration.ofDays(1)));
        return secret("granted", asked);
    }

    private String secret(String what, AccessRequest request) {
        String letter = database.sql("SELECT body FROM notice WHERE event = ? AND reader LIKE 'request:%'")
                .param("access/" + request.id() + "/" + what)
                .query(String.class)
                .single();
        return letter.replaceFirst("(?s).*token=(\\S+).*", "$1");
    }

    private HttpResponse<byte[]> ask(String path, @Nullable String bearer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private int head(String path, @Nullable String bearer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .HEAD();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static List<String> table() throws Exception {
        try (InputStream in = AccessMatrixTest.class.getResourceAsStream("/access-matrix.tsv")) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("##"))
                            .toList();
        }
    }
}
