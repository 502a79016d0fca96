package org.estran.conformance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A whole centre in a process of its own, started from the jar that people start, on an address of this machine. */
final class Centre implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The checkout. */
    static final Path ROOT = Path.of(System.getProperty("estran.root"));

    private final Process process;
    private final Path log;
    final URI address;

    private Centre(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** The centre of {@code ./estran demo}: the project's own samples, its accounts. */
    static Centre demo(Path home) throws IOException, InterruptedException {
        return start(home, List.of("--estran.demo.samples=" + ROOT.resolve("samples")));
    }

    /** An empty centre, as {@code ./estran serve} gives. */
    static Centre start(Path home, List<String> arguments) throws IOException, InterruptedException {
        int port = freePort();
        Path log = Files.createDirectories(ROOT.resolve("conformance/target")).resolve("centre-" + port + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                ROOT.resolve("app/target/estran-boot.jar").toString(),
                "--server.port=" + port,
                "--estran.home=" + home));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Centre centre = new Centre(process, log, URI.create("http://localhost:" + port));
        centre.awaitFirstAnswer();
        return centre;
    }

    URI at(String path) {
        return address.resolve(path);
    }

    long pid() {
        return process.pid();
    }

    /** What it printed so far, for messages of failure. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** What each of its threads that runs our code is doing, for messages of failure. */
    String threads() {
        try {
            Path dump = log.resolveSibling(log.getFileName() + ".threads");
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid()),
                            "Thread.dump_to_file",
                            "-overwrite",
                            dump.toString())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor(20, TimeUnit.SECONDS);
            return Arrays.stream(Files.readString(dump).split("\n\n"))
                    .filter(thread -> thread.contains("org.estran"))
                    .collect(Collectors.joining("\n\n"));
        } catch (IOException | InterruptedException untold) {
            return "not to be learnt: " + untold;
        }
    }

    /** Waits until the samples of the demonstration are all there. */
    void awaitSamples() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!log().contains("The demonstration is complete")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the samples are not complete:\n" + log());
            }
            Thread.sleep(200);
        }
    }

    private void awaitFirstAnswer() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the centre stopped while it started:\n" + log());
                }
                try {
                    client.send(HttpRequest.newBuilder(at("/")).build(), BodyHandlers.discarding());
                    return;
                } catch (ConnectException notYet) {
                    Thread.sleep(100);
                }
            }
        }
        close();
        throw new IllegalStateException("the centre did not answer within " + PATIENCE + ":\n" + log());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops it as Ctrl-C does, and fails when it does not go. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the centre did not stop when asked:\n" + log());
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
