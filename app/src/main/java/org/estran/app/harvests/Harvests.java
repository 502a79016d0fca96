package org.estran.app.harvests;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources elsewhere, their runs and reports. */
public interface Harvests {

    /**
     * Looks at an address: what kind of source it is, and what its first ten records would look like. Nothing is written.
     *
     * @param settings its kind is empty for whatever is recognised
     * @throws org.estran.terms.ProblemException {@code harvest-not-recognised}, or the code of the failed source
     */
    Trial tryOut(HarvesterSettings settings);

    /**
     * Makes a harvester. Where its kind is empty it is recognised first.
     *
     * @throws org.estran.terms.ProblemException {@code harvester-invalid} with everything that is wrong, {@code
     *     harvest-not-recognised}
     */
    Harvester make(HarvesterSettings settings, String by);

    /** @throws org.estran.terms.ProblemException {@code harvester-not-found}, {@code harvester-invalid} */
    Harvester change(long id, HarvesterSettings settings, String by);

    /** Removes a harvester and its reports; its records stay, as ours. */
    void forget(long id, String by);

    Optional<Harvester> find(long id);

    /** All, in the order in which they were made. */
    List<Harvester> all();

    /**
     * Asks for a run, which is a durable job; one that waits or runs already is returned in its place.
     *
     * @param full look at all there is, and not only at what changed
     * @throws org.estran.terms.ProblemException {@code harvester-not-found}
     */
    HarvestRun ask(long harvester, boolean full, String by);

    /** Runs in this thread, taking up a run that was interrupted. */
    HarvestRun run(long harvester, boolean full, String by, HarvestProgress progress);

    /** Lets a run that failed or was interrupted go on where it stopped. */
    HarvestRun goOn(long harvester, long number, String by);

    /** Agrees to what a held run would remove. */
    HarvestRun confirm(long harvester, long number, String by);

    /** Ends a run after the page at hand; what it wrote stands. */
    HarvestRun cancel(long harvester, long number, String by);

    Optional<HarvestRun> run(long harvester, long number);

    /** Newest first. */
    List<HarvestRun> runs(long harvester, int limit);

    /** What was unusual about a source, the latest first. */
    List<SourceAlarm> alarms(long harvester, int limit);

    /**
     * Lines of a report in their order.
     *
     * @param kinds empty for all that were written
     * @param after the number of the last line of the page before; 0 for the first page
     */
    List<HarvestLine> lines(long harvester, long run, Set<HarvestLine.Kind> kinds, long after, int limit);

    /** What a held run would remove: lines of kind {@code REMOVED} that are not true yet. */
    List<HarvestLine> leaving(long harvester, long run, int limit);

    /** Documents that gave no record, by item. */
    List<Quarantined> quarantine(long harvester, long after, int limit);

    /** A document in quarantine, byte for byte. */
    Optional<byte[]> quarantined(long harvester, long item);

    /** The way of the document that each of those records follows; nothing of records that were not harvested. */
    Map<String, Way> ways(Collection<String> recordIds);

    /** The ways by which that record came: the one that leads first. */
    List<Passages> passages(String recordId);

    /** The way of the document that each of those records follows; of those alone that were harvested. */
    Map<String, Passages> leading(Collection<String> recordIds);
}
