package org.estran.app.links.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Description;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.links.Link;
import org.estran.app.links.Link.State;
import org.estran.app.links.LinksProperties;
import org.estran.app.links.store.LinkRowsOnDisk;
import org.estran.harvest.web.Manners;
import org.estran.harvest.web.Web;
import org.estran.records.Distribution;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Links looked at on a server that is not always well. */
class LinkCheckingTest {

    @TempDir
    Path folder;

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Days clock = new Days();
    private volatile boolean gone;
    private HttpServer server;
    private CatalogueOnDisk centre;
    private Jobs jobs;
    private LinkChecking links;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        centre = new CatalogueOnDisk(folder);
        List<JobKind> kinds = new ArrayList<>();
        jobs = new Jobs(centre.source, new JdbcTransactionManager(centre.source), clock, () -> kinds);
        Manners manners = Manners.USUAL
                .pausing(Duration.ofSeconds(2))
                .within(Duration.ofSeconds(5), Duration.ofSeconds(5), 64 << 10, 1);
        links = new LinkChecking(
                LinkRowsOnDisk.over(centre.source),
                centre.catalogue,
                new LinksInRecords(URI.create("http://data.estran.example/")),
                new LinksProperties(true, Duration.ofHours(1), 500, Duration.ofSeconds(2), Duration.ofDays(30)),
                () -> new Web(manners, Set.of("127.0.0.1:" + server.getAddress().getPort()), pauses::add, clock),
                jobs,
                centre.transaction,
                clock);
        kinds.add(links.job());
    }

    @AfterEach
    void close() {
        jobs.close();
        centre.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (path.equals("/robots.txt")) {
            byte[] rules = "User-agent: *\nDisallow: /private\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, rules.length);
            exchange.getResponseBody().write(rules);
        } else {
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            int status = switch (path) {
                case "/no-head" -> isHead ? 405 : 206;
                case "/shut" -> 403;
                case "/missing" -> 404;
                case "/sometimes" -> gone ? 410 : 200;
                default -> 200;
            };
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private CatalogueRecord record(String... addresses) {
        return centre.catalogue
                .describe(List.of(new Description(
                        null,
                        MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Une fiche", "A record"))
                                .change()
                                .distributions(List.of(addresses).stream()
                                        .map(address -> new Distribution(
                                                address,
                                                null,
                                                null,
                                                null,
                                                LocalizedText.NONE,
                                                LocalizedText.NONE,
                                                null,
                                                null))
                                        .toList())
                                .build())))
                .getFirst();
    }

    private void run() throws Exception {
        links.job().work().run(new JobRequest("all", ""));
    }

    private Link link(String path) {
        return links.page(null, null, 100).stream()
                .filter(one -> one.address().equals(at(path)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void looksAtLinksOfTheWebOnlyOnceEachByHeadAndByTheFirstByteWhereThatIsRefused() throws Exception {
        CatalogueRecord one = record(
                at("/good"),
                at("/good#part"),
                at("/no-head"),
                "ftp://x.example/y",
                "http://data.estran.example/z",
                "nonsense");
        record(at("/good"));
        run();
        assertThat(requests)
                .containsExactlyInAnyOrder("GET /robots.txt", "HEAD /good", "HEAD /no-head", "GET /no-head");
        assertThat(links.of(one.id())).extracting(Link::state).containsExactly(State.GOOD, State.GOOD);
        assertThat(pauses)
                .isNotEmpty()
                .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(2)));
        requests.clear();
        run();
        assertThat(requests).isEmpty();
    }

    @Test
    void aLinkThatFailsIsDeadAfterThreeDaysAndItsHistorySaysSinceWhen() throws Exception {
        CatalogueRecord one = record(at("/sometimes"), at("/missing"));
        run();
        Instant good = clock.instant();
        gone = true;
        clock.pass(Duration.ofDays(31));
        Instant failing = clock.instant();
        run();
        assertThat(link("/sometimes").state()).isEqualTo(State.DOUBTFUL);
        for (int day = 0; day < 2; day++) {
            clock.pass(Duration.ofDays(1));
            run();
        }
        Link dead = link("/sometimes");
        assertThat(dead.state()).isEqualTo(State.DEAD);
        assertThat(dead.status()).isEqualTo(410);
        assertThat(dead.problem()).isEqualTo("source-refused");
        assertThat(dead.goodAt()).isEqualTo(good);
        assertThat(dead.failingSince()).isEqualTo(failing);
        assertThat(links.counts(List.of(one.id()))).containsOnly(Map.entry(State.DEAD, 2L));
        assertThat(links.page(State.DEAD, null, 10))
                .extracting(Link::address)
                .containsExactlyInAnyOrder(at("/sometimes"), at("/missing"));
        gone = false;
        clock.pass(Duration.ofMinutes(1));
        links.checkSoon(one.id());
        run();
        assertThat(link("/sometimes").state()).isEqualTo(State.GOOD);
        assertThat(links.history(dead.digest()))
                .extracting(Link.Change::state)
                .containsExactly(State.GOOD, State.DEAD, State.DOUBTFUL, State.GOOD);
    }

    @Test
    void whatIsClosedToProgramsIsNotCalledDead() throws Exception {
        record(at("/private/data"), at("/shut"), "http://10.1.2.3/inside", "http://[::ffff:10.1.2.3]/inside");
        for (int time = 0; time < 4; time++) {
            run();
            clock.pass(Duration.ofDays(31));
        }
        assertThat(requests).doesNotContain("HEAD /private/data");
        assertThat(links.page(null, null, 10))
                .hasSize(4)
                .allSatisfy(link -> assertThat(link.state()).isEqualTo(State.CLOSED))
                .extracting(Link::problem)
                .contains("source-robots", "source-refused", "source-private-address");
    }

    @Test
    void aLinkThatNoRecordHasAnyMoreIsForgotten() throws Exception {
        CatalogueRecord one = record(at("/good"), at("/missing"));
        run();
        centre.catalogue.withdraw(
                one.id(), new Withdrawal("A reason", null, Withdrawal.Scope.ALL, clock.instant(), "somebody"));
        clock.pass(Duration.ofDays(31));
        run();
        assertThat(links.page(null, null, 10)).isEmpty();
    }

    /** Stands still until days pass. */
    private static final class Days extends Clock {
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
