package org.estran.app.deposit;

import java.util.ArrayList;
import java.util.List;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.description.Differences;
import org.estran.app.description.FieldChange;
import org.estran.app.description.FormPart;
import org.estran.app.description.Reconciliation;
import org.estran.app.description.RecordForm;
import org.estran.app.description.Sections;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.springframework.stereotype.Component;

/** Of two tabs, or two people, who changed one draft at once, the second sees both states and loses nothing. */
@Component
public class Disputes {

    private final Deposits deposits;
    private final PastStates past;

    Disputes(Deposits deposits, PastStates past) {
        this.deposits = deposits;
        this.past = past;
    }

    /**
     * Both states of a draft.
     *
     * @param deposit as it is
     * @param theirs what was saved since the caller began, field by field
     * @param mine what the caller would have saved
     * @param form both together; where both changed a field, the caller's text
     * @param access likewise
     * @param findings beside each field that both changed
     */
    public record Both(
            Deposit deposit,
            List<FieldChange> theirs,
            List<FieldChange> mine,
            RecordForm form,
            AccessPolicy access,
            List<Finding> findings) {}

    /** What a form was begun with. */
    public record Begun(MetadataRecord record, AccessPolicy access) {}

    /** What the draft was at that revision; as it is, where that is not known any more. */
    public Begun at(Caller caller, String id, long revision) {
        Contents now = deposits.find(caller, id).contents();
        return past.at(id, revision)
                .map(state -> new Begun(state.record(), state.access()))
                .orElseGet(() -> new Begun(now.record(), now.access()));
    }

    /** Puts what the caller would have saved together with what is there. */
    public Both both(Caller caller, String id, Begun base, MetadataRecord mine, AccessPolicy myAccess) {
        Deposit deposit = deposits.find(caller, id);
        Contents now = deposit.contents();
        List<FormPart> parts = Sections.deposited();
        Reconciliation merged = Reconciliation.of(base.record(), mine, now.record());
        List<Finding> findings = new ArrayList<>();
        merged.disputed().forEach(pointer -> findings.add(Finding.advice("changed-by-both", pointer)));
        boolean isMine = !myAccess.equals(base.access());
        if (isMine && !now.access().equals(base.access()) && !now.access().equals(myAccess)) {
            findings.add(Finding.advice("changed-by-both", "/access"));
        }
        return new Both(
                deposit,
                Differences.between(base.record(), now.record()),
                Differences.between(base.record(), mine),
                RecordForm.of(parts, merged.merged()).startingFrom(parts, now.record()),
                isMine ? myAccess : now.access(),
                findings);
    }
}
