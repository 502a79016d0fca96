package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.QualityFinding.Decision;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What quality control says of the files of a deposit, and what a person decides about it. */
@Component
public class DraftQuality {

    /** What is shown, decided and published with a deposit; a file that fails more than that is not one to flag by hand. */
    public static final int MOST = 500;

    private final Deposits deposits;
    private final DepositRows rows;
    private final QualityRows quality;
    private final Clock clock;

    DraftQuality(Deposits deposits, DepositRows rows, QualityRows quality, Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.quality = quality;
        this.clock = clock;
    }

    /** The first of them, in the order of files. */
    public List<QualityFinding> findings(Caller caller, String id) {
        deposits.find(caller, id);
        return quality.all(id, MOST);
    }

    /**
     * Keeps what a person decided about the flags proposed for each of the first {@link #MOST}.
     *
     * @param decisions null for one that stays, or becomes, undecided
     * @param ifRevision the revision the caller has seen; null to write in any case
     * @throws ProblemException {@code deposit-outdated}; {@code quality-only-told} for flags that are not kept
     */
    public void decide(
            Caller caller,
            String id,
            Function<QualityFinding, @Nullable Decision> decisions,
            @Nullable Long ifRevision) {
        deposits.inTransaction(() -> {
            rows.lock(id);
            Deposit.Editable deposit = deposits.editable(caller, id);
            Deposits.refuseOutdated(deposit, ifRevision);
            Instant now = clock.instant();
            for (QualityFinding finding : quality.all(id, MOST)) {
                Decision decision = decisions.apply(finding);
                if (decision == Decision.ACCEPTED && !finding.rule().isOfTheFileAlone()) {
                    throw ProblemException.conflict(
                            "quality-only-told",
                            "What fails by " + finding.rule().code() + " is told, not flagged.");
                }
                if (decision != finding.decision()) {
                    quality.decide(id, finding.decided(decision, Deposits.account(caller), now));
                }
            }
            rows.describe(id, deposit.contents().record(), now);
            return deposit;
        });
    }
}
