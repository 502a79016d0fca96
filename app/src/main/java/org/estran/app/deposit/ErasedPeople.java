package org.estran.app.deposit;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountErased;
import org.estran.app.accounts.Accounts;
import org.estran.app.archive.Staging;
import org.estran.app.deposit.sharing.Coauthor;
import org.estran.app.deposit.sharing.Rights;
import org.estran.app.deposit.sharing.SharingRows;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes a person out of the deposits when what is known of them is erased. What was published stays as it was published;
 * what was said in a review stays, without the name of who said it; a draft goes on with a co-author who may edit it, and
 * is given up where there is none; what was refused or given up loses its description and its files.
 */
@Component
class ErasedPeople {

    private static final List<String> NAMES_BESIDE_ACCOUNTS = List.of(
            "UPDATE deposit SET owner_name = :erased WHERE owner = :account",
            "UPDATE deposit_event SET actor_name = :erased WHERE actor = :account",
            "UPDATE deposit_event SET words = :erased WHERE what = 'shared' AND words = :name",
            "UPDATE review_comment SET author_name = :erased WHERE author = :account",
            "UPDATE review_answer SET author_name = :erased WHERE author = :account",
            "UPDATE review_proposal SET author_name = :erased WHERE author = :account",
            "DELETE FROM deposit_coauthor WHERE account = :account",
            "DELETE FROM deposit_invitation WHERE lower(email) = lower(:email)",
            "DELETE FROM deposit_request WHERE owner = :account",
            "DELETE FROM table_profile WHERE account_id = :account");

    private final DepositRows rows;
    private final SharingRows sharing;
    private final Accounts accounts;
    private final Staging staging;
    private final JdbcClient db;
    private final Clock clock;

    ErasedPeople(
            DepositRows rows, SharingRows sharing, Accounts accounts, Staging staging, JdbcClient db, Clock clock) {
        this.rows = rows;
        this.sharing = sharing;
        this.accounts = accounts;
        this.staging = staging;
        this.db = db;
        this.clock = clock;
    }

    /** @throws ProblemException {@code account-deposits-in-review} */
    @EventListener
    void erased(AccountErased person) {
        rows.ownedBy(person.accountId()).forEach(this::end);
        Map<String, String> parameters = Map.of(
                "account", person.accountId(),
                "name", person.name(),
                "email", person.email(),
                "erased", Account.ERASED_NAME);
        for (String change : NAMES_BESIDE_ACCOUNTS) {
            db.sql(change).params(parameters).update();
        }
    }

    private void end(Deposit deposit) {
        switch (deposit) {
            case Deposit.Editable draft ->
                heir(draft.id()).ifPresentOrElse(heir -> handOver(draft.id(), heir), () -> giveUp(draft));
            case Deposit.Refused refused -> empty(refused.id());
            case Deposit.Abandoned abandoned -> empty(abandoned.id());
            case Deposit.Published published -> {}
            case Deposit.Submitted s -> throw inReview();
            case Deposit.InReview r -> throw inReview();
            case Deposit.Accepted a -> throw inReview();
            case Deposit.Publishing p -> throw inReview();
        }
    }

    private Optional<Account> heir(String id) {
        return sharing.coauthors(id).stream()
                .filter(coauthor -> coauthor.rights() == Rights.EDIT)
                .map(Coauthor::account)
                .flatMap(account -> accounts.byId(account).stream())
                .filter(Account::isEnabled)
                .findFirst();
    }

    private void handOver(String id, Account heir) {
        sharing.remove(id, heir.id());
        rows.setOwner(id, heir.id(), heir.displayName());
        rows.note(id, "", "", "handed-over", "", clock.instant());
    }

    private void giveUp(Deposit.Editable draft) {
        rows.note(draft.id(), "", "", "abandoned", "", clock.instant());
        rows.move(new Deposit.Abandoned(draft.contents()), clock.instant());
        empty(draft.id());
    }

    private void empty(String id) {
        rows.describe(id, MetadataRecord.titled(Kind.DATASET, LocalizedText.NONE), clock.instant());
        rows.forgetPast(id);
        rows.removeFiles(id);
        db.sql("UPDATE deposit SET reason = '' WHERE id = ? AND reason IS NOT NULL")
                .param(id)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                staging.dropArea(id);
            }
        });
    }

    private static ProblemException inReview() {
        return ProblemException.conflict(
                "account-deposits-in-review",
                "A deposit of this account is with the moderators: it is returned, refused or published first.");
    }
}
