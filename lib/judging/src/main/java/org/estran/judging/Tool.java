package org.estran.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs an outside judge; where it is not installed a test skips at a desk and fails in CI. */
public final class Tool {

    /** Debian's own, which finds the modules of Debian's packages. */
    private static final String PYTHON = "/usr/bin/python3";

    private Tool() {}

    public static void mustRun(String debianPackage, String... command) throws IOException, InterruptedException {
        boolean runs;
        try {
            runs = run("", List.of(command)).status() == 0;
        } catch (IOException absent) {
            runs = false;
        }
        if (System.getenv("CI") != null) {
            assertThat(runs).as(command[0] + " (Debian " + debianPackage + ")").isTrue();
        }
        assumeTrue(runs, command[0] + " is not there: apt-get install " + debianPackage);
    }

    public static List<String> lines(String input, String... command) throws IOException, InterruptedException {
        Result result = run(input, List.of(command));
        assertThat(result.status()).as(result.output()).isZero();
        return result.output().lines().toList();
    }

    /** Has Debian's Python write files into a folder, by a script that stands beside the test. */
    public static void write(Class<?> test, String script, String module, Path folder)
            throws IOException, InterruptedException {
        mustRun("python3-" + module.toLowerCase(Locale.ROOT), PYTHON, "-c", "import " + module);
        Path copy = folder.resolve(script);
        try (InputStream in = test.getResourceAsStream(script)) {
            Files.copy(Objects.requireNonNull(in), copy);
        }
        lines("", PYTHON, copy.toString(), folder.toString());
    }

    public record Result(int status, String output) {}

    public static Result run(String input, List<String> command) throws IOException, InterruptedException {
        Path in = Files.createTempFile("judge", ".in");
        Path out = Files.createTempFile("judge", ".out");
        try {
            Files.writeString(in, input);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end");
            }
            return new Result(process.exitValue(), new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }
}
