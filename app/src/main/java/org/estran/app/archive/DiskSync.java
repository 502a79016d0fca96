package org.estran.app.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings files and the folders that name them onto the disk itself. A file without its folder's entry is lost in a
 * power cut just the same, so both are synced.
 */
class DiskSync {

    private static final int SEVERAL = 8;

    void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * The tree below and every folder from it up to {@code root}. Several at a time: a file system writes its journal
     * once for all that wait, and a small object takes a tenth of the time.
     */
    void tree(Path top, Path root) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> below = Files.walk(top)) {
            below.forEach(all::add);
        }
        for (@Nullable Path up = top.getParent(); up != null && up.startsWith(root); up = up.getParent()) {
            all.add(up);
        }
        together(all);
    }

    /** Files and folders, several at a time. */
    void together(List<Path> all) throws IOException {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService several = Executors.newFixedThreadPool(Math.min(SEVERAL, Math.max(1, all.size())))) {
            for (Path path : all) {
                running.add(several.submit(() -> {
                    file(path);
                    return null;
                }));
            }
        }
        for (Future<?> one : running) {
            if (one.state() == Future.State.FAILED) {
                throw new IOException("cannot bring it onto the disk", one.exceptionNow());
            }
        }
    }
}
