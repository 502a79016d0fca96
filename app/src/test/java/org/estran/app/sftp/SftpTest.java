package org.estran.app.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.home.Home;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** OpenSSH's own client reads what is published, and can do nothing else. */
@Tag("outside")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "estran.sftp.port=0")
class SftpTest {

    @TempDir
    static Path folder;

    @Autowired
    Catalogue catalogue;

    @Autowired
    JdbcTemplate database;

    @Autowired
    Home home;

    @Autowired
    SftpDoor door;

    private String id = "";
    private final byte[] large = new byte[3_000_000];

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.resolve("home").toString());
    }

    @BeforeEach
    void publish() throws Exception {
        MetadataRecord titled = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Par SFTP", "By SFTP"));
        id = catalogue.newId(titled);
        catalogue.put(CatalogueEntry.described(id, titled));
        new Random(1).nextBytes(large);
        add("lisez-moi.txt", "Une marée.".getBytes(UTF_8), 1);
        add("données/été/profil.bin", large, 2);
        add("données/zz.txt", "z".getBytes(UTF_8), 3);
        add("../../etc/passwd", "x".getBytes(UTF_8), 4);
        database.update("UPDATE record SET file_count = 4 WHERE id = ?", id);
        catalogue.catchUp();
    }

    @Test
    void listsAndFetchesWhatIsPublished() throws Exception {
        String said = sftp("ls -1 /", "ls -1 /records/" + id, "ls -l /records/" + id + "/données", "pwd");
        assertThat(said).contains("/records").contains("lisez-moi.txt").contains("données");
        assertThat(said).contains("zz.txt").contains("-r--r--r--").doesNotContain("passwd");

        sftp("get -r /records/" + id + " " + folder.resolve("got-" + id));
        Path got = folder.resolve("got-" + id);
        assertThat(Files.readAllBytes(got.resolve("données/été/profil.bin"))).isEqualTo(large);
        assertThat(Files.readString(got.resolve("lisez-moi.txt"))).isEqualTo("Une marée.");
    }

    @Test
    void goesOnWithAFileThatWasCutOff() throws Exception {
        Path part = folder.resolve("part-" + id);
        Files.write(part, java.util.Arrays.copyOf(large, 1_000_000));
        sftp("reget /records/" + id + "/données/été/profil.bin " + part);
        assertThat(Files.readAllBytes(part)).isEqualTo(large);
    }

    @Test
    void writesNothingAndOpensNoShell() throws Exception {
        Path own = Files.writeString(folder.resolve("own.txt"), "own");
        String file = "/records/" + id + "/lisez-moi.txt";
        for (String forbidden : List.of(
                "put " + own + " /records/" + id + "/own.txt",
                "put " + own + " " + file,
                "rm " + file,
                "rename " + file + " /records/" + id + "/other.txt",
                "mkdir /records/" + id + "/folder",
                "rmdir /records/" + id + "/données",
                "chmod 777 " + file,
                "ln " + file + " /records/" + id + "/link",
                "get /records/nothing_here_at_all")) {
            assertThat(run(forbidden).status()).as(forbidden).isNotZero();
        }
        assertThat(sftp("ls -1 /records/" + id)).doesNotContain("own.txt").contains("lisez-moi.txt");
        assertThat(ssh("-o", "BatchMode=yes", "anonymous@localhost", "echo", "hello")
                        .output())
                .doesNotContain("hello");
        assertThat(ssh("-o", "BatchMode=yes", "root@localhost", "echo", "hello").status())
                .isNotZero();
    }

    @Test
    void hidesWhatIsWithdrawn() throws Exception {
        assertThat(sftp("ls -1 /records")).contains(id);
        catalogue.withdraw(
                id, new Withdrawal("erreur", null, Withdrawal.Scope.DATA, java.time.Instant.EPOCH, "a test"));
        assertThat(run("ls /records/" + id).status()).isNotZero();
        assertThat(run("get /records/" + id + "/lisez-moi.txt " + folder.resolve("no"))
                        .status())
                .isNotZero();
    }

    @Test
    void keepsItsHostKey() {
        assertThat(home.root().resolve("sftp-host-key")).exists();
        assertThat(door.port()).isPositive();
    }

    private record Said(int status, String output) {}

    private String sftp(String... commands) throws Exception {
        Said said = run(commands);
        assertThat(said.status()).as(said.output()).isZero();
        return said.output();
    }

    private Said run(String... commands) throws Exception {
        Path batch =
                Files.writeString(Files.createTempFile(folder, "batch", ".txt"), String.join("\n", commands) + "\n");
        return started(
                "sftp",
                "-b",
                batch.toString(),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known"),
                "-P",
                "" + door.port(),
                "anonymous@localhost");
    }

    private Said ssh(String... arguments) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                "ssh",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known"),
                "-p",
                "" + door.port()));
        command.addAll(List.of(arguments));
        return started(command.toArray(String[]::new));
    }

    private static Said started(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectInput(new java.io.File("/dev/null"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), said);
    }

    private void add(String path, byte[] bytes, int number) throws Exception {
        Path content = home.archive().resolve("sftp-test/" + id + "/" + number);
        Files.createDirectories(content.getParent());
        Files.write(content, bytes);
        database.update(
                "INSERT INTO record_file (record_id, version, path, content_path, byte_size, sha512, md5, crc32,"
                        + " media_type) VALUES (?, 1, ?, ?, ?, ?, ?, 0, 'application/octet-stream')",
                id,
                path.getBytes(UTF_8),
                "sftp-test/" + id + "/" + number,
                bytes.length,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes)),
                "0".repeat(32));
    }
}
