package org.estran.app.harvests;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same thing from several catalogues, which is one record here: what a person sees of it and decides. Nothing is ever
 * deleted: every document is kept, and a record that becomes part of another is withdrawn and leads there.
 */
public interface SameThings {

    /**
     * A record that several documents describe.
     *
     * @param documents how many
     */
    record Several(String recordId, int documents) {}

    /**
     * One of the documents that describe a record.
     *
     * @param way where it comes from
     * @param rank of its source
     * @param why the code of what makes it the same as the one that leads; empty for that one itself, and where nothing does
     *     any more
     * @param isKept whether its bytes are here, so that it may lead or go at once
     */
    record Likeness(Passages way, int rank, String why, boolean isKept) {}

    /** By their ids, {@code after} that one; null for the first page. */
    List<Several> several(@Nullable String after, int limit);

    /** All documents that describe a record, the one that leads first. */
    List<Likeness> of(String recordId);

    List<SameDecision> decisions(String recordId);

    LeadingRule rule();

    /** From now on; each record follows it when one of its documents comes next. */
    void lead(LeadingRule rule, Decider by);

    /**
     * That item's document leads its record from now on, whatever the rule.
     *
     * @throws org.estran.terms.ProblemException {@code same-not-there}, {@code same-not-kept}
     */
    void lead(String recordId, long harvester, String identifier, Decider by);

    /**
     * That item is another thing: it gets a record of its own.
     *
     * @return the new record's id
     * @throws org.estran.terms.ProblemException {@code same-not-there}; {@code same-leads} for the one that leads, {@code
     *     same-not-kept} before its next harvest
     */
    String split(String recordId, long harvester, String identifier, Decider by);

    /**
     * Two records are the same thing: the documents of the first describe the second from now on, and the first is
     * withdrawn in its favour.
     *
     * @throws org.estran.terms.ProblemException {@code same-not-there}, {@code same-not-harvested}, {@code
     *     same-other-kind}, {@code same-part-of-it}, {@code same-corrected}
     */
    void merge(String recordId, String into, Decider by);

    /**
     * The id of the record with that id or other identifier, as somebody typed it.
     *
     * @throws org.estran.terms.ProblemException {@code same-not-there}
     */
    String named(String typed);

    /** @param account the id of who decides, to be kept; null for the command line */
    record Decider(@Nullable String account, String name) {}
}
