package org.estran.app.identifiers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.estran.app.identifiers.DataCiteHoldings.Mistake;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stand-in for DataCite's REST API on the loopback, with its rules ({@link DataCiteHoldings}), its refusals and, when
 * a test asks, its bad days. One place with several accounts, each with its prefix.
 */
public final class DataCiteServer implements AutoCloseable {

    /** What goes wrong with one of the next requests that change something. */
    public enum Fault {
        /** 500, nothing done. */
        ERROR,
        /** 429 with {@code Retry-After: 120}, nothing done. */
        TOO_MANY,
        /** The change is made, and the connection lost before the answer. */
        DROPPED_AFTER,
        /** 200, nothing done: what DataCite does with a transition it does not allow. */
        IGNORED,
        /** The change is made, and the answer comes after {@link #slowness}. */
        SLOW,
        /** 200 with a page that is not JSON, nothing done. */
        NONSENSE
    }

    private record Login(String password, String prefix) {}

    private static final String PATH = "/dois";

    private final HttpServer server;
    private final JsonMapper json = new JsonMapper();
    private final DataCiteHoldings holdings = new DataCiteHoldings();
    private final Map<String, Login> accounts = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile Duration slowness = Duration.ZERO;

    private DataCiteServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public static DataCiteServer started() {
        try {
            return new DataCiteServer();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public DataCiteServer withAccount(String user, String password, String prefix) {
        accounts.put(user, new Login(password, prefix));
        return this;
    }

    /** The next requests that change something fail so, one after the other. */
    public synchronized void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    public void slowness(Duration slow) {
        slowness = slow;
    }

    /** Puts a DOI there as if somebody else had. */
    public synchronized void hold(String doi, String event, String attributes) {
        ObjectNode change = (ObjectNode) json.readTree(attributes);
        List<Mistake> mistakes = holdings.change(doi, change.put("event", event));
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(mistakes.toString());
        }
    }

    /** The attributes it has now. */
    public synchronized Optional<ObjectNode> doi(String doi) {
        return Optional.ofNullable(holdings.find(doi)).map(ObjectNode::deepCopy);
    }

    /** All DOIs it has, in any state. */
    public synchronized Set<String> dois() {
        return holdings.all();
    }

    /** Every request so far, such as {@code PUT /dois/10.1234/x publish -> 201}. */
    public List<String> log() {
        return List.copyOf(log);
    }

    public long changes() {
        return log.stream().filter(line -> !line.startsWith("GET")).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A status, a body, headers: what would be answered. */
    private record Answer(int status, String body, Map<String, String> headers) {
        Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Fault fault = isRead(exchange) ? null : nextFault();
        Answer answer = switch (fault) {
            case ERROR -> error(500, "Internal server error");
            case TOO_MANY -> new Answer(429, "{\"errors\":[]}", Map.of("Retry-After", "120"));
            case IGNORED -> new Answer(200, "{\"data\":{\"attributes\":{\"state\":\"findable\"}}}");
            case NONSENSE -> new Answer(200, "<html>maintenance</html>");
            case SLOW, DROPPED_AFTER -> route(exchange, body);
            case null -> route(exchange, body);
        };
        log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + event(body) + " -> " + answer.status());
        if (fault == Fault.DROPPED_AFTER) {
            exchange.close();
            return;
        }
        if (fault == Fault.SLOW) {
            pause();
        }
        send(exchange, answer);
    }

    private synchronized @Nullable Fault nextFault() {
        return faults.poll();
    }

    private void pause() {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isRead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET");
    }

    private String event(String body) {
        try {
            String event = body.isEmpty() ? "" : attributes(body).path("event").asString("");
            return event.isEmpty() ? "" : " " + event;
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private ObjectNode attributes(String body) {
        return json.readTree(body).path("data").path("attributes") instanceof ObjectNode object
                ? object
                : json.createObjectNode();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/vnd.api+json; charset=utf-8");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private synchronized Answer route(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(PATH) && exchange.getRequestMethod().equals("POST")) {
            return create(exchange, body);
        }
        if (path.equals(PATH)) {
            return list(exchange);
        }
        if (!path.startsWith(PATH + "/10.")) {
            return error(404, "The resource you are looking for doesn't exist.");
        }
        String doi = path.substring(PATH.length() + 1).toLowerCase(java.util.Locale.ROOT);
        return switch (exchange.getRequestMethod()) {
            case "GET" -> read(exchange, doi);
            case "PUT" -> permitted(exchange, doi).orElseGet(() -> put(doi, body));
            case "DELETE" -> permitted(exchange, doi).orElseGet(() -> delete(doi));
            default -> error(405, "Method not allowed");
        };
    }

    /** Only a findable DOI is public; wrong credentials are refused even there. */
    private Answer read(HttpExchange exchange, String doi) {
        Optional<Login> login = login(exchange);
        if (login.isEmpty() && hasCredentials(exchange)) {
            return error(401, "Bad credentials.");
        }
        ObjectNode there = holdings.find(doi);
        boolean mine = login.map(who -> doi.startsWith(who.prefix() + "/")).orElse(false);
        return there == null || (!mine && !DataCiteHoldings.state(there).equals("findable"))
                ? error(404, "The resource you are looking for doesn't exist.")
                : new Answer(200, document(doi, there));
    }

    /** All DOIs of the account that asks, two a page, by cursor: drafts are told to nobody else. */
    private Answer list(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        Optional<Login> login = login(exchange);
        if (login.isEmpty()) {
            return error(401, "Bad credentials.");
        }
        int page = Integer.parseInt(query.replaceFirst("^.*page\\[cursor]=(\\d+).*$", "$1"));
        List<String> mine = holdings.all().stream()
                .filter(doi -> doi.startsWith(login.get().prefix() + "/"))
                .sorted()
                .toList();
        ObjectNode document = json.createObjectNode();
        ArrayNode data = document.putArray("data");
        mine.stream()
                .skip((page - 1) * 2L)
                .limit(2)
                .forEach(doi -> data.addObject().put("id", doi).put("type", "dois"));
        if (mine.size() > page * 2) {
            document.putObject("links")
                    .put("next", address() + PATH + "?page%5Bcursor%5D=" + (page + 1) + "&page%5Bsize%5D=2");
        }
        return new Answer(200, document.toString());
    }

    private Answer create(HttpExchange exchange, String body) {
        String doi = attributes(body).path("doi").asString("");
        return permitted(exchange, doi)
                .orElseGet(() -> holdings.find(doi) != null
                        ? mistakes(List.of(new Mistake("doi", "This DOI has already been taken")))
                        : put(doi, body));
    }

    private Answer put(String doi, String body) {
        boolean isNew = holdings.find(doi) == null;
        try {
            if (!(json.readTree(body).path("data").path("attributes") instanceof ObjectNode change)) {
                return error(400, "You need to provide a payload following the JSONAPI spec");
            }
            List<Mistake> mistakes = holdings.change(doi, change);
            ObjectNode now = holdings.find(doi);
            return mistakes.isEmpty() && now != null
                    ? new Answer(isNew ? 201 : 200, document(doi, now))
                    : mistakes(mistakes);
        } catch (JacksonException notJson) {
            return error(400, "The request body is not JSON");
        }
    }

    private Answer delete(String doi) {
        return holdings.find(doi) == null
                ? error(404, "The resource you are looking for doesn't exist.")
                : holdings.delete(doi) ? new Answer(204, "") : error(405, "Method not allowed");
    }

    /** The refusal, if this caller may not change this DOI: 403 for another's prefix, 404 for nobody's. */
    private Optional<Answer> permitted(HttpExchange exchange, String doi) {
        Optional<Login> login = login(exchange);
        if (login.isEmpty()) {
            return Optional.of(error(401, "Bad credentials."));
        }
        if (doi.startsWith(login.get().prefix() + "/")) {
            return Optional.empty();
        }
        boolean somebodys = accounts.values().stream().anyMatch(one -> doi.startsWith(one.prefix() + "/"));
        return Optional.of(
                somebodys
                        ? error(403, "You are not authorized to access this resource.")
                        : error(404, "The resource you are looking for doesn't exist."));
    }

    private static boolean hasCredentials(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("Authorization");
    }

    private Optional<Login> login(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        String[] pair = new String(
                        Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":", 2);
        return Optional.ofNullable(accounts.get(pair[0]))
                .filter(account -> pair.length == 2 && account.password().equals(pair[1]));
    }

    private String document(String doi, ObjectNode attributes) {
        ObjectNode document = json.createObjectNode();
        document.putObject("data").put("id", doi).put("type", "dois").set("attributes", attributes);
        return document.toString();
    }

    private Answer error(int status, String title) {
        ObjectNode document = json.createObjectNode();
        document.putArray("errors")
                .addObject()
                .put("status", String.valueOf(status))
                .put("title", title);
        return new Answer(status, document.toString());
    }

    private Answer mistakes(List<Mistake> mistakes) {
        ObjectNode document = json.createObjectNode();
        ArrayNode errors = document.putArray("errors");
        mistakes.forEach(
                mistake -> errors.addObject().put("source", mistake.source()).put("title", mistake.title()));
        return new Answer(422, document.toString());
    }
}
