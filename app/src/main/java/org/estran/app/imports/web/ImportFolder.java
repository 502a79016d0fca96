package org.estran.app.imports.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/** The one folder of this machine that the pages reach, and the place for what is sent to them. */
@Component
class ImportFolder {

    private static final String RECEIVED = "received";
    private static final int SHOWN = 100;

    private final Path folder;
    private final Path received;
    private final long largest;

    ImportFolder(Home home, ImportsProperties properties) {
        Path own = home.root().resolve("imports");
        Path chosen = properties.folder();
        this.folder = chosen == null ? own : chosen.toAbsolutePath().normalize();
        this.received = own.resolve(RECEIVED);
        this.largest = properties.largestUpload().toBytes();
    }

    Path path() {
        return folder;
    }

    /** What lies in it, at most {@value #SHOWN} names. */
    List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals(RECEIVED))
                    .sorted()
                    .limit(SHOWN)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /**
     * Links are resolved first, so that none leads out.
     *
     * @throws ProblemException {@code import-nothing-there}, the same for what is outside: nobody learns what is there
     */
    Path within(String name) {
        try {
            Path real = folder.resolve(name.strip()).toRealPath();
            if (real.startsWith(folder.toRealPath())) {
                return real;
            }
        } catch (IOException | InvalidPathException | SecurityException absent) {
            // told below
        }
        throw ProblemException.notFound("import-nothing-there", "Nothing of that name is in " + folder + ".");
    }

    /** @throws ProblemException {@code import-too-large}, {@code no-room} */
    Path receive(String name, InputStream body) throws IOException {
        Files.createDirectories(received);
        Path file = Files.createTempDirectory(received, "").resolve(plain(name));
        try {
            long length = copy(body, file);
            if (length > largest) {
                throw new ProblemException(
                        new Problem.TooLarge("import-too-large", "At most " + largest + " bytes are taken."));
            }
            return file;
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            Files.delete(file.getParent());
            throw failed;
        }
    }

    private long copy(InputStream body, Path file) throws IOException {
        long length = 0;
        byte[] block = new byte[1 << 16];
        try (OutputStream to = Files.newOutputStream(file)) {
            for (int n = body.read(block); n >= 0 && length <= largest; n = body.read(block)) {
                write(to, block, n);
                length += n;
            }
        } catch (UncheckedIOException full) {
            throw new ProblemException(
                    new Problem.NoRoom("no-room", "There is no room left on the disk; nothing was kept."), full);
        }
        return length;
    }

    // What fails here is our disk, and not the connection to the sender.
    private static void write(OutputStream to, byte[] block, int length) {
        try {
            to.write(block, 0, length);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The last part of a name, without anything that could mean something to a file system. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        String bounded = last.length() > 80 ? last.substring(last.length() - 80) : last;
        return bounded.replaceAll("^[. ]+", "").isEmpty() ? "file" : bounded.replaceAll("^[. ]+", "");
    }
}
