package org.estran.app.access;

import java.time.Clock;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.FileWithdrawal;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.AccessCondition;
import org.jspecify.annotations.Nullable;

/**
 * Somebody before the files of one version. What they may beyond others is looked up once, and only when it matters, so
 * that a hundred thousand files cost no more than one; the clock is asked for each file.
 */
public final class Reader {

    private final Caller caller;
    private final CatalogueRecord record;
    private final Clock clock;
    private final Standing standing;
    private @Nullable Boolean isLetIn;
    private @Nullable Terms terms;

    /** What a reader may beyond others, as the rooms' rows say. */
    interface Standing {
        /** Whether closed data of the record are open to them. */
        boolean mayReadClosed();

        Terms terms();
    }

    /**
     * @param stand whether any stand before the data
     * @param first those that this reader has to accept first; null where they need not
     */
    record Terms(boolean stand, @Nullable StatedTerms first) {}

    Reader(Caller caller, CatalogueRecord record, Clock clock, Standing standing) {
        this.caller = caller;
        this.record = record;
        this.clock = clock;
        this.standing = standing;
    }

    Caller caller() {
        return caller;
    }

    CatalogueRecord record() {
        return record;
    }

    public Decision mayRead(PublishedFile file) {
        Withdrawal withdrawal = withdrawalOf(file);
        if (withdrawal != null) {
            return new Decision.Withdrawn(withdrawal);
        }
        AccessCondition condition = record.access().of(file.path()).at(clock.instant());
        return switch (condition) {
            case AccessCondition.Open open -> onTerms(true);
            case AccessCondition.Embargoed embargo ->
                isLetIn() ? onTerms(false) : new Decision.Embargoed(embargo.until());
            case AccessCondition.Restricted restricted ->
                isLetIn() ? onTerms(false) : new Decision.Restricted(restricted.reason());
        };
    }

    /** Whether there are terms that this reader has to accept first. */
    public boolean hasTermsFirst() {
        return terms().first() != null;
    }

    private Decision onTerms(boolean toAll) {
        StatedTerms first = terms().first();
        return first == null ? new Decision.Open(toAll && !terms().stand()) : new Decision.TermsFirst(first);
    }

    private Terms terms() {
        Terms known = terms;
        if (known == null) {
            known = standing.terms();
            terms = known;
        }
        return known;
    }

    /** Of its version, or of it alone. */
    private @Nullable Withdrawal withdrawalOf(PublishedFile file) {
        FileWithdrawal ofFile = file.withdrawal();
        Withdrawal ofVersion = record.withdrawal();
        return ofVersion == null && ofFile != null ? ofFile.withdrawal() : ofVersion;
    }

    private boolean isLetIn() {
        if (isLetIn == null) {
            isLetIn = standing.mayReadClosed();
        }
        return isLetIn;
    }
}
