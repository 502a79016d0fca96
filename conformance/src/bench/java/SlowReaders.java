import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Many readers on slow lines, on one thread of a process of its own: {@code PORT NUMBER PATH...}. Each takes two kilobytes
 * five times a second. Says {@code all} once each has its first bytes, and how they fared when its input ends.
 */
public class SlowReaders {

    static final int BYTES = 2_048;
    static final int PAUSE = 200;

    static final ByteBuffer BUFFER = ByteBuffer.allocate(BYTES);

    /** Whose answer has begun. */
    static final Set<SocketChannel> first = new HashSet<>();

    static long read;
    static int refused;
    static int cut;

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        int number = Integer.parseInt(arguments[1]);
        List<SocketChannel> open = new ArrayList<>();
        int started = 0;
        boolean said = false;
        Thread asked = Thread.ofPlatform().daemon().start(SlowReaders::awaitEnd);
        while (asked.isAlive()) {
            // A hundred more at each turn: two thousand at one instant is another measurement.
            for (int i = 0; i < 100 && started < number; i++, started++) {
                open.add(begin(port, arguments[2 + started % (arguments.length - 2)]));
            }
            long turn = System.currentTimeMillis();
            open.removeIf(SlowReaders::isOver);
            if (!said && started == number && open.size() + refused + cut == number && first.containsAll(open)) {
                said = true;
                System.out.println("all");
            }
            Thread.sleep(Math.max(1, PAUSE - (System.currentTimeMillis() - turn)));
        }
        System.out.printf(Locale.ROOT, "%d still being served, %d refused, %d cut off, %.0f MB%n", open.size(), refused, cut, read / 1e6);
        for (SocketChannel one : open) {
            one.close();
        }
    }

    /** A word, or the death of who started this. */
    static void awaitEnd() {
        try {
            System.in.read();
        } catch (IOException gone) {
            // is an end too
        }
    }

    static SocketChannel begin(int port, String path) throws IOException {
        SocketChannel line = SocketChannel.open();
        line.setOption(StandardSocketOptions.SO_RCVBUF, 8_192);
        line.connect(new InetSocketAddress("localhost", port));
        line.write(ByteBuffer.wrap(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)));
        line.configureBlocking(false);
        return line;
    }

    /** Takes some bytes; true where nothing more will come. */
    static boolean isOver(SocketChannel line) {
        try {
            BUFFER.clear();
            int some = line.read(BUFFER);
            if (some > 0 && first.add(line) && !new String(BUFFER.array(), 0, some, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200")) {
                refused++;
                line.close();
                return true;
            }
            read += Math.max(0, some);
            if (some < 0) {
                cut++;
                line.close();
                return true;
            }
            return false;
        } catch (IOException broken) {
            cut++;
            return true;
        }
    }
}
