package org.estran.app.commands;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.estran.terms.Language;

/**
 * What goes through the socket between a command's process and the server: the invocation one way, then frames the
 * other way, the last of which is {@link Frame.End}. Both ends are always the same program, but not always the same
 * version of it: the first number tells.
 */
final class ControlWire {

    private static final int VERSION = 0x45535431; // "EST1"
    private static final int MOST_ARGUMENTS = 10_000;
    private static final int LONGEST_TEXT = 1 << 20;

    private ControlWire() {}

    /** What the server answers with. */
    sealed interface Frame {
        record Line(String text) implements Frame {}

        record Progress(String text) implements Frame {}

        record Complaint(String text) implements Frame {}

        record End(ExitStatus status) implements Frame {}
    }

    static void write(DataOutputStream out, Invocation invocation) throws IOException {
        out.writeInt(VERSION);
        text(out, invocation.verb());
        text(out, invocation.directory().toString());
        text(out, invocation.language().code());
        out.writeInt(invocation.arguments().size());
        for (String argument : invocation.arguments()) {
            text(out, argument);
        }
        out.flush();
    }

    static Invocation readInvocation(DataInputStream in) throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("the other end is of another version of Estran");
        }
        String verb = text(in);
        Path directory = Path.of(text(in));
        Language language = Language.of(text(in)).orElse(Language.EN);
        int count = bounded(in.readInt(), MOST_ARGUMENTS);
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            arguments.add(text(in));
        }
        return new Invocation(verb, arguments, directory, language);
    }

    static void write(DataOutputStream out, Frame frame) throws IOException {
        switch (frame) {
            case Frame.Line(String text) -> told(out, 'l', text);
            case Frame.Progress(String text) -> told(out, 'p', text);
            case Frame.Complaint(String text) -> told(out, 'c', text);
            case Frame.End(ExitStatus status) -> told(out, 'e', status.name());
        }
        out.flush();
    }

    static Frame readFrame(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        String text = text(in);
        return switch (kind) {
            case 'l' -> new Frame.Line(text);
            case 'p' -> new Frame.Progress(text);
            case 'c' -> new Frame.Complaint(text);
            case 'e' -> new Frame.End(ExitStatus.valueOf(text));
            default -> throw new IOException("not a frame: " + kind);
        };
    }

    private static void told(DataOutputStream out, char kind, String text) throws IOException {
        out.writeByte(kind);
        text(out, text);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[bounded(in.readInt(), LONGEST_TEXT)];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int bounded(int size, int most) throws IOException {
        if (size < 0 || size > most) {
            throw new IOException("garbled: a size of " + size);
        }
        return size;
    }
}
