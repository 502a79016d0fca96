package org.estran.app.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings files and the folders that name them onto the disk itself. A file without its folder's entry is lost in a
 * power cut just the same, so both are synced.
 */
class DiskSync {

    void file(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The tree below and every folder from it up to {@code root}, children first. */
    void tree(Path top, Path root) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            for (Path path : (Iterable<Path>) all.sorted(java.util.Comparator.reverseOrder())::iterator) {
                file(path);
            }
        }
        for (@Nullable Path up = top.getParent(); up != null && up.startsWith(root); up = up.getParent()) {
            file(up);
        }
    }
}
