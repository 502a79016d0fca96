package org.estran.harvest.kinds;

import static org.estran.harvest.web.SourceFailed.Reason.UNREACHABLE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.Stamp;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.jspecify.annotations.Nullable;

/** A folder of this machine with all that lies below it; links are not followed. */
public final class LocalFolder implements SourceKind {

    private static final List<String> ENDINGS = List.of(".xml", ".json", ".jsonld", ".geojson", ".rdf", ".ttl");
    private static final int DEEPEST = 32;
    private static final long LARGEST = 64L << 20;

    @Override
    public String word() {
        return "folder";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) {
        if (!"file".equals(address.getScheme()) || !Files.isDirectory(Path.of(address))) {
            return Optional.empty();
        }
        return Optional.of(new Source(
                word(), address, String.valueOf(Path.of(address).getFileName()), List.of(), List.of(), null, false));
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new FolderHarvest(selection);
    }

    private static final class FolderHarvest implements Harvest {

        private final Selection selection;
        private final Path root;
        private @Nullable List<Path> files;

        FolderHarvest(Selection selection) {
            this.selection = selection;
            this.root = Path.of(selection.address());
        }

        private List<Path> files() throws SourceFailed {
            List<Path> all = files;
            if (all == null) {
                try (Stream<Path> found = Files.walk(root, DEEPEST)) {
                    all = found.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                            .filter(path ->
                                    ENDINGS.stream().anyMatch(path.toString().toLowerCase(Locale.ROOT)::endsWith))
                            .sorted(java.util.Comparator.comparing(this::name))
                            .toList();
                } catch (IOException | UncheckedIOException unreadable) {
                    throw new SourceFailed(UNREACHABLE, "The folder " + root + " cannot be read.", unreadable);
                }
                files = all;
            }
            return all;
        }

        private String name(Path file) {
            return root.relativize(file).toString().replace('\\', '/');
        }

        @Override
        public Page page(@Nullable String checkpoint) throws SourceFailed {
            List<Path> all = files();
            List<Path> mine = all.stream()
                    .filter(file -> checkpoint == null || name(file).compareTo(checkpoint) > 0)
                    .limit(selection.pageSize())
                    .toList();
            Map<String, Stamp> known =
                    selection.known().of(mine.stream().map(this::name).toList());
            List<Item> items = new ArrayList<>();
            for (Path file : mine) {
                items.add(item(file, known.getOrDefault(name(file), Stamp.NONE)));
            }
            boolean isLast = mine.isEmpty() || mine.getLast().equals(all.getLast());
            return Page.of(items, isLast ? null : name(mine.getLast()), (long) all.size());
        }

        private Item item(Path file, Stamp known) {
            String name = name(file);
            try {
                String changed = Files.getLastModifiedTime(file).toInstant().toString();
                if (changed.equals(known.datestamp())) {
                    return new Item.Unchanged(name, name);
                }
                if (Files.size(file) > LARGEST) {
                    return new Item.Broken(name, name, "source-too-large", "", new byte[0]);
                }
                return new Item.Document(name, name, Stamp.dated(changed), Files.readAllBytes(file));
            } catch (IOException unreadable) {
                return new Item.Broken(name, name, "source-unreachable", unreadable.toString(), new byte[0]);
            }
        }

        @Override
        public Optional<Long> total() throws SourceFailed {
            return Optional.of((long) files().size());
        }
    }
}
