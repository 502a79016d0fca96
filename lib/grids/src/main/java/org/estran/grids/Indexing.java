package org.estran.grids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.Map;

/** Makes the index of a file that is open, and a file of an index. */
final class Indexing {

    /** Small arrays are kept in the index, fields are not. */
    private static final int MOST_INLINE = 1 << 15;

    /** Longer coordinates are kept too, a world of a thousandth of a degree and ten years of hours among them. */
    private static final int LONGEST_COORDINATE = 1 << 19;

    private static final int MOST_TEXTS = 1 << 12;

    private Indexing() {}

    static FileIndex complete(StoredFile file) throws IOException {
        Map<DataVariable, Layout> layouts = new IdentityHashMap<>();
        for (Map.Entry<DataVariable, Layout> entry : file.index().layouts().entrySet()) {
            layouts.put(entry.getKey(), kept(file, entry.getKey(), entry.getValue()));
        }
        return file.index().with(layouts);
    }

    private static Layout kept(StoredFile file, DataVariable variable, Layout layout) throws IOException {
        boolean small = variable.rank() <= 1 && variable.size() <= most(variable)
                || variable.type() == DataType.STRING && variable.size() <= MOST_TEXTS;
        if (small && !(layout instanceof Layout.Unread)) {
            return new Layout.Inline(file.read(variable, Hyperslab.whole(variable)));
        }
        if (!(layout instanceof Layout.Chunked c) || c.source() instanceof ChunkTable) {
            return layout;
        }
        return c.source() instanceof Hdf5Chunks chunks
                ? new Layout.Chunked(c.chunk(), c.extent(), c.codecs(), c.order(), c.fill(), chunks.table())
                : new Layout.Read(file::read);
    }

    private static int most(DataVariable variable) {
        boolean coordinate =
                variable.rank() == 1 && variable.dimensions().getFirst().name().equals(variable.name());
        return coordinate ? LONGEST_COORDINATE : MOST_INLINE;
    }

    /** Values that only the file's own library reads are read by opening the file for them. */
    static FileIndex bound(FileIndex index, Path path) {
        Map<DataVariable, Layout> layouts = new IdentityHashMap<>();
        index.layouts()
                .forEach((variable, layout) -> layouts.put(
                        variable,
                        layout instanceof Layout.Read
                                ? new Layout.Read((v, slab) -> reopened(path, v, slab))
                                : layout));
        return index.with(layouts);
    }

    private static Values reopened(Path path, DataVariable variable, Hyperslab slab) throws IOException {
        try (DataFile file = DataFiles.open(path)) {
            DataVariable same = file.variable(variable.name())
                    .orElseThrow(() -> new UnreadableFile(
                            UnreadableFile.Reason.CORRUPT, -1, variable.name() + " is no longer in the file"));
            return file.read(same, slab);
        }
    }
}
