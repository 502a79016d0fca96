package org.estran.app.catalogue.search;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.util.IOUtils;
import org.estran.app.home.FullDisk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbered folders an index lives in: a new one is made beside the old one, and the newest that is whole counts. */
final class IndexFolders {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolders.class);

    private final Path root;

    IndexFolders(Path root) {
        this.root = root;
    }

    /**
     * The newest index that can be read; what cannot is removed.
     *
     * @throws IOException where it could be read if there were room on the disk
     */
    Optional<LuceneIndex> newest() throws IOException {
        for (Path folder : folders().reversed()) {
            try {
                return Optional.of(LuceneIndex.open(folder));
            } catch (IOException | RuntimeException unusable) {
                if (FullDisk.isCauseOf(unusable)) {
                    throw new IOException("there is no room to open the index " + folder, unusable);
                }
                LOG.warn("the index {} cannot be used and is made anew: {}", folder, unusable.toString());
                remove(folder);
            }
        }
        return Optional.empty();
    }

    LuceneIndex create() throws IOException {
        List<Path> folders = folders();
        int last = folders.isEmpty() ? 0 : number(folders.getLast());
        return LuceneIndex.create(root.resolve(Integer.toString(last + 1)));
    }

    void removeAllButNewest() throws IOException {
        List<Path> folders = folders();
        folders.stream().limit(Math.max(0, folders.size() - 1)).forEach(IndexFolders::remove);
    }

    private List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        Files.createDirectories(root);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(root, "[0-9]*")) {
            all.forEach(folders::add);
        }
        folders.removeIf(folder -> !folder.getFileName().toString().matches("\\d{1,9}"));
        folders.sort(Comparator.comparingInt(IndexFolders::number));
        return folders;
    }

    private static int number(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }

    private static void remove(Path folder) {
        try {
            IOUtils.rm(folder);
        } catch (IOException leftForNextTime) {
            LOG.warn("cannot remove the old index {}: {}", folder, leftForNextTime.toString());
        }
    }
}
