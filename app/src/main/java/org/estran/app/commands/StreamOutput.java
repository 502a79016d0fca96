package org.estran.app.commands;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.estran.app.pages.Words;

/** On a terminal progress is one line that changes; elsewhere a line from time to time. */
final class StreamOutput implements Output {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Words words;
    private final PrintStream lines;
    private final PrintStream complaints;
    private final boolean isTerminal;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private long lastProgress = System.nanoTime() - BETWEEN_LINES.toNanos();
    private int shown;

    StreamOutput(Words words, PrintStream lines, PrintStream complaints, boolean isTerminal) {
        this.words = words;
        this.lines = lines;
        this.complaints = complaints;
        this.isTerminal = isTerminal;
    }

    /** From now on the command hears that nobody waits for it. */
    void stop() {
        stopped.set(true);
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public synchronized void say(String line) {
        clear();
        lines.println(line);
        lines.flush();
        endIfStopped();
    }

    @Override
    public synchronized void complain(String line) {
        clear();
        lines.flush();
        complaints.println(line);
        complaints.flush();
        endIfStopped();
    }

    @Override
    public synchronized void progress(String line) {
        if (isTerminal) {
            clear();
            lines.print(line);
            shown = line.length();
        } else if (System.nanoTime() - lastProgress >= BETWEEN_LINES.toNanos()) {
            lines.println(line);
            lastProgress = System.nanoTime();
        }
        lines.flush();
        endIfStopped();
    }

    private void clear() {
        if (shown > 0) {
            lines.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
    }

    private void endIfStopped() {
        if (stopped.get()) {
            throw new CommandStopped();
        }
    }
}
