package org.estran.app.sftp;

import java.nio.file.LinkOption;
import java.util.List;
import org.apache.sshd.common.file.util.BasePath;
import org.jspecify.annotations.Nullable;

/** A path in {@link PublishedFileSystem}. */
final class PublishedPath extends BasePath<PublishedPath, PublishedFileSystem> {

    PublishedPath(PublishedFileSystem system, @Nullable String root, List<String> names) {
        super(system, root, names);
    }

    /** Its names from the root of the tree. */
    List<String> steps() {
        return toAbsolutePath().normalize().names;
    }

    @Override
    public PublishedPath toRealPath(LinkOption... options) {
        return toAbsolutePath().normalize();
    }
}
