package org.estran.app.commands;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.estran.app.home.Home;
import org.estran.app.pages.Bundles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes commands while the server runs. Whoever can open the socket owns the home and could change its files as well, so
 * nobody is asked who they are; no browser can open it.
 */
@Component
@ConditionalOnWebApplication
final class ControlDoor implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ControlDoor.class);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(8);

    private final ControlPlace place;
    private final Commands commands;
    private final Bundles bundles;
    private final Set<RemoteOutput> running = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocketChannel listening;

    ControlDoor(Home home, Commands commands, Bundles bundles) {
        this.place = new ControlPlace(home);
        this.commands = commands;
        this.bundles = bundles;
    }

    @EventListener(ApplicationReadyEvent.class)
    void open() throws IOException {
        UnixDomainSocketAddress address = place.prepare();
        ServerSocketChannel opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(address);
        listening = opened;
        place.announce(address);
        Thread.ofPlatform().daemon().name("commands").start(() -> accept(opened));
    }

    private void accept(ServerSocketChannel opened) {
        try {
            while (true) {
                SocketChannel caller = opened.accept();
                Thread.ofPlatform().daemon().name("command").start(() -> serve(caller));
            }
        } catch (ClosedChannelException stopping) {
            LOG.debug("no more commands are taken");
        } catch (IOException failed) {
            LOG.error("commands are not taken any more", failed);
        }
    }

    private void serve(SocketChannel caller) {
        threads.add(Thread.currentThread());
        try (caller;
                DataInputStream in = new DataInputStream(Channels.newInputStream(caller));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(caller)))) {
            Invocation invocation = ControlWire.readInvocation(in);
            LOG.info("Command: {} {}", invocation.verb(), String.join(" ", invocation.arguments()));
            RemoteOutput output = new RemoteOutput(bundles.in(invocation.language()), out);
            running.add(output);
            try {
                // A caller never says more than the invocation: its next byte is that it has gone.
                Thread.ofVirtual().name("command-caller").start(() -> awaitEnd(in, output));
                output.end(commands.runBesideServer(invocation, output));
            } finally {
                running.remove(output);
            }
        } catch (CommandStopped stopped) {
            LOG.info("The command was stopped by its caller, or with the server.");
        } catch (IOException gone) {
            LOG.debug("the caller of a command is gone", gone);
        } finally {
            threads.remove(Thread.currentThread());
        }
    }

    private static void awaitEnd(DataInputStream in, RemoteOutput output) {
        try {
            while (in.read() >= 0) {
                LOG.debug("a caller said more than its command");
            }
        } catch (IOException closed) {
            LOG.debug("the connection of a command is closed", closed);
        }
        output.stop();
    }

    @Override
    public void destroy() throws IOException, InterruptedException {
        ServerSocketChannel opened = listening;
        if (opened == null || !opened.isOpen()) {
            return;
        }
        UnixDomainSocketAddress address = (UnixDomainSocketAddress) opened.getLocalAddress();
        opened.close();
        place.remove(address);
        running.forEach(RemoteOutput::stop);
        for (Thread thread : threads) {
            thread.join(PATIENCE_AT_STOP);
        }
    }
}
