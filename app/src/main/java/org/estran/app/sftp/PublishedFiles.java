package org.estran.app.sftp;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/** What can be done with published paths: looking, listing and reading. All else is refused. */
final class PublishedFiles extends FileSystemProvider {

    static final PublishedFiles PROVIDER = new PublishedFiles();

    private static final Set<OpenOption> READING = Set.of(StandardOpenOption.READ);

    private PublishedFiles() {}

    @Override
    public String getScheme() {
        return "estran-published";
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        if (!READING.containsAll(options)) {
            throw new AccessDeniedException(path.toString(), null, "read only");
        }
        PublishedPath published = (PublishedPath) path;
        if (!(node(published) instanceof PublishedTree.Node.File file)) {
            throw new AccessDeniedException(path.toString(), null, "a folder");
        }
        PublishedFileSystem system = published.getFileSystem();
        try {
            return system.tree().open(system.caller(), file.distribution()).channel();
        } catch (ProblemException refused) {
            throw new AccessDeniedException(
                    path.toString(), null, refused.problem().code());
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        PublishedPath published = (PublishedPath) folder;
        if (!(node(published) instanceof PublishedTree.Node.Folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        PublishedFileSystem system = published.getFileSystem();
        List<Path> paths = system.tree().list(system.caller(), published.steps()).stream()
                .<Path>map(node -> published.resolve(node.name()))
                .toList();
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return paths.iterator();
            }

            @Override
            public void close() {
                // A list needs none.
            }
        };
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        node((PublishedPath) path);
        if (Arrays.asList(modes).contains(AccessMode.WRITE)) {
            throw new AccessDeniedException(path.toString(), null, "read only");
        }
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return type.cast(new PublishedAttributes(node((PublishedPath) path)));
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
        PublishedAttributes attributes = new PublishedAttributes(node((PublishedPath) path));
        Map<String, Object> all = new HashMap<>();
        all.put("size", attributes.size());
        all.put("isRegularFile", attributes.isRegularFile());
        all.put("isDirectory", attributes.isDirectory());
        all.put("isSymbolicLink", false);
        all.put("isOther", false);
        all.put("lastModifiedTime", attributes.lastModifiedTime());
        all.put("lastAccessTime", attributes.lastAccessTime());
        all.put("creationTime", attributes.creationTime());
        all.put("permissions", attributes.permissions());
        return all;
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException("there is no disk to ask about");
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("made for one caller each, not by address");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("made for one caller each, not by address");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("made for one caller each, not by address");
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void delete(Path path) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) {
        throw new ReadOnlyFileSystemException();
    }

    private static PublishedTree.Node node(PublishedPath path) throws NoSuchFileException {
        PublishedFileSystem system = path.getFileSystem();
        return system.tree()
                .find(system.caller(), path.steps())
                .orElseThrow(() -> new NoSuchFileException(path.toString()));
    }
}
