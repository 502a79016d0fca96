package org.estran.app.access.contents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class ArchiveReaderTest {

    private static final Limits FEW = new Limits(50, 80L << 20, 10, 5);

    @TempDir
    Path folder;

    @Test
    void listsAZipWithSizesAndFolders() throws IOException {
        Contents contents = read(zip("données/", "données/été.csv", "lisez-moi.txt"));

        assertThat(contents.isWhole()).isTrue();
        assertThat(contents.findings()).isEmpty();
        assertThat(contents.entries())
                .extracting(Contents.Entry::name)
                .containsExactly("données/", "données/été.csv", "lisez-moi.txt");
        assertThat(contents.entries().getFirst().kind()).isEqualTo(Contents.Kind.FOLDER);
        assertThat(contents.entries().getLast().size()).isEqualTo(5);
    }

    @Test
    void listsATarHoweverItIsPacked() throws IOException {
        byte[] tar = tar("a/b.nc", "c.txt");
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(tar);
        }
        ByteArrayOutputStream xz = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(xz, new LZMA2Options(1))) {
            out.write(tar);
        }
        ByteArrayOutputStream bzip2 = new ByteArrayOutputStream();
        try (OutputStream out = new BZip2CompressorOutputStream(bzip2)) {
            out.write(tar);
        }
        for (byte[] packed : List.of(tar, gzip.toByteArray(), xz.toByteArray(), bzip2.toByteArray())) {
            assertThat(read(packed).entries()).extracting(Contents.Entry::name).containsExactly("a/b.nc", "c.txt");
        }
    }

    @Test
    void tellsEntriesThatWouldLeaveTheirFolder() throws IOException {
        for (String name : List.of("../x", "a/../../x", "/etc/passwd", "C:\\x", "a\\..\\..\\x", "..")) {
            assertThat(codes(read(tar(name)))).as(name).contains("archive-entry-outside");
        }
        assertThat(codes(read(zip("../../etc/cron.d/x")))).contains("archive-entry-outside");
        assertThat(codes(read(zip("a..b/..c")))).isEmpty();
    }

    @Test
    void tellsLinksDevicesTwinsAndDepths() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            tar.putArchiveEntry(new TarArchiveEntry("pipe", TarConstants.LF_FIFO));
            tar.closeArchiveEntry();
            for (String name : List.of("twin", "twin", "Alike", "alike", "a/b/c/d/e/f/g", "new\nline")) {
                tar.putArchiveEntry(new TarArchiveEntry(name));
                tar.closeArchiveEntry();
            }
        }
        assertThat(codes(read(bytes.toByteArray())))
                .containsExactlyInAnyOrder(
                        "archive-entry-link",
                        "archive-entry-special",
                        "archive-entry-twice",
                        "archive-entry-alike",
                        "archive-too-deep",
                        "archive-entry-control");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry link = new ZipArchiveEntry("link");
            link.setUnixMode(0120777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        assertThat(codes(read(zip.toByteArray()))).containsExactly("archive-entry-link");
    }

    @Test
    void readsNoBombToItsEnd() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
            TarArchiveEntry zeros = new TarArchiveEntry("zeros");
            zeros.setSize(200L << 20);
            tar.putArchiveEntry(zeros);
            for (int i = 0; i < 200; i++) {
                tar.write(new byte[1 << 20]);
            }
            tar.closeArchiveEntry();
        }
        Contents contents = read(bytes.toByteArray());
        assertThat(contents.isWhole()).isFalse();
        assertThat(codes(contents)).containsExactly("archive-bomb");
        assertThat(contents.entries()).hasSize(1);
    }

    @Test
    void listsNoMoreThanItsLimit() throws IOException {
        String[] names = new String[60];
        Arrays.setAll(names, i -> "file-" + i);
        for (byte[] many : List.of(zip(names), tar(names))) {
            Contents contents = read(many);
            assertThat(contents.entries()).hasSize(50);
            assertThat(contents.isWhole()).isFalse();
            assertThat(codes(contents)).containsExactly("archive-too-many-entries");
        }
    }

    @Test
    void tellsWhatIsBrokenAndPassesOverWhatIsNoArchive() throws IOException {
        byte[] tar = tar("a.txt", "b.txt");
        byte[] cut = Arrays.copyOf(zip("a.txt", "b.txt"), 60);
        assertThat(codes(read(cut))).containsExactly("archive-unreadable");
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(tar);
        }
        Contents contents = read(Arrays.copyOf(gzip.toByteArray(), gzip.size() - 40));
        assertThat(contents == null || codes(contents).contains("archive-unreadable"))
                .isTrue();
        for (byte[] other : List.of("une table".getBytes(StandardCharsets.UTF_8), new byte[0], new byte[5000])) {
            assertThat(read(other)).isNull();
        }
    }

    @Test
    void knowsFormatsByTheirFirstBytes() {
        assertThat(FileKind.of(new byte[] {'C', 'D', 'F', 2, 0})).isEqualTo(FileKind.NETCDF_CLASSIC);
        assertThat(FileKind.of(new byte[] {(byte) 0x89, 'H', 'D', 'F', 13, 10, 26, 10}))
                .isEqualTo(FileKind.HDF5);
        assertThat(FileKind.of("GRIB".getBytes(StandardCharsets.US_ASCII))).isEqualTo(FileKind.GRIB);
        assertThat(FileKind.of("PAR1".getBytes(StandardCharsets.US_ASCII))).isEqualTo(FileKind.PARQUET);
        assertThat(FileKind.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEqualTo(FileKind.PDF);
        assertThat(FileKind.of("MZ, une commune".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(FileKind.OTHER);
        assertThat(FileKind.of(new byte[0])).isEqualTo(FileKind.OTHER);
    }

    private @Nullable Contents read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return ArchiveReader.contents(channel, FEW);
        }
    }

    private static List<String> codes(Contents contents) {
        return contents.findings().stream().map(Finding::code).toList();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.endsWith("/") ? new byte[0] : "12345".getBytes(StandardCharsets.US_ASCII));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String name : names) {
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(5);
                tar.putArchiveEntry(entry);
                tar.write("12345".getBytes(StandardCharsets.US_ASCII));
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
