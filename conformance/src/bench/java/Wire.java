import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A connection of HTTP/1.1 that stays open as long as the server likes, for measurements: it shares the processors with the server it measures, and so
 * does as little as it can. Answers have a length or come in chunks.
 */
final class Wire implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean isOver = true;
    private final byte[] read = new byte[1 << 16];
    private int at;
    private int end;

    /** The body of the last answer, and how much of it is one. */
    byte[] body = new byte[1 << 20];

    int length;

    Wire(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket("localhost", port);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        isOver = false;
        at = end = 0;
    }

    /** Asks for it and reads all of the answer; whatever is not 200 is a failure. */
    Wire get(String path) throws IOException {
        if (isOver) {
            close();
            open();
        }
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        length = 0;
        String status = line();
        int size = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                size = Integer.parseInt(header.substring(15).strip());
            }
            isOver |= header.equalsIgnoreCase("Connection: close");
        }
        if (size >= 0) {
            take(size);
        } else {
            for (int chunk = Integer.parseInt(line(), 16); chunk > 0; chunk = Integer.parseInt(line(), 16)) {
                take(chunk);
                line();
            }
            line();
        }
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(path + ": " + status + "\n" + text());
        }
        return this;
    }

    String text() {
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            if (at == end) {
                fill();
            }
            char c = (char) read[at++];
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append(c);
            }
        }
    }

    private void take(int many) throws IOException {
        if (body.length < length + many) {
            body = Arrays.copyOf(body, Math.max(2 * body.length, length + many));
        }
        int buffered = Math.min(many, end - at);
        System.arraycopy(read, at, body, length, buffered);
        at += buffered;
        if (in.readNBytes(body, length + buffered, many - buffered) < many - buffered) {
            throw new EOFException();
        }
        length += many;
    }

    private void fill() throws IOException {
        at = 0;
        end = in.read(read);
        if (end < 0) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What a client does again and again; answers how many records, or whatever else is counted, it got. */
    interface Client {
        long next(Wire wire) throws Exception;
    }

    interface Clients {
        Client begin() throws Exception;
    }

    /** What several clients get in a second: {counted, bytes}. */
    static double[] load(int port, int clients, double seconds, Clients kind) throws Exception {
        long began = System.nanoTime();
        long until = began + (long) (seconds * 1e9);
        Callable<long[]> one = () -> {
            long[] got = new long[2];
            Client client = kind.begin();
            try (Wire wire = new Wire(port)) {
                while (System.nanoTime() < until) {
                    got[0] += client.next(wire);
                    got[1] += wire.length;
                }
            }
            return got;
        };
        double[] sum = new double[2];
        try (ExecutorService all = Executors.newFixedThreadPool(clients)) {
            for (Future<long[]> each : all.invokeAll(Collections.nCopies(clients, one))) {
                sum[0] += each.get()[0];
                sum[1] += each.get()[1];
            }
        }
        double taken = (System.nanoTime() - began) / 1e9;
        return new double[] {sum[0] / taken, sum[1] / taken};
    }

    /** Milliseconds of one request after the other's answer, sorted; the first ones do not count. */
    static double[] millis(int port, List<String> paths, int warm, int measured) throws Exception {
        double[] millis = new double[measured];
        try (Wire wire = new Wire(port)) {
            for (int i = -warm; i < measured; i++) {
                long begin = System.nanoTime();
                wire.get(paths.get(Math.floorMod(i * 7, paths.size())));
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    static String percentiles(double[] sorted) {
        return String.format(Locale.ROOT, "p50 %.2f ms, p99 %.2f ms", sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
    }
}
