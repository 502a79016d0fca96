package org.estran.app.access;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
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

    private final CatalogueRecord record;
    private final Clock clock;
    private final BooleanSupplier mayReadClosed;
    private @Nullable Boolean isLetIn;

    /** @param mayReadClosed whether closed data of this record are open to them */
    Reader(CatalogueRecord record, Clock clock, BooleanSupplier mayReadClosed) {
        this.record = record;
        this.clock = clock;
        this.mayReadClosed = mayReadClosed;
    }

    public Decision mayRead(PublishedFile file) {
        Withdrawal withdrawal = withdrawalOf(file);
        if (withdrawal != null) {
            return new Decision.Withdrawn(withdrawal);
        }
        Instant now = clock.instant();
        AccessCondition condition = record.access().of(file.path()).at(now);
        return switch (condition) {
            case AccessCondition.Open open -> new Decision.Open(true);
            case AccessCondition.Embargoed embargo ->
                isLetIn() ? new Decision.Open(false) : new Decision.Embargoed(embargo.until());
            case AccessCondition.Restricted restricted ->
                isLetIn() ? new Decision.Open(false) : new Decision.Restricted(restricted.reason());
        };
    }

    /** Of its version, or of it alone. */
    private @Nullable Withdrawal withdrawalOf(PublishedFile file) {
        FileWithdrawal ofFile = file.withdrawal();
        Withdrawal ofVersion = record.withdrawal();
        return ofVersion == null && ofFile != null ? ofFile.withdrawal() : ofVersion;
    }

    private boolean isLetIn() {
        if (isLetIn == null) {
            isLetIn = mayReadClosed.getAsBoolean();
        }
        return isLetIn;
    }
}
