package org.estran.grids.grib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.estran.grids.UnreadableFile;
import org.estran.grids.UnreadableFile.Reason;

/**
 * Has CDO write a GRIB file as netCDF. It runs in a process of its own, with bounds to its time, its memory and what it may
 * write, so that a file that breaks it breaks nothing else; it is no sandbox. Its errors become refusals.
 */
public final class GribConversion {

    private static final int MAGIC = 0x47524942;
    private static final int MOST_WORDS = 300;

    private final String command;
    private final Duration patience;
    private final long memoryKiB;
    private final long fileKiB;

    /** With CDO as it is installed: five minutes, 2 GiB of memory, 32 GiB of netCDF. */
    public GribConversion() {
        this("cdo", Duration.ofMinutes(5), 2L << 20, 32L << 20);
    }

    GribConversion(String command, Duration patience, long memoryKiB, long fileKiB) {
        this.command = command;
        this.patience = patience;
        this.memoryKiB = memoryKiB;
        this.fileKiB = fileKiB;
    }

    /** Whether a file begins as GRIB does, of either edition. */
    public static boolean isGrib(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(4);
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // A file that is shorter leaves zeros.
            }
            return head.getInt(0) == MAGIC;
        }
    }

    /**
     * Writes it as netCDF; whole or not at all.
     *
     * @param to its folder exists
     * @throws UnreadableFile when there is no CDO, or when it gives up, takes too long or wants too much
     */
    public void convert(Path grib, Path to) throws IOException {
        Path folder = Files.createTempDirectory(to.toAbsolutePath().getParent(), "grib");
        try {
            // Names that others gave never stand in a command.
            Files.createSymbolicLink(folder.resolve("in.grib"), grib.toAbsolutePath());
            run(folder);
            Files.move(
                    folder.resolve("out.nc"), to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            remove(folder);
        }
    }

    private void run(Path folder) throws IOException {
        String limits = "ulimit -v %d && ulimit -t %d && ulimit -f %d && ulimit -c 0 && exec \"$0\" \"$@\""
                .formatted(memoryKiB, patience.toSeconds() + 1, 2 * fileKiB);
        List<String> line =
                List.of("sh", "-c", limits, command, "-s", "--no_history", "-f", "nc5", "copy", "in.grib", "out.nc");
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(said.toFile());
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.start();
        boolean ended = false;
        try {
            ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (!ended) {
            throw refused("reading GRIB took longer than " + patience);
        }
        if (process.exitValue() == 127) {
            throw refused("GRIB is read by CDO, which is not installed here (Debian package cdo)");
        }
        if (process.exitValue() != 0 || !Files.isRegularFile(folder.resolve("out.nc"))) {
            throw refused("CDO cannot read this GRIB file: " + words(said));
        }
    }

    private static UnreadableFile refused(String why) {
        return new UnreadableFile(Reason.UNSUPPORTED, -1, why);
    }

    private static String words(Path said) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(said)) {
            bytes = in.readNBytes(MOST_WORDS);
        }
        return new String(bytes, StandardCharsets.UTF_8)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
