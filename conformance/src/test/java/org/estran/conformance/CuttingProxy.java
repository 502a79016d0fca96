package org.estran.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/** A line that breaks: after some bytes of a request both ends are cut off, as often as was asked for; then it holds. */
final class CuttingProxy implements AutoCloseable {

    private static final int SHORTEST = 300_000;
    private static final int LONGEST = 4_000_000;

    private final ServerSocket door;
    private final RandomGenerator chance;
    private final IntConsumer onCut;
    private final AtomicInteger cuts = new AtomicInteger();
    private final int wanted;
    private volatile int target;

    /**
     * @param wanted how many cuts
     * @param onCut told the number of each cut, before its ends learn of it
     */
    CuttingProxy(int target, int wanted, RandomGenerator chance, IntConsumer onCut) throws IOException {
        this.target = target;
        this.wanted = wanted;
        this.chance = chance;
        this.onCut = onCut;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    void leadTo(int port) {
        target = port;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread.ofVirtual().start(() -> answer(server, client));
            ask(client, server);
        } catch (IOException broken) {
            // That is what this line does.
        }
    }

    private void ask(Socket client, Socket server) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        byte[] block = new byte[16_384];
        long left = SHORTEST + chance.nextInt(LONGEST - SHORTEST);
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            out.write(block, 0, read);
            left -= read;
            if (left <= 0 && cuts.get() < wanted) {
                onCut.accept(cuts.incrementAndGet());
                return;
            }
        }
    }

    private static void answer(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
            client.close();
        } catch (IOException broken) {
            // The other direction ends too.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
