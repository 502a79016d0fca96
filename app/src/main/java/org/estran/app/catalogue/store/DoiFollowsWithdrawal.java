package org.estran.app.catalogue.store;

import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.identifiers.Identifiers;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes the DOI of a withdrawn record out of DataCite's search, in the same transaction; it still leads to the page. */
@Component
class DoiFollowsWithdrawal {

    private final RecordRows records;
    private final Identifiers identifiers;

    DoiFollowsWithdrawal(RecordRows records, Identifiers identifiers) {
        this.records = records;
        this.identifiers = identifiers;
    }

    @EventListener
    void on(RecordWithdrawn withdrawn) {
        if (withdrawn.scope() == Withdrawal.Scope.ALL) {
            records.find(withdrawn.id()).ifPresent(record -> hide(record.doi()));
        }
    }

    // A DOI that is not of this centre's giving is not ours to hide.
    private void hide(@Nullable Doi doi) {
        if (doi != null && identifiers.state(doi).isPresent()) {
            identifiers.hide(doi);
        }
    }
}
