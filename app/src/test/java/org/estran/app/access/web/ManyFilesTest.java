package org.estran.app.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.RecordVersion;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.request.RequestContextHolder;

/** What the pages of a record or a deposit cost does not depend on how many files it has: every row read is counted. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ManyFilesTest {

    private static final int MANY = 5_000;
    private static final AtomicLong ROWS = new AtomicLong();
    private static volatile Thread asking;

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Deposits deposits;

    @Autowired
    DepositFiles depositFiles;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcTemplate database;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void thisThreadAsks() {
        asking = Thread.currentThread();
    }

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @TestConfiguration
    static class Counting {
        @Bean
        static BeanPostProcessor rowsAreCounted() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database && name.equals("dataSource") ? counted(database) : bean;
                }
            };
        }
    }

    @Test
    void thePageOfARecordCostsTheSameForAnyNumberOfFiles() throws Exception {
        String some = record(200);
        String many = record(MANY);
        for (String address : List.of("/records/%s", "/api/records/%s/files?limit=50", "/records/%s?f=schemaorg")) {
            rowsFor(address.formatted(some), null);
            assertThat(rowsFor(address.formatted(many), null))
                    .as(address)
                    .isLessThanOrEqualTo(rowsFor(address.formatted(some), null) + 5);
        }
    }

    @Test
    void thePageOfARecordCostsTheSameForFiveHundredVersions() throws Exception {
        String some = record(2);
        String many = record(2);
        versions(some, 60);
        versions(many, 500);
        for (String address :
                List.of("/records/%s", "/records/%s/versions", "/records/%s/versions/40", "/api/records/%s")) {
            rowsFor(address.formatted(some), null);
            assertThat(rowsFor(address.formatted(many), null))
                    .as(address)
                    .isLessThanOrEqualTo(rowsFor(address.formatted(some), null) + 5);
        }
        assertThat(catalogue.versions(many, 401, 400))
                .hasSize(400)
                .extracting(RecordVersion::version)
                .startsWith(400)
                .endsWith(1);
    }

    /** Of every file something is to be said, the worst there can be; what is told of them, and what is compared, has an end. */
    @Test
    void thePagesOfADraftCostTheSameForAnyNumberOfFiles() throws Exception {
        String account = accounts.create(
                        "depositor",
                        "Depositor",
                        "d@example.org",
                        "une marée de vive-eau",
                        Set.of(AccountRole.DEPOSITOR))
                .id();
        Caller depositor = new Caller(account, "D", Set.of(AccountRole.DEPOSITOR));
        String token = accounts.issueToken(account, "test");
        database.update(
                "INSERT INTO file_facts VALUES (?, '{\"boxes\":[],\"variables\":[{\"name\":\"TEMP\"}]}')",
                "0".repeat(128));
        String some = draft(depositor, 600);
        String many = draft(depositor, MANY);
        for (String address : List.of(
                "/deposit/%s",
                "/deposit/%s/files", "/deposit/%s/preview", "/api/deposits/%s", "/api/deposits/%s/findings")) {
            rowsFor(address.formatted(some), token);
            assertThat(rowsFor(address.formatted(many), token))
                    .as(address)
                    .isLessThanOrEqualTo(rowsFor(address.formatted(some), token) + 5);
        }
        assertThat(deposits.findings(depositor, many))
                .extracting(Finding::code)
                .contains("file-unreadable", "format-contradicts-name", "program-among-files", "cf-units");
        long before = ROWS.get();
        depositFiles.expect(depositor, many, "another.bin", 5L, 0);
        assertThat(ROWS.get() - before).isLessThan(10);
    }

    /** Rows that the database goes through itself are not counted: each question is answered along an index made for it. */
    @Test
    void theFindingsOfADraftAreAskedOfIndexes() {
        for (String condition : List.of(
                "remark IS NOT NULL ORDER BY path",
                "is_misnamed = 1 ORDER BY path",
                "media_type = 'application/x-executable' ORDER BY path",
                "has_facts = 1 ORDER BY path",
                "sha512 = '' AND content_path IS NOT NULL",
                "content_path IS NOT NULL ORDER BY sha512")) {
            assertThat(database.queryForList(
                            "EXPLAIN QUERY PLAN SELECT * FROM deposit_file WHERE deposit_id = '' AND " + condition))
                    .as(condition)
                    .singleElement()
                    .extracting(step -> step.get("detail").toString())
                    .asString()
                    .contains("USING INDEX deposit_file_");
        }
    }

    private long rowsFor(String address, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        long before = ROWS.get();
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ROWS.get() - before;
    }

    private String record(int files) {
        MetadataRecord titled = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Beaucoup", "Many"));
        String id = catalogue.newId(titled);
        catalogue.put(CatalogueEntry.described(id, titled));
        database.batchUpdate(
                "INSERT INTO record_file (record_id, version, path, content_path, byte_size, sha512, md5, crc32,"
                        + " media_type) VALUES (?, 1, ?, 'none', 3, ?, ?, 0, 'text/plain')",
                IntStream.range(0, files)
                        .mapToObj(i -> new Object[] {
                            id,
                            String.format(Locale.ROOT, "%06d.txt", i).getBytes(UTF_8),
                            "0".repeat(128),
                            "0".repeat(32)
                        })
                        .toList());
        database.update("UPDATE record SET file_count = ? WHERE id = ?", files, id);
        return id;
    }

    /** As many in all, each without files but the first. */
    private void versions(String id, int number) {
        for (int version = 2; version <= number; version++) {
            database.update(
                    "INSERT INTO record_version (record_id, version, record_json, published_at, changed_at, file_count,"
                            + " byte_count) SELECT record_id, ?, record_json, published_at, changed_at, 0, 0"
                            + " FROM record_version WHERE record_id = ? AND version = 1",
                    version,
                    id);
        }
        database.update("UPDATE record SET version = ? WHERE id = ?", number, id);
    }

    private String draft(Caller depositor, int files) {
        String id = deposits.open(depositor, LocalizedText.NONE, null).id();
        List<String> paths = IntStream.range(0, files)
                .mapToObj(i -> String.format(Locale.ROOT, "%06d.nc", i))
                .toList();
        database.batchUpdate(
                "INSERT INTO deposit_file (deposit_id, path, staged_name, size, sha512, md5, crc32, media_type,"
                        + " added_at, remark, is_misnamed, has_facts)"
                        + " VALUES (?, ?, 'none', 3, ?, ?, 0, 'application/x-executable', 0, 'cut short', 1, 1)",
                paths.stream()
                        .map(path -> new Object[] {id, path, "0".repeat(128), "0".repeat(32)})
                        .toList());
        database.batchUpdate(
                "INSERT INTO deposit_file_rule VALUES (?, ?, 0, 'UNITS', 'TEMP', 'degrees')",
                paths.stream().map(path -> new Object[] {id, path}).toList());
        database.update("INSERT INTO deposit_content VALUES (?, ?, ?, 0, ?)", id, files, 3L * files, files);
        return id;
    }

    private static DataSource counted(DataSource database) {
        return new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                return counting(Connection.class, super.getConnection());
            }
        };
    }

    /** Jobs and followers of the catalogue read rows at the same time: only what a request or the test itself reads counts. */
    private static boolean isAsked() {
        return RequestContextHolder.getRequestAttributes() != null || Thread.currentThread() == asking;
    }

    /** The same object, whose result sets count the rows they go to. */
    private static <T> T counting(Class<T> type, T inner) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            try {
                Object result = method.invoke(inner, given);
                if (type == ResultSet.class
                        && method.getName().equals("next")
                        && Boolean.TRUE.equals(result)
                        && isAsked()) {
                    ROWS.incrementAndGet();
                }
                return switch (result) {
                    case ResultSet rows
                    when method.getReturnType() == ResultSet.class -> counting(ResultSet.class, rows);
                    case PreparedStatement statement
                    when method.getReturnType() == PreparedStatement.class ->
                        counting(PreparedStatement.class, statement);
                    case null, default -> result;
                };
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }
}
