package org.estran.app.links;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses in records. */
public interface Links {

    /** Those of one record, by host. */
    List<Link> of(String recordId);

    /**
     * A page of them, by host.
     *
     * @param state null for all
     * @param after {@link Link#cursor()} of the last one of the page before; null for the first page
     */
    List<Link> page(Link.@Nullable State state, @Nullable String after, int limit);

    /** How many there are of each state. */
    Map<Link.State, Long> counts();

    /** How many there are of each state in those records, each link once. */
    Map<Link.State, Long> counts(Collection<String> recordIds);

    /** The history of a link, the latest first. */
    List<Link.Change> history(String digest);

    /** The records that have each of those links, some at most. */
    Map<String, List<String>> records(Collection<String> digests);

    /**
     * A page of the records that have a link, by their ids.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<String> records(String digest, @Nullable String after, int limit);

    /** Looks at the links of a record again, shortly. */
    void checkSoon(String recordId);
}
