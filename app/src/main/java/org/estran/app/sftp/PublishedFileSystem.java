package org.estran.app.sftp;

import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.file.util.BaseFileSystem;
import org.estran.app.accounts.Caller;
import org.jspecify.annotations.Nullable;

/** The published tree as one caller sees it, in the shape the SSH library reads from. */
final class PublishedFileSystem extends BaseFileSystem<PublishedPath> {

    private final PublishedTree tree;
    private final Caller caller;

    PublishedFileSystem(PublishedTree tree, Caller caller) {
        super(PublishedFiles.PROVIDER);
        this.tree = tree;
        this.caller = caller;
    }

    PublishedTree tree() {
        return tree;
    }

    Caller caller() {
        return caller;
    }

    @Override
    public PublishedPath getDefaultDir() {
        return create("/", List.of());
    }

    @Override
    protected PublishedPath create(@Nullable String root, List<String> names) {
        return new PublishedPath(this, root, names);
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix");
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("there are no owners here");
    }
}
