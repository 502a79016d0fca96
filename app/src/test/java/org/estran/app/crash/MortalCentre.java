package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A centre in a process of its own that does an errand and is killed by SIGKILL where a test wants it. Nothing in it can
 * notice: no hook runs, no buffer is written, no lock is given back.
 */
public final class MortalCentre {

    private static final long PATIENCE_MILLIS = 90_000;

    private final Path home;
    private final Map<String, Object> properties;

    /** @param properties of the centre, as on the command line */
    public MortalCentre(Path home, Map<String, Object> properties) {
        this.home = home;
        this.properties = Map.copyOf(properties);
    }

    /** Kills it at that place; fails when it never comes there. */
    public void killAt(String place, Class<? extends Errand> errand) throws IOException, InterruptedException {
        Ending ending = run(errand, place);
        assertThat(ending.killed)
                .as("%s never came to %s:%n%s", errand.getSimpleName(), place, ending.output)
                .isTrue();
        // 128 + SIGKILL: it did not go by itself.
        assertThat(ending.status).isEqualTo(137);
    }

    private record Ending(boolean killed, int status, String output) {}

    private Ending run(Class<? extends Errand> errand, String place) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-XX:SharedArchiveFile=" + QuickStart.archive(),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-cp",
                QuickStart.classPath(),
                ChildCentre.class.getName(),
                errand.getName(),
                "--estran.home=" + home,
                "--estran.killed-at=" + place));
        command.addAll(List.of(ChildCentre.arguments(properties)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Timer impatience = new Timer(true);
        impatience.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        process.destroyForcibly();
                    }
                },
                PATIENCE_MILLIS);
        try {
            return await(process);
        } finally {
            impatience.cancel();
            process.destroyForcibly();
        }
    }

    private static Ending await(Process process) throws IOException, InterruptedException {
        StringBuilder output = new StringBuilder();
        boolean killed = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                if (line.startsWith(KillPoints.DEADLY)) {
                    killed = true;
                    // By its handle: the process itself would close what is still to be read here.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        return new Ending(killed, process.waitFor(), output.toString());
    }
}
