package org.estran.app.commands;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.estran.app.commands.ControlWire.Frame;
import org.estran.app.home.Home;

/** The server that holds a home, as a command's process sees it. */
final class RunningServer implements AutoCloseable {

    private final SocketChannel channel;

    private RunningServer(SocketChannel channel) {
        this.channel = channel;
    }

    /** Empty where none runs on that home: no address is there, or one that a killed server left. */
    static Optional<RunningServer> on(Home home) throws IOException {
        Optional<UnixDomainSocketAddress> address = new ControlPlace(home).announced();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunningServer(SocketChannel.open(address.get())));
        } catch (IOException nobodyListens) {
            return Optional.empty();
        }
    }

    /** Has the server do it and tells what it tells, until its end. */
    ExitStatus run(Invocation invocation, Output output) throws IOException {
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
        DataInputStream in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
        ControlWire.write(out, invocation);
        while (true) {
            switch (ControlWire.readFrame(in)) {
                case Frame.Line(String text) -> output.say(text);
                case Frame.Progress(String text) -> output.progress(text);
                case Frame.Complaint(String text) -> output.complain(text);
                case Frame.End(ExitStatus status) -> {
                    return status;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
