package org.estran.grids;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.UnreadableFile.Reason;
import tools.jackson.databind.JsonNode;

/**
 * A <a href="https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html">Zarr v2</a> store as a data file. Dimensions are
 * those xarray names ({@code _ARRAY_DIMENSIONS}); where it names none they are {@code phony_dim_<n>} by length. A fill
 * value stands for {@code _FillValue} as xarray reads it, save zero, which writers that know nothing of missing values
 * put everywhere.
 */
final class ZarrFile implements DataFile {

    private final ZarrStore store;
    private final StoredFile file;

    private ZarrFile(ZarrStore store, StoredFile file) {
        this.store = store;
        this.file = file;
    }

    static DataFile open(Path path, ChunkCache cache) throws IOException {
        ZarrStore store = ZarrStore.open(path);
        try {
            FileIndex index = new Structure(store, ZarrMetadata.read(store)).index();
            return new ZarrFile(store, new StoredFile(index, new ByteSource(path, (FileHandles) null), cache));
        } catch (IOException refused) {
            store.close();
            throw refused;
        } catch (RuntimeException damaged) {
            store.close();
            throw new UnreadableFile(Reason.CORRUPT, -1, "Zarr: " + damaged.getMessage(), damaged);
        }
    }

    private static final class Structure {
        private final ZarrStore store;
        private final ZarrMetadata metadata;
        private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
        private int phony;

        Structure(ZarrStore store, ZarrMetadata metadata) {
            this.store = store;
            this.metadata = metadata;
        }

        FileIndex index() throws UnreadableFile {
            List<DataVariable> variables = new ArrayList<>();
            Map<DataVariable, Layout> layouts = new IdentityHashMap<>();
            for (Map.Entry<String, JsonNode> entry : metadata.arrays().entrySet()) {
                ZarrArray array = ZarrArray.of(entry.getKey(), entry.getValue());
                DataVariable variable = variable(array);
                variables.add(variable);
                layouts.put(variable, array.layout(store));
            }
            if (variables.isEmpty()) {
                throw new UnreadableFile(Reason.UNSUPPORTED, -1, "a Zarr store without an array");
            }
            Map<String, Attributes> groups = new LinkedHashMap<>();
            metadata.attributes().keySet().stream()
                    .filter(path -> !path.isEmpty() && !metadata.arrays().containsKey(path))
                    .forEach(path -> groups.put("/" + path, metadata.attributesOf(path)));
            return new FileIndex(
                    Format.ZARR,
                    metadata.attributesOf(""),
                    groups,
                    List.copyOf(dimensions.values()),
                    variables,
                    layouts);
        }

        private DataVariable variable(ZarrArray array) {
            String path = array.path().isEmpty() ? "data" : array.path();
            int slash = path.lastIndexOf('/');
            String group = slash < 0 ? "" : "/" + path.substring(0, slash);
            String name = slash < 0 ? path : "/" + path;
            List<String> names = metadata.dimensionsOf(array.path());
            List<Dimension> own = new ArrayList<>();
            for (int d = 0; d < array.shape().length; d++) {
                boolean named = names.size() == array.shape().length;
                own.add(named ? dimension(group, names.get(d), array.shape()[d]) : phony(array.shape()[d], own));
            }
            return new DataVariable(name, array.type().type(), own, attributes(array));
        }

        private Attributes attributes(ZarrArray array) {
            Map<String, Values> all =
                    new LinkedHashMap<>(metadata.attributesOf(array.path()).byName());
            DataType type = array.type().type();
            if (type.isNumeric()
                    && !array.fill().isMissingNode()
                    && !array.fill().isNull()) {
                Values fill = array.type().fill(array.fill());
                if (fill.number(0) != 0) {
                    all.putIfAbsent("_FillValue", fill);
                }
            }
            if (!array.type().timeUnit().isEmpty()) {
                all.putIfAbsent("units", Values.ofText(array.type().timeUnit() + " since 1970-01-01"));
            }
            return new Attributes(all);
        }

        /** A dimension of a group is that of an outer group when it has its name and length. */
        private Dimension dimension(String group, String name, long length) {
            for (String outer = group; ; outer = outer.substring(0, outer.lastIndexOf('/'))) {
                Dimension known = dimensions.get(outer.isEmpty() ? name : outer + "/" + name);
                if (known != null && known.length() == length) {
                    return known;
                }
                if (outer.isEmpty()) {
                    break;
                }
            }
            String qualified = group.isEmpty() ? name : group + "/" + name;
            if (dimensions.containsKey(qualified)) {
                return phony(length, List.of());
            }
            Dimension added = new Dimension(qualified, length, false);
            dimensions.put(qualified, added);
            return added;
        }

        private Dimension phony(long length, List<Dimension> taken) {
            return dimensions.values().stream()
                    .filter(d -> d.name().startsWith("phony_dim_") && d.length() == length && !taken.contains(d))
                    .findFirst()
                    .orElseGet(() -> {
                        Dimension added = new Dimension("phony_dim_" + phony++, length, false);
                        dimensions.put(added.name(), added);
                        return added;
                    });
        }
    }

    @Override
    public Format format() {
        return file.format();
    }

    @Override
    public Attributes attributes() {
        return file.attributes();
    }

    @Override
    public Map<String, Attributes> groups() {
        return file.groups();
    }

    @Override
    public List<Dimension> dimensions() {
        return file.dimensions();
    }

    @Override
    public List<DataVariable> variables() {
        return file.variables();
    }

    @Override
    public Optional<String> unread(DataVariable variable) {
        return file.unread(variable);
    }

    @Override
    public Values read(DataVariable variable, Hyperslab slab) throws IOException {
        return file.read(variable, slab);
    }

    @Override
    public void close() throws IOException {
        file.close();
        store.close();
    }

    @Override
    public long cost(DataVariable variable, Hyperslab slab) {
        return file.cost(variable, slab);
    }

    @Override
    public Values readAsOneOf(int parts, DataVariable variable, Hyperslab slab) throws IOException {
        return file.readAsOneOf(parts, variable, slab);
    }
}
