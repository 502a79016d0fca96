package org.estran.app.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.estran.app.jobs.TemporaryDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UsageTest {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @TempDir
    static Path folder;

    private static TemporaryDatabase database;

    private final Time time = new Time();
    private Usage usage;

    @BeforeAll
    static void open() {
        database = TemporaryDatabase.in(folder);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() {
        database.sql().sql("DELETE FROM usage_month").update();
        usage = started();
    }

    @AfterEach
    void stop() {
        usage.stop();
    }

    @Test
    void whatIsRepeatedWithinThirtySecondsCountsOnceHoweverOften() {
        for (int seconds : new int[] {0, 25, 50, 75}) {
            time.now = Instant.EPOCH.plusSeconds(seconds);
            usage.viewed(get(FIREFOX), "a");
        }
        assertThat(of("a")).isEqualTo(new Counts(1, 0));
        time.now = time.now.plus(Clicks.DOUBLE).plusMillis(1);
        usage.viewed(get(FIREFOX), "a");
        assertThat(of("a")).isEqualTo(new Counts(2, 0));
    }

    @Test
    void anotherReaderAndAnotherFileCount() throws IOException {
        MockHttpServletRequest neighbour = get(FIREFOX);
        neighbour.setRemoteAddr("192.0.2.7");
        download(get(FIREFOX), "a", "one", 200, null);
        download(get(FIREFOX), "a", "two", 200, null);
        download(neighbour, "a", "one", 200, null);
        download(get("curl/8.5.0"), "a", "one", 200, null);
        assertThat(of("a")).isEqualTo(new Counts(0, 4));
    }

    @Test
    void onlyWhatBeginsWithTheFirstByteIsADownload() throws IOException {
        download(get(FIREFOX), "a", "1", 206, "bytes 0-99/1000");
        download(get(FIREFOX), "a", "2", 206, "bytes 100-999/1000");
        download(get(FIREFOX), "a", "3", 304, null);
        download(get(FIREFOX), "a", "4", 416, "bytes */1000");
        MockHttpServletRequest head = get(FIREFOX);
        head.setMethod("HEAD");
        download(head, "a", "5", 200, null);
        MockHttpServletRequest ahead = get(FIREFOX);
        ahead.addHeader("Sec-Purpose", "prefetch;prerender");
        download(ahead, "a", "6", 200, null);
        assertThat(of("a")).isEqualTo(new Counts(0, 1));
    }

    @Test
    void aDownloadThatIsCutCountsAndOneThatIsRefusedDoesNot() {
        MockHttpServletResponse begun = new MockHttpServletResponse();
        assertThatThrownBy(() -> usage.giving(get(FIREFOX), begun, "a", "1", () -> {
                    begun.setCommitted(true);
                    throw new IOException("its reader went away");
                }))
                .hasMessage("its reader went away");
        assertThatThrownBy(() -> usage.giving(get(FIREFOX), new MockHttpServletResponse(), "a", "2", () -> {
                    throw new IOException("the bytes are not there");
                }))
                .hasMessage("the bytes are not there");
        assertThat(of("a")).isEqualTo(new Counts(0, 1));
    }

    @Test
    void robotsCountNothingAndScriptsOnlyWhatTheyFetch() throws IOException {
        for (String robot : List.of(
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 (compatible; YandexImages/3.0)",
                "facebookexternalhit/1.1",
                "Scrapy/2.11 (+https://scrapy.org)",
                "")) {
            assertThat(Agent.of(robot)).as(robot).isEqualTo(Agent.ROBOT);
            usage.viewed(get(robot), "a");
            download(get(robot), "a", "1", 200, null);
        }
        for (String machine : List.of(
                "curl/8.5.0",
                "Wget/1.21.4",
                "aria2/1.36.0",
                "python-requests/2.32.3",
                "Java-http-client/25",
                "oc4.9.2")) {
            assertThat(Agent.of(machine)).as(machine).isEqualTo(Agent.MACHINE);
        }
        usage.viewed(get("curl/8.5.0"), "a");
        download(get("curl/8.5.0"), "a", "1", 200, null);
        for (String person : List.of(
                FIREFOX,
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5"
                        + " Safari/605.1.15",
                "Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/120.0.0.0 Mobile Safari/537.36")) {
            assertThat(Agent.of(person)).as(person).isEqualTo(Agent.PERSON);
        }
        assertThat(of("a")).isEqualTo(new Counts(0, 1));
    }

    @Test
    void manyDownloadsAreOneTransactionAndACleanStopLosesNone() throws IOException {
        time.now = Instant.parse("2026-10-31T23:59:59Z");
        for (int i = 0; i < 1_200; i++) {
            download(get(FIREFOX), "r" + i, "1", 200, null);
        }
        time.now = Instant.parse("2026-11-01T00:00:00Z");
        usage.viewed(get(FIREFOX), "r7");
        List<String> all = IntStream.range(0, 1_200).mapToObj(i -> "r" + i).toList();
        assertThat(rows()).isZero();
        UsageFigures before = usage.of(all);
        usage.stop();
        assertThat(rows()).isEqualTo(1_201);
        usage = started();
        assertThat(usage.of(all)).isEqualTo(before);
        assertThat(before.months().keySet()).containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 10));
        assertThat(before.total()).isEqualTo(new Counts(1, 1_200));
        assertThat(before.since()).isEqualTo(YearMonth.of(2026, 10));

        usage.viewed(get(FIREFOX), "r7");
        usage.write();
        assertThat(of("r7")).isEqualTo(new Counts(2, 1));
        assertThat(usage.of(List.of("r7", "r7", "r8")).total()).isEqualTo(new Counts(2, 2));
    }

    @Test
    void whatCannotBeWrittenWaits() {
        usage.viewed(get(FIREFOX), "a");
        database.sql().sql("ALTER TABLE usage_month RENAME TO elsewhere").update();
        usage.write();
        database.sql().sql("ALTER TABLE elsewhere RENAME TO usage_month").update();
        assertThat(of("a")).isEqualTo(new Counts(1, 0));
        usage.write();
        assertThat(of("a")).isEqualTo(new Counts(1, 0));
        assertThat(rows()).isEqualTo(1);
    }

    private Usage started() {
        return new Usage(
                new UsageRows(new JdbcTemplate(database.source())),
                database.transaction(),
                news -> {},
                time,
                new Random(1));
    }

    private Counts of(String record) {
        return usage.of(List.of(record)).total();
    }

    private int rows() {
        return database.sql()
                .sql("SELECT count(*) FROM usage_month")
                .query(Integer.class)
                .single();
    }

    private void download(MockHttpServletRequest request, String record, String what, int status, String range)
            throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        usage.giving(request, response, record, what, () -> {
            response.setStatus(status);
            if (range != null) {
                response.setHeader("Content-Range", range);
            }
        });
    }

    private static MockHttpServletRequest get(String userAgent) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader("User-Agent", userAgent);
        return request;
    }

    /** Stands where it is put. */
    private static final class Time extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
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
