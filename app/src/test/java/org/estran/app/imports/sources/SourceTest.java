package org.estran.app.imports.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class SourceTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private final Receiver receiver = new Receiver() {
        @Override
        public void document(String path, byte[] bytes) {
            told.add(path + " " + bytes.length);
        }

        @Override
        public void noDocument(String path) {
            told.add(path + " -");
        }

        @Override
        public void unreadable(String path, Trouble trouble, String detail) {
            told.add(path + " " + trouble);
        }
    };

    @Test
    void readsAFolderInTheOrderOfTheNamesAndPassesOverDotsAndLinks() throws IOException {
        put("b.xml", "<b/>");
        put("a/z.json", "{}");
        put("a/y.txt", "words");
        put(".git/config", "<x/>");
        put("wide.xml", new String(" \uFEFF<a/>".getBytes(UTF_16LE), ISO_8859_1));
        Files.createSymbolicLink(folder.resolve("link.xml"), folder.resolve("b.xml"));
        read(folder, Limits.USUAL);
        assertThat(told).startsWith("a/y.txt -", "a/z.json 2", "b.xml 4", "link.xml LINK");
    }

    @Test
    void readsArchivesByTheirFirstBytesWhateverTheirNames() throws IOException {
        Files.write(folder.resolve("1"), zip("x.xml", "<x/>"));
        Files.write(folder.resolve("2"), tar("./d/x.xml", "<x/>"));
        Files.write(folder.resolve("3"), xz(tar("x.xml", "<x/>")));
        Files.write(folder.resolve("4"), gzip(tar("../x.xml", "<x/>")));
        Files.write(folder.resolve("5"), gzip("<x/>".getBytes(UTF_8)));
        read(folder, Limits.USUAL);
        assertThat(told).containsExactly("1!/x.xml 4", "2!/d/x.xml 4", "3!/x.xml 4", "4!/../x.xml 4", "5 4");
    }

    @Test
    void aSingleArchiveGivesTheNamesInIt() throws IOException {
        Files.write(folder.resolve("all.zip"), zip("d/x.xml", "<x/>"));
        read(folder.resolve("all.zip"), Limits.USUAL);
        assertThat(told).containsExactly("d/x.xml 4");
    }

    @Test
    void anArchiveInAnArchiveIsToldAndNotOpened() throws IOException {
        Files.write(folder.resolve("all.zip"), zip("in.zip", new String(zip("x.xml", "<x/>"), ISO_8859_1)));
        read(folder, Limits.USUAL);
        assertThat(told).containsExactly("all.zip!/in.zip ARCHIVE_IN_ARCHIVE");
    }

    @Test
    void whatUnpacksWithoutEndIsCutOff() throws IOException {
        byte[] bomb = new byte[3_000_000];
        Arrays.fill(bomb, (byte) ' ');
        String blanks = new String(bomb, UTF_8);
        Files.write(folder.resolve("1.zip"), zip("bomb.xml", blanks, "after.xml", "<x/>"));
        Files.write(folder.resolve("2.tar.gz"), gzip(tar("bomb.xml", blanks + "<x/>")));
        Files.write(folder.resolve("3.gz"), gzip(("<x>" + blanks).getBytes(UTF_8)));
        read(folder, new Limits(1_000_000, 10, 2_000_000));
        assertThat(told).contains("2.tar.gz UNPACKS_TOO_LARGE").contains("3.gz TOO_LARGE");
    }

    @Test
    void aDamagedArchiveGivesWhatStandsBeforeTheDamage() throws IOException {
        byte[] whole = tar("a.xml", "<a/>", "b.xml", "<b/>");
        Files.write(folder.resolve("cut.tar"), Arrays.copyOf(whole, 1024 + 700));
        byte[] zip = zip("a.xml", "<a/>");
        Files.write(folder.resolve("cut.zip"), Arrays.copyOf(zip, zip.length - 10));
        read(folder, Limits.USUAL);
        assertThat(told).contains("cut.tar!/a.xml 4").contains("cut.zip ARCHIVE_DAMAGED");
        assertThat(told).anyMatch(line -> line.startsWith("cut.tar") && line.endsWith("ARCHIVE_DAMAGED"));
    }

    private void read(Path location, Limits limits) {
        Source.read(location, limits, receiver);
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(ISO_8859_1));
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] text = namesAndTexts[i + 1].getBytes(UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(namesAndTexts[i], true);
                entry.setSize(text.length);
                tar.putArchiveEntry(entry);
                tar.write(text);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] xz(byte[] inside) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream xz = new XZOutputStream(bytes, new LZMA2Options())) {
            xz.write(inside);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] inside) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(inside);
        }
        return bytes.toByteArray();
    }
}
