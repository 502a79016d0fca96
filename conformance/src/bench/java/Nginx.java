import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** nginx with a folder's files, beside which the centre's own bytes are measured. */
final class Nginx implements AutoCloseable {

    private final Process process;
    final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Null where nginx is not on this machine; Debian's package has the name {@code nginx-light}. */
    static Nginx serving(Path folder) throws Exception {
        Path home = Files.createTempDirectory("nginx");
        // A port of its own: beside another nginx it would go on trying, and the other one would answer in its place.
        int port = freePort();
        Path conf = Files.writeString(home.resolve("nginx.conf"), """
                daemon off; pid %1$s/nginx.pid; error_log %1$s/nginx.log; worker_processes 1; user root;
                events {} http { access_log off; sendfile on; keepalive_requests 1000000000; server { listen %3$d; root "%2$s"; } }
                """.formatted(home, folder.toAbsolutePath(), port));
        Process process;
        try {
            process = new ProcessBuilder("nginx", "-p", home.toString(), "-c", conf.toString()).inheritIO().start();
        } catch (IOException notHere) {
            return null;
        }
        // However this run is ended, nothing of it goes on serving.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        for (int tries = 0; tries < 100 && process.isAlive(); tries++) {
            if (answers(port)) {
                return new Nginx(process, port);
            }
            Thread.sleep(50);
        }
        process.destroy();
        throw new IOException("nginx did not start: " + Files.readString(home.resolve("nginx.log")));
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create("http://localhost:" + port + "/").toURL().openConnection();
            asked.getResponseCode();
            asked.disconnect();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
