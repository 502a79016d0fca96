package org.estran.app.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of a centre. {@code archive} and {@code database} are what a backup must hold; {@code index} and
 * {@code cache} can be deleted at the cost of time alone.
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The OCFL storage root: everything that was published. */
    public Path archive() {
        return folder("archive");
    }

    /** Files of drafts, on the same file system as the archive so that publishing never copies bytes. */
    public Path staging() {
        return folder("staging");
    }

    public Path database() {
        return folder("database");
    }

    public Path index() {
        return folder("index");
    }

    public Path cache() {
        return folder("cache");
    }

    /** Files made for somebody who ordered them; each goes after some days, and none is in a backup. */
    public Path orders() {
        return folder("orders");
    }

    /** There while a restore fills the home, and after one that did not end: such a home is not whole. */
    public Path restoreMark() {
        return root.resolve("restore-unfinished");
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the folder " + root.resolve(name), failed);
        }
    }
}
