package org.estran.grids;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.UnreadableFile.Reason;

/** A file whose structure is known, from its header or from an index, and whose values lie as their layouts say. */
final class StoredFile implements DataFile {

    private final FileIndex index;
    private final ByteSource source;
    private final ChunkCache cache;
    private final Map<DataVariable, Layout> layouts;

    StoredFile(FileIndex index, ByteSource source, ChunkCache cache) {
        this.index = index;
        this.source = source;
        this.cache = cache;
        this.layouts = new IdentityHashMap<>();
        index.layouts().forEach((variable, layout) -> layouts.put(variable, bound(layout)));
    }

    private Layout bound(Layout layout) {
        return layout instanceof Layout.Chunked c && c.source() instanceof ChunkTable table
                ? new Layout.Chunked(c.chunk(), c.extent(), c.codecs(), c.order(), c.fill(), table.in(source))
                : layout;
    }

    FileIndex index() {
        return index;
    }

    @Override
    public Format format() {
        return index.format();
    }

    @Override
    public Attributes attributes() {
        return index.attributes();
    }

    @Override
    public Map<String, Attributes> groups() {
        return index.groups();
    }

    @Override
    public List<Dimension> dimensions() {
        return index.dimensions();
    }

    @Override
    public List<DataVariable> variables() {
        return index.variables();
    }

    @Override
    public Optional<String> unread(DataVariable variable) {
        return layout(variable) instanceof Layout.Unread unread ? Optional.of(unread.why()) : Optional.empty();
    }

    @Override
    public Map<Long, String> enumeration(DataVariable variable) {
        return index.enumerations().getOrDefault(variable.name(), Map.of());
    }

    @Override
    public Values read(DataVariable variable, Hyperslab slab) throws IOException {
        return readAsOneOf(1, variable, slab);
    }

    @Override
    public Values readAsOneOf(int parts, DataVariable variable, Hyperslab slab) throws IOException {
        Layout layout = layout(variable);
        slab.checkedAgainst(variable);
        return switch (layout) {
            case Layout.Flat flat -> FlatReader.read(source, flat, variable, slab);
            case Layout.Chunked chunked -> ChunkedReader.read(cache, chunked, variable, slab, parts);
            case Layout.Inline inline -> inline.values().part(slab);
            case Layout.Read other -> other.reading().read(variable, slab);
            case Layout.Unread unread ->
                throw new UnreadableFile(Reason.UNSUPPORTED, -1, variable.name() + ": " + unread.why());
        };
    }

    @Override
    public long cost(DataVariable variable, Hyperslab slab) {
        return switch (layout(variable)) {
            case Layout.Flat flat -> FlatReader.cost(flat, variable, slab);
            case Layout.Chunked chunked -> ChunkedReader.cost(chunked, variable, slab);
            case Layout.Inline inline -> 0;
            case Layout.Read other -> DataFile.super.cost(variable, slab);
            case Layout.Unread unread -> 0;
        };
    }

    private Layout layout(DataVariable variable) {
        Layout layout = layouts.get(variable);
        if (layout == null) {
            throw new IllegalArgumentException("not a variable of this file: " + variable.name());
        }
        return layout;
    }

    @Override
    public void close() throws IOException {
        cache.forget(layouts.values());
        source.close();
    }
}
