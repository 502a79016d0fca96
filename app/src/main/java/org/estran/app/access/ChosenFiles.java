package org.estran.app.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Files of one version, all or those chosen by name or folder, in the order of their names' UTF-8 bytes. They are
 * fetched page by page, from any place already come by, so that their number never matters.
 */
public final class ChosenFiles {

    private static final int PAGE = 1_000;

    private final Catalogue catalogue;
    private final CatalogueRecord record;
    private final List<Choice> choices;

    /** A single file, everything below a folder, or ("") everything. */
    private record Choice(String name, boolean isFolder) {
        String key() {
            return isFolder && !name.isEmpty() ? name + "/" : name;
        }

        boolean holds(String path) {
            return name.isEmpty() || (isFolder ? path.startsWith(key()) : path.equals(name));
        }
    }

    /**
     * A place to go on from.
     *
     * @param after the path of the last file before it; null at the beginning of a choice
     */
    public record Place(int choice, @Nullable String after) {

        public static final Place START = new Place(0, null);
    }

    /** A file and the place behind it. */
    public record At(PublishedFile file, Place next) {}

    private ChosenFiles(Catalogue catalogue, CatalogueRecord record, List<Choice> choices) {
        this.catalogue = catalogue;
        this.record = record;
        this.choices = choices;
    }

    /**
     * @param names files or folders; none at all for everything
     * @throws ProblemException {@code file-not-found} for a name that is neither
     */
    static ChosenFiles of(Catalogue catalogue, CatalogueRecord record, List<String> names) {
        if (names.isEmpty()) {
            return new ChosenFiles(catalogue, record, List.of(new Choice("", true)));
        }
        List<Choice> sorted = names.stream()
                .map(name -> choice(catalogue, record, name))
                .distinct()
                .sorted(Comparator.comparing(
                        choice -> choice.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
                .toList();
        List<Choice> apart = new ArrayList<>();
        for (Choice one : sorted) {
            // What lies in a folder that is chosen as well comes right behind that folder.
            if (apart.isEmpty() || !apart.getLast().holds(one.key())) {
                apart.add(one);
            }
        }
        return new ChosenFiles(catalogue, record, apart);
    }

    private static Choice choice(Catalogue catalogue, CatalogueRecord record, String name) {
        if (catalogue.file(record.id(), record.version(), name).isPresent()) {
            return new Choice(name, false);
        }
        Choice folder = new Choice(name.replaceAll("/+$", ""), true);
        List<PublishedFile> first = catalogue.files(record.id(), record.version(), folder.key(), 1);
        if (folder.name().isEmpty() || first.stream().noneMatch(file -> folder.holds(file.path()))) {
            throw ProblemException.notFound("file-not-found", "There is no file or folder " + name + " here.");
        }
        return folder;
    }

    public CatalogueRecord record() {
        return record;
    }

    /** What makes this choice another one than the rest. */
    public String key() {
        return String.join("\n", choices.stream().map(Choice::key).toList());
    }

    /** The files behind that place. */
    public Iterator<At> from(Place start) {
        return new Iterator<>() {
            private Place place = start;
            private Iterator<PublishedFile> page = List.<PublishedFile>of().iterator();
            private boolean mayHaveMore = true;
            private @Nullable At ahead;

            @Override
            public boolean hasNext() {
                while (ahead == null && place.choice() < choices.size()) {
                    step();
                }
                return ahead != null;
            }

            @Override
            public At next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                At given = ahead;
                ahead = null;
                return given;
            }

            private void step() {
                Choice choice = choices.get(place.choice());
                if (page.hasNext()) {
                    PublishedFile file = page.next();
                    if (choice.holds(file.path())) {
                        place = new Place(place.choice(), file.path());
                        // What was withdrawn is not among the rest; asked for by its own name, it is refused.
                        if (file.withdrawal() == null || !choice.isFolder()) {
                            ahead = new At(file, place);
                        }
                    } else {
                        nextChoice();
                    }
                } else if (!mayHaveMore) {
                    nextChoice();
                } else {
                    List<PublishedFile> files = page(choice, place.after());
                    mayHaveMore = files.size() == PAGE;
                    page = files.iterator();
                }
            }

            private void nextChoice() {
                place = new Place(place.choice() + 1, null);
                page = List.<PublishedFile>of().iterator();
                mayHaveMore = true;
            }
        };
    }

    private List<PublishedFile> page(Choice choice, @Nullable String after) {
        if (!choice.isFolder()) {
            Optional<PublishedFile> file =
                    after == null ? catalogue.file(record.id(), record.version(), choice.name()) : Optional.empty();
            return file.map(List::of).orElse(List.of());
        }
        String behind = after == null && !choice.name().isEmpty() ? choice.key() : after;
        return catalogue.files(record.id(), record.version(), behind, PAGE);
    }
}
