package org.estran.app.thredds;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which files are opened, by whomever, as Linux tells it (inotify(7)); each opening counts, however soon it is closed. */
final class OpensOfFiles implements AutoCloseable {

    private static final int NONBLOCK = 0x800;
    private static final int OPEN = 0x20;
    private static final int HEADER = 16;

    private final Arena arena = Arena.ofConfined();
    private final Map<Integer, Path> watched = new HashMap<>();
    private final MethodHandle read = function(
            "read",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private final MethodHandle close =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private final int events;

    OpensOfFiles(List<Path> files) throws Throwable {
        MethodHandle begin =
                function("inotify_init1", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        MethodHandle watch = function(
                "inotify_add_watch",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        this.events = (int) begin.invokeExact(NONBLOCK);
        for (Path file : files) {
            MemorySegment name = arena.allocateFrom(file.toAbsolutePath().toString());
            int number = (int) watch.invokeExact(events, name, OPEN);
            if (number < 0) {
                throw new IllegalStateException("not watched: " + file);
            }
            watched.put(number, file);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor form) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
    }

    /** What was opened since this was last asked, once for each time. */
    List<Path> since() throws Throwable {
        List<Path> opened = new ArrayList<>();
        MemorySegment buffer = arena.allocate(1 << 16, 8);
        long length = (long) read.invokeExact(events, buffer, buffer.byteSize());
        while (length > 0) {
            long at = 0;
            while (at < length) {
                opened.add(watched.get(buffer.get(ValueLayout.JAVA_INT, at)));
                at += HEADER + buffer.get(ValueLayout.JAVA_INT, at + 12);
            }
            length = (long) read.invokeExact(events, buffer, buffer.byteSize());
        }
        return opened;
    }

    @Override
    public void close() {
        try {
            int closed = (int) close.invokeExact(events);
            if (closed != 0) {
                throw new IllegalStateException("not closed");
            }
        } catch (Throwable odd) {
            throw new IllegalStateException(odd);
        } finally {
            arena.close();
        }
    }
}
