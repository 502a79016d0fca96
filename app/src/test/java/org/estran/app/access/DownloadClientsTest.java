package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.estran.app.access.http.ZipAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs that nobody here wrote make of the lists of a record's files and of its zip: aria2, wget, curl, 7-Zip, unzip. */
@Tag("outside")
class DownloadClientsTest extends AccessCentre {

    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "readme.txt", "what it is",
            "profils/été 2025 #1 (100 %) & après.csv", "profondeur,salinité\n0,35.1\n",
            "profils/o'neill+co;x.csv", "0\n",
            "large.txt", "0123456789abcdef".repeat(60_000),
            "vide.txt", ""));

    @TempDir
    Path folder;

    private String record;

    @BeforeEach
    void publishes() throws Exception {
        Map<String, String> encoded = new LinkedHashMap<>();
        FILES.forEach((name, text) -> encoded.put(URLEncoder.encode(name, StandardCharsets.UTF_8), text));
        record = published(null, encoded);
    }

    @Test
    void aria2FetchesItsListGoesOnWithAPartAndComparesEveryDigest() throws Exception {
        Path list = list("aria2");
        part();
        succeeds("aria2c", "--quiet", "-c", "-V", "-i", list.toString(), "-d", "out");
        assertThat(filesIn(folder.resolve("out"))).isEqualTo(asUnpacked());

        String wrong = Files.readString(list).replaceAll("(?m)^(  checksum=sha-512=)(\\p{XDigit}{4})", "$10000");
        Files.writeString(list, wrong);
        assertThat(run("aria2c", "--quiet", "-i", list.toString(), "-d", "wrong")
                        .status())
                .as("a digest that is another one is noticed")
                .isNotZero();
    }

    @Test
    void wgetFetchesItsListAndGoesOnWithAPart() throws Exception {
        Path list = list("wget");
        part();
        String said = succeeds("wget", "-c", "-x", "-nH", "--cut-dirs=3", "-P", "out", "-i", list.toString());
        assertThat(said).contains("206 ");
        assertThat(filesIn(folder.resolve("out"))).isEqualTo(asUnpacked());
    }

    @Test
    void curlFetchesItsListAndSha512sumAgrees() throws Exception {
        Path list = list("curl");
        Path sums = list("sha512");
        Files.createDirectory(folder.resolve("out"));
        Path out = folder.resolve("out");
        assertThat(in(out, "curl", "--silent", "--show-error", "--parallel", "--config", list.toString())
                        .status())
                .isZero();
        assertThat(in(out, "sha512sum", "--quiet", "-c", sums.toString()).status())
                .isZero();
        assertThat(filesIn(out)).isEqualTo(asUnpacked());
    }

    @Test
    void sevenZipAndUnzipFindNoFaultInAZipThatCameInTwoParts() throws Exception {
        String zip = "http://localhost:" + port + "/records/" + record + "/files.zip";
        succeeds("curl", "-fsS", "-r", "0-99", "-o", "files.zip", zip);
        assertThat(Files.size(folder.resolve("files.zip"))).isEqualTo(100);
        succeeds("wget", "-c", "-O", "files.zip", zip);
        assertThat(succeeds("7z", "t", "files.zip")).contains("Everything is Ok");
        assertThat(succeeds("unzip", "-tq", "files.zip")).contains("No errors detected");
        succeeds("7z", "x", "-oout", "files.zip");
        assertThat(filesIn(folder.resolve("out"))).isEqualTo(asUnpacked());
    }

    /** What an earlier download left of the large file. */
    private void part() throws IOException {
        Path part = Files.createDirectories(folder.resolve("out")).resolve("large.txt");
        Files.writeString(part, FILES.getOrDefault("large.txt", "").substring(0, 100_000));
    }

    /** The list with the port of this run: the public address of a centre is that of the server before it. */
    private Path list(String word) throws Exception {
        String text = get(null, "/records/" + record + "/files.txt?f=" + word).body();
        return Files.writeString(
                folder.resolve(word + ".list"), text.replace("http://localhost/", "http://localhost:" + port + "/"));
    }

    /** Names that are no ordinary ones have their ASCII form in lists and zip. */
    private static Map<String, String> asUnpacked() {
        Map<String, String> names = new TreeMap<>();
        FILES.forEach((name, text) -> names.put(ZipAnswer.entryName(name), text));
        return names;
    }

    private static Map<String, String> filesIn(Path top) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(top)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                found.put(top.relativize(file).toString(), Files.readString(file));
            }
        }
        return found;
    }

    private record Ended(int status, String said) {}

    private String succeeds(String... command) throws Exception {
        Ended ended = run(command);
        assertThat(ended.status()).as(ended.said()).isZero();
        return ended.said();
    }

    private Ended run(String... command) throws Exception {
        return in(folder, command);
    }

    private Ended in(Path where, String... command) throws Exception {
        Path said = folder.resolve("said-" + System.nanoTime() + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " did not end");
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }
}
