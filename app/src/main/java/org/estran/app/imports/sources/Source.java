package org.estran.app.imports.sources;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One file, one archive, or a folder with all that lies below it, in the order of the names. Names that begin with a dot
 * are passed over, and so are links: they lead out of what was asked for.
 */
public final class Source {

    private static final int DEEPEST = 64;

    private final Limits limits;
    private final Receiver receiver;
    private long seen;
    private boolean full;

    private Source(Limits limits, Receiver receiver) {
        this.limits = limits;
        this.receiver = receiver;
    }

    /** Hands everything at that place to the receiver. What cannot be read is told, and the rest goes on. */
    public static void read(Path location, Limits limits, Receiver receiver) {
        Source source = new Source(limits, receiver);
        if (Files.isDirectory(location)) {
            source.folder(location, "", 0);
        } else {
            source.file(location, Objects.toString(location.getFileName(), ""), "");
        }
    }

    private void folder(Path folder, String path, int depth) {
        if (depth > DEEPEST) {
            receiver.unreadable(path, Trouble.FILE_UNREADABLE, "more than " + DEEPEST + " folders deep");
            return;
        }
        for (Path child : children(folder, path)) {
            String name = path.isEmpty() ? name(child) : path + "/" + name(child);
            if (full) {
                return;
            }
            if (Files.isSymbolicLink(child)) {
                receiver.unreadable(name, Trouble.LINK, "");
            } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                folder(child, name, depth + 1);
            } else {
                file(child, name, name + "!/");
            }
        }
    }

    private List<Path> children(Path folder, String path) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(folder, child -> !name(child).startsWith("."))) {
            found.forEach(children::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            receiver.unreadable(path, Trouble.FILE_UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
        children.sort(Comparator.comparing(Source::name));
        return children;
    }

    /** {@code inside} comes before the names of what an archive holds. */
    private void file(Path file, String path, String inside) {
        try {
            if (!Files.isRegularFile(file)) {
                receiver.unreadable(path, Trouble.FILE_UNREADABLE, "not a file");
                return;
            }
            try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                byte[] head = head(bytes);
                switch (Packing.of(head)) {
                    case NONE -> take(path, head, bytes);
                    case ZIP -> new ZipArchive(this, inside).read(file, path);
                    case TAR, XZ, GZIP -> new TarArchive(this, inside).read(bytes, Packing.of(head), path);
                }
            }
        } catch (IOException unreadable) {
            receiver.unreadable(path, Trouble.FILE_UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    /** The first bytes; the stream stands before them again. */
    static byte[] head(InputStream bytes) throws IOException {
        bytes.mark(Packing.LOOK);
        byte[] head = bytes.readNBytes(Packing.LOOK);
        bytes.reset();
        return head;
    }

    Limits limits() {
        return limits;
    }

    /** Whether no more documents are taken. */
    boolean isFull() {
        return full;
    }

    void unreadable(String path, Trouble trouble, String detail) {
        receiver.unreadable(shown(path), trouble, detail);
    }

    /** Takes one document; the stream may be left anywhere behind it. */
    void take(String path, byte[] head, InputStream bytes) throws IOException {
        if (++seen > limits.documents()) {
            full = true;
            receiver.unreadable(shown(path), Trouble.TOO_MANY, Long.toString(limits.documents()));
            return;
        }
        if (!Packing.mayBeDocument(head)) {
            receiver.noDocument(shown(path));
            return;
        }
        byte[] document = bytes.readNBytes((int) Math.min(limits.documentBytes() + 1, Integer.MAX_VALUE - 8));
        if (document.length > limits.documentBytes()) {
            receiver.unreadable(shown(path), Trouble.TOO_LARGE, Long.toString(limits.documentBytes()));
        } else {
            receiver.document(shown(path), document);
        }
    }

    /** Control characters have no place in a report, and a database may end a text at the first zero. */
    private static String shown(String path) {
        return path.chars().anyMatch(Character::isISOControl) ? path.replaceAll("\\p{Cntrl}", "\uFFFD") : path;
    }

    /** Whether a name in an archive is one of those that are passed over. */
    static boolean isHidden(String name) {
        return name.startsWith(".") && !name.startsWith("./") && !name.startsWith("../")
                || name.contains("/.") && !name.contains("/./") && !name.contains("/../")
                || name.startsWith("__MACOSX/");
    }

    private static String name(Path path) {
        return Objects.toString(path.getFileName(), "");
    }
}
