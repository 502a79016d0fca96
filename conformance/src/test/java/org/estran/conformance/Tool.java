package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the machine, run as a person would; what it prints is the answer. */
record Tool(List<String> command, int status, String output) {

    /** Runs it in a folder and waits at most a minute; both streams are kept together. */
    static Tool run(Path folder, String... command) throws IOException, InterruptedException {
        Path kept = Files.createTempFile(folder, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(kept.toFile())
                .start();
        // ncks asks for thousands of parts of a long series, and the machine may be busy.
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " did not end");
        }
        String output = Files.readString(kept);
        Files.delete(kept);
        return new Tool(List.of(command), process.exitValue(), output);
    }

    /** Its output, when it ended well. */
    String succeeds() {
        assertThat(status).as("%s\n%s", String.join(" ", command), output).isZero();
        return output;
    }
}
