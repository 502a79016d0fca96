package org.estran.app.deposit;

import java.util.ArrayList;
import java.util.List;
import org.estran.observations.text.Guess;
import org.estran.observations.text.Mapping;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A table in text among the files of a deposit.
 *
 * @param guess what it seems to be
 * @param confirmed how a person said that these bytes are read; null while nobody has
 * @param profile what the caller kept of reading such columns, fitted to this file: proposed where nothing is confirmed, or
 *     asked for by its name; null where there is none
 * @param kept all that the caller kept
 */
public record DraftTable(
        DepositFile file,
        Guess guess,
        @Nullable Mapping confirmed,
        @Nullable TableProfile profile,
        List<Kept> kept) {

    /**
     * What somebody kept, by its name.
     *
     * @param isForThis whether it is for the columns of this table
     */
    public record Kept(String name, boolean isForThis) {}

    public DraftTable {
        kept = List.copyOf(kept);
    }

    /** As a profile has it, else as confirmed, else as guessed. */
    public Mapping mapping() {
        if (profile != null) {
            return profile.mapping();
        }
        return confirmed == null ? guess.mapping() : confirmed;
    }

    /** Why each column is taken for what it is, what is doubtful of it, and what in this mapping is still asked or cannot be. */
    public List<Finding> findings(Mapping mapping) {
        List<Finding> all = new ArrayList<>(guess.evidence());
        // a question is one of the mapping, which may have answered it
        guess.doubts().stream()
                .filter(doubt -> !doubt.isBlocking() || isOpen(doubt, mapping))
                .forEach(all::add);
        all.addAll(mapping.findings());
        return all;
    }

    private static boolean isOpen(Finding question, Mapping mapping) {
        return mapping.findings().stream()
                .anyMatch(open ->
                        open.pointer().equals(question.pointer()) && open.code().endsWith("-open"));
    }
}
