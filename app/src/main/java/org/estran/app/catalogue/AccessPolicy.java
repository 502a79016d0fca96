package org.estran.app.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.records.AccessCondition;

/**
 * Who may have the data of a version, from when, and on which terms. Its description and the list of its files are
 * everybody's in any case.
 *
 * @param data what holds for the files that no part names
 * @param parts files and folders with a condition of their own
 */
public record AccessPolicy(AccessCondition data, List<Part> parts, DownloadTerms terms) {

    public static final AccessPolicy OPEN = new AccessPolicy(AccessCondition.OPEN, List.of(), DownloadTerms.NONE);

    public AccessPolicy {
        parts = List.copyOf(parts);
    }

    /**
     * A file, or everything in a folder.
     *
     * @param path the file's own name, or the folder's with a slash at its end
     */
    public record Part(String path, AccessCondition condition) {

        public boolean holds(String file) {
            return path.endsWith("/") ? file.startsWith(path) : file.equals(path);
        }
    }

    /** What holds for a file: what is said of the longest name it lies under. */
    public AccessCondition of(String file) {
        return parts.stream()
                .filter(part -> part.holds(file))
                .max(Comparator.comparingInt(part -> part.path().length()))
                .map(Part::condition)
                .orElse(data);
    }

    /** What holds for the files that no part names. */
    public AccessCondition at(Instant now) {
        return data.at(now);
    }

    /** Whether anybody may have all of it now, on whatever terms. */
    public boolean isOpenAt(Instant now) {
        return conditions().allMatch(condition -> condition.at(now).isOpen());
    }

    /** Whether any of it is to be asked for. */
    public boolean isRestricted() {
        return conditions().anyMatch(AccessCondition.Restricted.class::isInstance);
    }

    /** The next instant at which an embargo ends. */
    public Optional<Instant> nextOpening(Instant now) {
        return conditions()
                .filter(AccessCondition.Embargoed.class::isInstance)
                .map(condition -> ((AccessCondition.Embargoed) condition).until())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /** The same without the embargoes that are over. */
    public AccessPolicy withoutPast(Instant now) {
        return new AccessPolicy(
                data.at(now),
                parts.stream()
                        .map(part -> new Part(part.path(), part.condition().at(now)))
                        .toList(),
                terms);
    }

    private Stream<AccessCondition> conditions() {
        return Stream.concat(Stream.of(data), parts.stream().map(Part::condition));
    }
}
