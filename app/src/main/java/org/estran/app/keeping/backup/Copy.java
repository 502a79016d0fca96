package org.estran.app.keeping.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that holds copies of a centre: {@code archive}, shared by all of them and only ever added to, and for each of
 * them a folder under {@code copies} with the database, the files of drafts and the manifest.
 */
record Copy(Path folder) {

    static final String DATABASE = "estran.db";

    Path archive() {
        return folder.resolve("archive");
    }

    /** The folder of one copy, named by its moment so that they sort by it. */
    Path at(Instant moment) {
        return copies().resolve(moment.toString().replace(":", ""));
    }

    /** The newest that is whole. */
    Optional<Path> newest() throws IOException {
        if (!Files.isDirectory(copies())) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(copies())) {
            return all.filter(Manifest::isIn).max(Comparator.comparing(Path::getFileName));
        }
    }

    /** The names of those that were begun after the newest whole one and never ended. */
    List<String> unfinished() throws IOException {
        String whole = newest().map(Copy::name).orElse("");
        return begun().stream()
                .map(Copy::name)
                .filter(name -> name.compareTo(whole) > 0)
                .toList();
    }

    /** Takes away what copies that never ended left, and gives their names. What they added to the archive stays and is used. */
    List<String> removeUnfinished() throws IOException {
        List<Path> begun = begun();
        for (Path one : begun) {
            Folders.remove(one);
        }
        return begun.stream().map(Copy::name).toList();
    }

    private List<Path> begun() throws IOException {
        if (!Files.isDirectory(copies())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(copies())) {
            return all.filter(at -> !Manifest.isIn(at)).sorted().toList();
        }
    }

    static String name(Path copy) {
        return String.valueOf(copy.getFileName());
    }

    private Path copies() {
        return folder.resolve("copies");
    }
}
