package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A disk of a few megabytes in memory, mounted for a test, which can be filled to the last byte. Mounting is for root: at a
 * desk the test is skipped, in CI it fails.
 */
public final class SmallDisk implements AutoCloseable {

    private final Path at;

    private SmallDisk(Path at) {
        this.at = at;
    }

    public static SmallDisk mounted(Path at, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(at);
        boolean done = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", at.toString());
        if (System.getenv("CI") != null) {
            assertThat(done).as("CI may mount a tmpfs").isTrue();
        }
        assumeTrue(done, "mounting a tmpfs needs root");
        return new SmallDisk(at);
    }

    public Path path() {
        return at;
    }

    /** Leaves that many bytes free, to a page or so. */
    public void fill(long leaving) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream filler = Files.newOutputStream(at.resolve("filler"))) {
            while (Files.getFileStore(at).getUsableSpace() > leaving) {
                filler.write(page);
            }
        }
    }

    public void makeRoom() throws IOException {
        Files.deleteIfExists(at.resolve("filler"));
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", at.toString());
    }
}
