package org.estran.app.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;

/** Two processes on one home would undo each other's work, so the second one does not start. */
final class HomeLock implements DisposableBean {

    private final FileChannel channel;

    HomeLock(Home home) throws IOException {
        channel = FileChannel.open(
                home.database().resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new HomeInUse(home.root());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void destroy() throws IOException {
        channel.close();
    }
}
