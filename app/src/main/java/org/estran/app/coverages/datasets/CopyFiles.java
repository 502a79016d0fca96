package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.home.Home;
import org.estran.app.jobs.Jobs;
import org.estran.grids.ChunkCache;
import org.estran.grids.CopiedFile;
import org.estran.grids.DataFile;
import org.estran.grids.TimeCopy;
import org.estran.grids.overviews.Pyramid;
import org.estran.terms.Digests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The copies on the disk, under {@code cache/}: named by the digest of the bytes they were made of, so that a stale
 * one is not even found. May be deleted at any time; what is missing is made again.
 */
@Component
class CopyFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CopyFiles.class);

    /** Decoded chunks of overviews, of all datasets together. */
    private static final long CHUNK_BYTES = 32L << 20;

    private final ChunkCache chunks = new ChunkCache(CHUNK_BYTES);
    private final Path folder;
    private final CopyRows rows;
    private final Jobs jobs;

    CopyFiles(Home home, CopyRows rows, Jobs jobs) {
        this.folder = home.cache().resolve("datasets").resolve("by-time");
        this.rows = rows;
        this.jobs = jobs;
    }

    /** The dataset, with those of its copies that are of these very bytes. */
    DataFile with(DataFile original, String recordId, String path, String tag) {
        Map<String, TimeCopy> copies = new HashMap<>();
        Map<String, Pyramid> overviews = new HashMap<>();
        boolean missing = false;
        for (CopyRows.Row row : rows.of(recordId, path)) {
            if (row.isReadyFor(tag)) {
                try {
                    switch (row.kind()) {
                        case BY_TIME -> copies.put(row.variable(), TimeCopy.open(place(row, tag)));
                        case OVERVIEWS -> overviews.put(row.variable(), Pyramid.open(place(row, tag), chunks));
                    }
                } catch (IOException unreadable) {
                    LOG.warn("a copy is made again: {}", unreadable.toString());
                    missing = true;
                }
            }
        }
        if (missing) {
            jobs.ask(CopyMaker.JOB, recordId, "");
        }
        return copies.isEmpty() && overviews.isEmpty() ? original : new CopiedFile(original, copies, overviews);
    }

    Path place(CopyRows.Row row, String tag) {
        String name = tag + "-" + digest(row.path() + "\0" + row.variable());
        String ending =
                row.kind() == CopyKind.BY_TIME ? ".copy" : "." + row.kind().word();
        return folder(row.recordId()).resolve(name + ending);
    }

    /** How many bytes the disk has left where copies of a record go. */
    long room(String recordId) throws IOException {
        return Files.getFileStore(Files.createDirectories(folder(recordId))).getUsableSpace();
    }

    /** Removes what no row leads to. */
    void tidy(String recordId) throws IOException {
        Path own = folder(recordId);
        if (!Files.isDirectory(own)) {
            return;
        }
        Set<Path> kept = rows.of(recordId).stream()
                .filter(row -> row.state() == Copies.State.READY && row.tag() != null)
                .map(row -> place(row, String.valueOf(row.tag())))
                .collect(Collectors.toSet());
        List<Path> superfluous;
        try (Stream<Path> all = Files.list(own)) {
            superfluous = all.filter(file -> !kept.contains(file)).toList();
        }
        for (Path file : superfluous) {
            Files.delete(file);
        }
        if (kept.isEmpty()) {
            Files.delete(own);
        }
    }

    /** Removes all of a record's, whatever rows lead to; what is asked for is made again. */
    void forget(String recordId) throws IOException {
        Path own = folder(recordId);
        if (Files.isDirectory(own)) {
            List<Path> all;
            try (Stream<Path> files = Files.list(own)) {
                all = files.toList();
            }
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(own);
        }
    }

    private Path folder(String recordId) {
        return folder.resolve(recordId);
    }

    private static String digest(String text) {
        byte[] all = Digests.of("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all, 0, 8);
    }
}
