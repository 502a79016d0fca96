package org.estran.app.deposit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.sharing.Invitation;
import org.estran.app.deposit.sharing.Rights;
import org.estran.app.deposit.sharing.Secrets;
import org.estran.app.deposit.sharing.SharingRows;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who works on a deposit beside its depositor. The depositor invites them, by the name of their account or by a mail with a
 * link that works once, and takes their rights back; what they wrote stays.
 */
@Component
public class Coauthors {

    private static final Duration VALID = Duration.ofDays(14);
    private static final int MOST = 100;

    private final Deposits deposits;
    private final SharingRows rows;
    private final DepositRows depositRows;
    private final Accounts accounts;
    private final Secrets secrets;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Coauthors(
            Deposits deposits,
            SharingRows rows,
            DepositRows depositRows,
            Accounts accounts,
            Secrets secrets,
            ApplicationEventPublisher news,
            Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.depositRows = depositRows;
        this.accounts = accounts;
        this.secrets = secrets;
        this.news = news;
        this.clock = clock;
    }

    /** A co-author by name; empty where the account is gone. */
    public record Named(String account, String name, Rights rights) {}

    public List<Named> of(Caller caller, String id) {
        deposits.find(caller, id);
        return rows.coauthors(id).stream()
                .map(one -> new Named(
                        one.account(),
                        accounts.byId(one.account()).map(Account::displayName).orElse(""),
                        one.rights()))
                .toList();
    }

    /** Those that wait for an answer; addresses are the depositor's alone to see. */
    public List<Invitation> invitations(Caller caller, String id) {
        Deposit deposit = deposits.find(caller, id);
        return deposits.isDepositor(caller, deposit) ? rows.invitations(id) : List.of();
    }

    /**
     * Invites somebody: an account at once, an address by mail.
     *
     * @param who the name of an account, or an address
     * @throws ProblemException {@code coauthor-invalid} with what is wrong; {@code not-the-depositor}
     */
    public void invite(Caller caller, String id, String who, String rights, Language language) {
        deposits.inTransaction(() -> {
            Deposit deposit = own(caller, id);
            String name = who.strip();
            Optional<Rights> may = Rights.of(rights);
            Optional<Account> account = name.contains("@") ? Optional.empty() : accounts.byLogin(name);
            Finding wrong = may.isEmpty()
                    ? Finding.blocking("coauthor-rights", "/rights")
                    : name.contains("@")
                            ? name.matches("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}")
                                    ? null
                                    : Finding.blocking("coauthor-address", "/who")
                            : account.filter(Account::isEnabled).isEmpty()
                                    ? Finding.blocking("coauthor-unknown", "/who", name)
                                    : account.get().id().equals(caller.accountId())
                                            ? Finding.blocking("coauthor-self", "/who")
                                            : null;
            if (wrong != null) {
                throw ProblemException.invalid("coauthor-invalid", "Nobody can be invited so.", List.of(wrong));
            }
            if (rows.coauthors(id).size() + rows.invitations(id).size() >= MOST) {
                throw ProblemException.conflict("coauthors-full", "No more than " + MOST + " people share a deposit.");
            }
            if (account.isPresent()) {
                add(deposit, account.get(), may.orElseThrow(), caller);
            } else {
                write(caller, deposit, name, may.orElseThrow(), language);
            }
            return deposit;
        });
    }

    private void add(Deposit deposit, Account account, Rights rights, Caller by) {
        rows.put(deposit.id(), account.id(), rights, clock.instant());
        depositRows.note(deposit.id(), by, "shared", account.displayName(), clock.instant());
    }

    private void write(Caller caller, Deposit deposit, String address, Rights rights, Language language) {
        String secret = secrets.secret();
        Invitation invitation = new Invitation(
                secrets.id(),
                deposit.id(),
                address,
                language,
                rights,
                clock.instant(),
                clock.instant().plus(VALID));
        rows.invite(invitation, secret);
        news.publishEvent(
                new CoauthorInvited(deposit, invitation, Deposits.account(caller), caller.displayName(), secret));
    }

    /** Somebody's invitation to which they have not answered, for whoever writes to them. */
    public Optional<Invitation> invitation(String invitationId) {
        return rows.invitation(invitationId);
    }

    /** An invitation as its reader sees it. */
    public record Offer(Invitation invitation, Deposit deposit) {}

    /** @throws ProblemException {@code invitation-not-found} where it was taken, taken back, or is too old */
    public Offer offered(String secret) {
        return rows.invitationBehind(secret)
                .filter(invitation -> clock.instant().isBefore(invitation.expiresAt()))
                .flatMap(invitation ->
                        depositRows.find(invitation.depositId()).map(deposit -> new Offer(invitation, deposit)))
                .orElseThrow(() -> ProblemException.notFound(
                        "invitation-not-found", "This invitation was taken, taken back, or is too old."));
    }

    /** Whoever is signed in takes it; it works once. */
    public Deposit take(Caller caller, String secret) {
        return deposits.inTransaction(() -> {
            String account = Deposits.account(caller);
            Offer offer = offered(secret);
            Deposit deposit = offer.deposit();
            rows.removeInvitation(deposit.id(), offer.invitation().id());
            if (!deposit.contents().owner().equals(account)) {
                add(
                        deposit,
                        accounts.byId(account).orElseThrow(),
                        offer.invitation().rights(),
                        caller);
            }
            return deposit;
        });
    }

    /** Takes somebody's rights back, or an invitation; who has none loses nothing. Co-authors may leave by themselves. */
    public void remove(Caller caller, String id, String accountOrInvitation) {
        deposits.inTransaction(() -> {
            Deposit deposit =
                    accountOrInvitation.equals(caller.accountId()) ? deposits.find(caller, id) : own(caller, id);
            rows.remove(id, accountOrInvitation);
            rows.removeInvitation(id, accountOrInvitation);
            return deposit;
        });
    }

    private Deposit own(Caller caller, String id) {
        Deposit deposit = deposits.find(caller, id);
        deposits.refuseUnlessDepositor(caller, deposit);
        return deposit;
    }
}
