package org.estran.app.commands;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.estran.app.home.Home;

/**
 * Where the server of a home listens for commands: a socket in a folder that nobody but its owner may enter. A socket's
 * path may have about a hundred bytes, so a home that lies deep has it in the temporary folder; the file {@code address}
 * in the home says where it is.
 */
final class ControlPlace {

    /** {@code sun_path} has 104 bytes on macOS and 108 on Linux, its end mark included. */
    private static final int LONGEST_PATH = 100;

    private final Path folder;

    ControlPlace(Home home) {
        this.folder = home.root().resolve("database").resolve("control");
    }

    /** Makes the folder and says where to listen; what a server that was killed left there is removed. */
    UnixDomainSocketAddress prepare() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, ownerOnly());
        }
        Path socket = folder.resolve("socket");
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            socket = Files.createTempDirectory("estran", ownerOnly()).resolve("socket");
        }
        Files.deleteIfExists(socket);
        return UnixDomainSocketAddress.of(socket);
    }

    /** Lets commands find it, once somebody listens there. */
    void announce(UnixDomainSocketAddress address) throws IOException {
        Files.writeString(folder.resolve("address"), address.getPath().toString());
    }

    Optional<UnixDomainSocketAddress> announced() throws IOException {
        Path file = folder.resolve("address");
        return Files.isReadable(file)
                ? Optional.of(UnixDomainSocketAddress.of(Files.readString(file)))
                : Optional.empty();
    }

    void remove(UnixDomainSocketAddress address) throws IOException {
        Files.deleteIfExists(folder.resolve("address"));
        Files.deleteIfExists(address.getPath());
        Path around = address.getPath().getParent();
        if (around != null && !around.equals(folder)) {
            Files.deleteIfExists(around);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
