package org.estran.app.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.catalogue.RecordState;
import org.estran.app.description.Differences;
import org.estran.app.description.FieldChange;
import org.estran.app.description.FormPart;
import org.estran.app.description.Reconciliation;
import org.estran.app.description.RecordFindings;
import org.estran.app.description.RecordForm;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Making, correcting and restoring the descriptions of records. */
@Component
public class Editing {

    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private final Catalogue catalogue;
    private final RecordHistory history;
    private final TransactionTemplate transaction;

    Editing(Catalogue catalogue, RecordHistory history, TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.history = history;
        this.transaction = transaction;
    }

    /** A record of that kind that says nothing yet. */
    public Draft begin(Kind kind) {
        return new Draft(null, 0, MetadataRecord.titled(kind, LocalizedText.NONE));
    }

    /** The record as it is now, to be edited. */
    public Draft open(String id) {
        CatalogueRecord present = present(id);
        return new Draft(id, present.change(), present.record());
    }

    /** The state somebody began to edit; the present one where that is not known any more. */
    public Draft open(String id, long change) {
        present(id);
        return history.at(id, change)
                .map(state -> new Draft(id, change, state.record()))
                .orElseGet(() -> open(id));
    }

    private CatalogueRecord present(String id) {
        CatalogueRecord present = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
        if (present.isGone()) {
            throw ProblemException.conflict("record-withdrawn", "The record " + id + " was withdrawn.");
        }
        return present;
    }

    /**
     * All there is to say about a form as it stands.
     *
     * @throws ProblemException {@code record-too-large} above 4 Mi characters
     */
    public List<Finding> findings(Draft draft, RecordForm form) {
        RecordForm.Understood understood = understand(draft, form);
        return understood.with(found(draft, understood.record()));
    }

    /** Publishes what the form says, in the name of whoever is calling. */
    public Outcome save(Draft draft, RecordForm form) {
        RecordForm.Understood understood = understand(draft, form);
        List<Finding> found = found(draft, understood.record());
        if (!understood.mistakes().isEmpty() || found.stream().anyMatch(one -> blocks(draft, one))) {
            return new Outcome.Refused(understood.with(found));
        }
        String id = draft.id();
        if (id == null) {
            return new Outcome.Saved(transaction.execute(status -> create(understood.record())));
        }
        try {
            catalogue.amend(id, understood.record(), draft.change());
            return new Outcome.Saved(id);
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Outdated) {
                return disputed(draft, understood.record());
            }
            throw refused;
        }
    }

    private String create(MetadataRecord record) {
        return catalogue
                .put(CatalogueEntry.described(catalogue.newId(record), record))
                .id();
    }

    private Outcome disputed(Draft draft, MetadataRecord mine) {
        RecordState theirs = history.of(String.valueOf(draft.id())).getFirst();
        Reconciliation both = Reconciliation.of(draft.base(), mine, theirs.record());
        Draft onward = new Draft(draft.id(), theirs.change(), theirs.record());
        List<Finding> findings = new ArrayList<>();
        both.disputed().forEach(pointer -> findings.add(Finding.advice("changed-by-both", pointer)));
        findings.addAll(found(onward, both.merged()));
        return new Outcome.Disputed(
                theirs,
                Differences.between(draft.base(), theirs.record()),
                Differences.between(draft.base(), mine),
                onward,
                RecordForm.of(onward.parts(), both.merged()).startingFrom(onward.parts(), theirs.record()),
                findings);
    }

    /** The states of a record, the present one first. */
    public List<RecordState> history(String id) {
        List<RecordState> states = history.of(id);
        if (states.isEmpty()) {
            throw ProblemException.notFound("record-not-found", "There is no record " + id + ".");
        }
        return states;
    }

    /** How the state that a change brought differs from the one before it; the first differs from nothing. */
    public List<FieldChange> difference(String id, long change) {
        List<RecordState> states = history(id);
        int at = place(states, change);
        return at + 1 < states.size()
                ? Differences.between(
                        states.get(at + 1).record(), states.get(at).record())
                : List.of();
    }

    /** How the present state differs from an earlier one: what bringing that back would undo. */
    public List<FieldChange> undone(String id, long change) {
        List<RecordState> states = history(id);
        return Differences.between(
                states.getFirst().record(), states.get(place(states, change)).record());
    }

    /** Says again what the record said then; that is a new change. */
    public void restore(String id, long change, long ifPresent) {
        List<RecordState> states = history(id);
        catalogue.amend(id, states.get(place(states, change)).record(), ifPresent);
    }

    private static int place(List<RecordState> states, long change) {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).change() == change) {
                return i;
            }
        }
        throw ProblemException.notFound("state-not-found", "The record was never changed under that number.");
    }

    private RecordForm.Understood understand(Draft draft, RecordForm form) {
        long characters =
                form.fields().values().stream().mapToLong(String::length).sum();
        if (characters > MOST_CHARACTERS) {
            throw new ProblemException(new Problem.TooLarge(
                    "record-too-large", "A record has " + MOST_CHARACTERS + " characters at most."));
        }
        return form.applyTo(draft.parts(), draft.base());
    }

    private List<Finding> found(Draft draft, MetadataRecord record) {
        List<Finding> all = new ArrayList<>(RecordFindings.of(record));
        for (FormPart part : draft.parts()) {
            long hidden = RecordForm.hiddenRows(part, draft.base());
            if (hidden > 0) {
                all.add(Finding.advice(
                        "rows-not-shown",
                        part.pointer(),
                        String.valueOf(RecordForm.MOST_ROWS),
                        String.valueOf(hidden)));
            }
        }
        for (int i = 0; i < record.relations().size(); i++) {
            String target = record.relations().get(i).target();
            if (target.equals(draft.id())) {
                all.add(Finding.blocking("relation-to-itself", "/relations/" + i + "/target"));
            } else if (CatalogueRecord.isId(target) && catalogue.find(target).isEmpty()) {
                all.add(Finding.advice("relation-unknown", "/relations/" + i + "/target", target));
            }
        }
        return all;
    }

    /** What was wrong before somebody came does not keep them from mending something else; a title there must be. */
    private boolean blocks(Draft draft, Finding finding) {
        return finding.isBlocking()
                && (draft.isNew()
                        || finding.code().equals("title-missing")
                        || Optional.of(found(draft, draft.base()))
                                .filter(before -> before.contains(finding))
                                .isEmpty());
    }
}
