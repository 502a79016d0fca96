import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** nginx with a folder's files, beside which the centre's own bytes are measured. */
final class Nginx implements AutoCloseable {

    static final int PORT = 8449;

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /** Null where nginx is not on this machine; Debian's package has the name {@code nginx-light}. */
    static Nginx serving(Path folder) throws Exception {
        Path home = Files.createTempDirectory("nginx");
        Path conf = Files.writeString(home.resolve("nginx.conf"), """
                daemon off; pid %1$s/nginx.pid; error_log %1$s/nginx.log; worker_processes 1; user root;
                events {} http { access_log off; sendfile on; keepalive_requests 1000000000; server { listen %3$d; root %2$s; } }
                """.formatted(home, folder, PORT));
        try {
            Process process = new ProcessBuilder("nginx", "-p", home.toString(), "-c", conf.toString()).inheritIO().start();
            Thread.sleep(500);
            return process.isAlive() ? new Nginx(process) : null;
        } catch (IOException notHere) {
            return null;
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
