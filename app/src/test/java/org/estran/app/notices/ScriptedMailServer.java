package org.estran.app.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks just enough SMTP to fail where it is told to: the answer to a command by its first word, {@code .} for the end of
 * the message, {@code hello} for the greeting; the answer {@code hang up} closes the connection instead.
 */
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final AtomicInteger messages = new AtomicInteger();

    private ScriptedMailServer(ServerSocket socket, Map<String, String> answers) {
        this.socket = socket;
        this.answers = answers;
    }

    static ScriptedMailServer answering(Map<String, String> answers) throws IOException {
        ScriptedMailServer server =
                new ScriptedMailServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), answers);
        Thread.ofVirtual().start(server::serve);
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many messages arrived whole, whatever was answered. */
    int messages() {
        return messages.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException | UncheckedIOException over) {
                // The next client, or the end.
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        if (!answer(client, "hello", "220 ready")) {
            return;
        }
        boolean isMessage = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (isMessage && !line.equals(".")) {
                continue;
            }
            String command = isMessage ? "." : line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (isMessage) {
                messages.incrementAndGet();
            }
            isMessage = command.equals("DATA") && !answers.containsKey("DATA");
            String usual = command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 ok";
            if (!answer(client, command, usual)) {
                return;
            }
        }
    }

    private boolean answer(Socket client, String command, String usual) throws IOException {
        String said = answers.getOrDefault(command, usual);
        if (said.equals("hang up")) {
            return false;
        }
        client.getOutputStream().write((said + "\r\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
