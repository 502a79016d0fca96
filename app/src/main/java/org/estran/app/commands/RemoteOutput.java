package org.estran.app.commands;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.estran.app.commands.ControlWire.Frame;
import org.estran.app.pages.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the process that called, through the socket. */
final class RemoteOutput implements Output {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteOutput.class);

    private final Words words;
    private final DataOutputStream out;
    private final AtomicBoolean stopped = new AtomicBoolean();

    RemoteOutput(Words words, DataOutputStream out) {
        this.words = words;
        this.out = out;
    }

    /** From now on the command hears that nobody waits for it. */
    void stop() {
        stopped.set(true);
    }

    void end(ExitStatus status) {
        tell(new Frame.End(status));
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public void say(String line) {
        tell(new Frame.Line(line));
    }

    @Override
    public void progress(String line) {
        tell(new Frame.Progress(line));
    }

    @Override
    public void complain(String line) {
        tell(new Frame.Complaint(line));
    }

    private synchronized void tell(Frame frame) {
        try {
            ControlWire.write(out, frame);
        } catch (IOException gone) {
            LOG.debug("nobody listens to the command any more", gone);
            stop();
        }
        if (stopped.get()) {
            throw new CommandStopped();
        }
    }
}
