package org.estran.app.keeping.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.estran.terms.Digests;
import org.jspecify.annotations.Nullable;

/** Copies bytes onto the disk itself and takes their SHA-512 in the same pass. */
final class VerifiedCopy {

    private static final int BLOCK = 1 << 20;

    private VerifiedCopy() {}

    /** The bytes are not those that were promised. */
    static final class Different extends IOException {
        private static final long serialVersionUID = 1L;

        Different(Path file, String wanted, String found) {
            super(file + " is not what its digest says (" + brief(wanted) + " wanted, " + brief(found) + " found)");
        }

        private static String brief(String digest) {
            return digest.substring(0, Math.min(12, digest.length())) + "…";
        }
    }

    /**
     * Copies a file; its folder's entry is for the caller to sync.
     *
     * @param sha512 what it must be; null where that is not known
     * @return the SHA-512 of what was copied
     * @throws Different when it is something else; nothing is left of the copy then
     */
    static String copy(Path from, Path to, @Nullable String sha512) throws IOException {
        MessageDigest digest = sha512();
        try (InputStream in = Files.newInputStream(from);
                FileChannel channel = FileChannel.open(
                        to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                out.write(block, 0, read);
            }
            channel.force(true);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (sha512 != null && !sha512.equals(found)) {
            Files.delete(to);
            throw new Different(from, sha512, found);
        }
        return found;
    }

    /** The SHA-512 of a file as it lies there. */
    static String digest(Path file) throws IOException {
        MessageDigest digest = sha512();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Brings a folder's entries onto the disk. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha512() {
        return Digests.of("SHA-512");
    }
}
