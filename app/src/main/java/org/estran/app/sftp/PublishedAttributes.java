package org.estran.app.sftp;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is told of a published file or folder: readable by all, written by nobody. */
record PublishedAttributes(PublishedTree.Node node) implements BasicFileAttributes {

    Set<PosixFilePermission> permissions() {
        return PosixFilePermissions.fromString(isDirectory() ? "r-xr-xr-x" : "r--r--r--");
    }

    @Override
    public FileTime lastModifiedTime() {
        return FileTime.from(node.changedAt());
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return node instanceof PublishedTree.Node.File;
    }

    @Override
    public boolean isDirectory() {
        return node instanceof PublishedTree.Node.Folder;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public long size() {
        return node instanceof PublishedTree.Node.File file
                ? file.distribution().size()
                : 0;
    }

    @Override
    public @Nullable Object fileKey() {
        return null;
    }
}
