package org.estran.app.observations.orders;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.springframework.stereotype.Component;

/**
 * The folder of orders: {@code {id}.zip} once it is whole, {@code {id}.part} until then, and {@code {id}.files}, which
 * published files its rows came from.
 */
@Component
class OrderFiles {

    private static final String LIST = ".files";

    private final Home home;

    OrderFiles(Home home) {
        this.home = home;
    }

    Path whole(String id) {
        return home.orders().resolve(id + ".zip");
    }

    private Path part(String id) {
        return home.orders().resolve(id + ".part");
    }

    private Path list(String id) {
        return home.orders().resolve(id + LIST);
    }

    /** How much they take together. */
    long size() {
        try (Stream<Path> all = Files.list(home.orders())) {
            return all.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes content. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes the file beside its place and puts it there once it is whole and on the disk; gives its length. */
    long write(String id, Content content) throws IOException {
        Path part = part(id);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = Channels.newOutputStream(channel);
            content.write(out);
            channel.force(true);
        }
        long size = Files.size(part);
        Files.move(part, whole(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return size;
    }

    /** @param files one line each */
    void list(String id, Collection<String> files) throws IOException {
        Files.write(list(id), files);
    }

    Set<String> listed(String id) throws IOException {
        return Files.exists(list(id)) ? new HashSet<>(Files.readAllLines(list(id))) : Set.of();
    }

    /** The orders that have rows of a record. */
    List<String> with(String recordId) throws IOException {
        List<String> all = new ArrayList<>();
        try (DirectoryStream<Path> lists = Files.newDirectoryStream(home.orders(), "*" + LIST)) {
            for (Path list : lists) {
                try (Stream<String> lines = Files.lines(list)) {
                    if (lines.anyMatch(line -> line.startsWith(recordId + "\t"))) {
                        String name = list.getFileName().toString();
                        all.add(name.substring(0, name.length() - LIST.length()));
                    }
                }
            }
        }
        return all;
    }

    void remove(String id) throws IOException {
        Files.deleteIfExists(whole(id));
        Files.deleteIfExists(part(id));
        Files.deleteIfExists(list(id));
    }

    /** Counts what is written, and asks now and then whether it is to go on. */
    static final class Watched extends FilterOutputStream {

        private static final long OFTEN = 4 << 20;

        /** May throw to stop. */
        interface Watch {
            void at(long bytes) throws IOException;
        }

        private final Watch watch;
        private long bytes;
        private long next = OFTEN;

        Watched(OutputStream out, Watch watch) {
            super(out);
            this.watch = watch;
        }

        long bytes() {
            return bytes;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            count(1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            count(length);
        }

        private void count(int more) throws IOException {
            bytes += more;
            if (bytes >= next) {
                next = bytes + OFTEN;
                watch.at(bytes);
            }
        }
    }
}
