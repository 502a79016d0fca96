package org.estran.app.observations.orders;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.TryAgainAfter;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.selection.SelectedFile;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.ObservationStore.TakenFile;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.terms.Digests;
import org.estran.terms.Doi;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Selections under an address of their own. The digest is that of the CSV at {@code /selections/{id}/data.csv}: what
 * anybody may read, the rows in one settled order. It is taken by a job; and again when the files it comes from are no
 * longer the same.
 */
@Component
public class Selections {

    static final String JOB = "selection-digest";

    /** A digest of more would hold up everybody's questions for minutes. */
    static final long MOST_ROWS = 5_000_000;

    private static final int MOST_AN_HOUR = 500;
    private static final int LONGEST_QUERY = 20_000;
    private static final int ID_LENGTH = 10;
    private static final int BLOCK = 1 << 16;

    private final SelectionRows rows;
    private final ObservationStore store;
    private final SelectionCitations citations;
    private final Identifiers identifiers;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Selections(
            SelectionRows rows,
            ObservationStore store,
            SelectionCitations citations,
            Identifiers identifiers,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.store = store;
        this.citations = citations;
        this.identifiers = identifiers;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Gives a selection its address; the one it has where it was kept before.
     *
     * @throws ProblemException {@code selection-unreadable}, {@code selection-too-long}, {@code selections-too-many}
     */
    public SavedSelection keep(Asked asked) throws IOException {
        asked.understood();
        Asked settled = asked.settled();
        String query = settled.query();
        if (query.length() > LONGEST_QUERY) {
            throw new ProblemException(new Problem.TooLarge(
                    "selection-too-long", "The selection has too many values to be kept.", List.of()));
        }
        String id = idOf(query);
        SavedSelection known = rows.find(id).orElse(null);
        if (known != null) {
            return known;
        }
        Instant now = clock.instant();
        if (rows.keptSince(now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
            throw new ProblemException(
                    new Problem.TooMany("selections-too-many", "Too many selections were kept within an hour."));
        }
        SelectionCounts counts = store.counts(settled.selection(), Caller.ANONYMOUS);
        SavedSelection kept = new SavedSelection(
                id,
                query,
                now,
                counts.features(),
                counts.rows(),
                taken(settled.selection()),
                null,
                null,
                null,
                null,
                null);
        transaction.executeWithoutResult(status -> {
            rows.insert(kept);
            if (counts.rows() <= MOST_ROWS) {
                jobs.ask(JOB, id, "");
            }
        });
        return find(id);
    }

    /** @throws ProblemException {@code selection-not-found} */
    public SavedSelection find(String id) {
        return rows.find(id)
                .orElseThrow(
                        () -> ProblemException.notFound("selection-not-found", "No selection is kept as " + id + "."));
    }

    private static String idOf(String query) {
        String text =
                new BigInteger(1, Digests.of("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8))).toString(36);
        return "0".repeat(Math.max(0, ID_LENGTH - text.length())) + text.substring(0, ID_LENGTH);
    }

    /** How the data of a selection stand to what they were when it was kept. */
    public enum Standing {
        /** Its digest is being taken. */
        FIRST,
        SAME,
        /** Other files, and the same values. */
        SAME_VALUES,
        /** Other files; whether the values are others is being found out. */
        UNCERTAIN,
        CHANGED,
        /** There are too many rows for a digest. */
        UNCOUNTED
    }

    /** As it is now; a change that was not seen before is looked into. */
    public Standing standing(SavedSelection kept, SelectionCounts now) throws IOException {
        String taken = taken(kept.asked().selection());
        if (taken.equals(kept.taken())) {
            return kept.digest() != null
                    ? Standing.SAME
                    : kept.rows() > MOST_ROWS ? Standing.UNCOUNTED : Standing.FIRST;
        }
        if (kept.digest() == null) {
            return Standing.CHANGED;
        }
        if (taken.equals(kept.checkedTaken())) {
            return kept.digest().equals(kept.checkedDigest()) ? Standing.SAME_VALUES : Standing.CHANGED;
        }
        if (now.rows() > MOST_ROWS) {
            return Standing.CHANGED;
        }
        jobs.ask(JOB, kept.id(), "");
        return Standing.UNCERTAIN;
    }

    /** What it comes to now for anybody. */
    public SelectionCounts counts(SavedSelection kept) throws IOException {
        return store.counts(kept.asked().selection(), Caller.ANONYMOUS);
    }

    /** Writes the CSV of which the digest is. */
    public void write(SavedSelection kept, OutputStream out) throws IOException {
        Target.CSV.write(SelectedFile.settled(store, kept.asked(), Caller.ANONYMOUS, Map.of()), out);
    }

    /** Takes the digest of what a selection comes to now. */
    void digest(JobRequest request) throws IOException, TryAgainAfter {
        SavedSelection kept = rows.find(request.instance()).orElse(null);
        if (kept == null) {
            return;
        }
        String before = taken(kept.asked().selection());
        MessageDigest digest = Digests.of("SHA-512");
        try (OutputStream out =
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest), BLOCK)) {
            write(kept, out);
        }
        String now = HexFormat.of().formatHex(digest.digest());
        if (!before.equals(taken(kept.asked().selection()))) {
            throw new TryAgainAfter(Duration.ofSeconds(5), "the data changed meanwhile");
        }
        if (!rows.digest(kept.id(), before, now)) {
            rows.checked(kept.id(), before, now, clock.instant());
        }
    }

    private String taken(Selection selection) throws IOException {
        MessageDigest digest = Digests.of("SHA-256");
        for (TakenFile file : store.taken(selection, Caller.ANONYMOUS)) {
            digest.update((file.recordId() + "\t" + file.path() + "\t" + file.sha512() + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether somebody may give selections a DOI. */
    public static boolean mayGiveDoi(Caller caller) {
        return caller.is(AccountRole.MODERATOR) || caller.is(AccountRole.ADMINISTRATOR);
    }

    /**
     * Gives a selection a DOI, which leads to its page; told to the agency by a durable job, rehearsed without an account.
     *
     * @throws ProblemException {@code selection-doi-not-allowed}; {@code selection-empty}; {@code selection-changed} where
     *     its data are no longer what they were, or its digest is not known yet
     */
    public void giveDoi(Caller caller, String id) throws IOException {
        if (!mayGiveDoi(caller)) {
            throw ProblemException.notAllowed("selection-doi-not-allowed", "Moderators and administrators give DOIs.");
        }
        SavedSelection kept = find(id);
        SelectionCounts now = counts(kept);
        if (now.features() == 0) {
            throw ProblemException.conflict("selection-empty", "There is nothing in this selection.");
        }
        if (standing(kept, now) != Standing.SAME) {
            throw ProblemException.conflict(
                    "selection-changed", "A DOI is given to a selection whose digest is known and whose data stand.");
        }
        transaction.executeWithoutResult(status -> {
            // The key is the path of its page.
            Doi doi = identifiers.reserve(kept.path().substring(1));
            rows.doi(id, doi);
            identifiers.makeFindable(doi, citations.page(kept), citations.dataCiteAttributes(find(id), now));
        });
    }
}
