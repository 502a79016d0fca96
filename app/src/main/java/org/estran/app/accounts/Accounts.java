package org.estran.app.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The accounts of the centre. Passwords are hashed before any transaction begins: a hash takes long enough to keep
 * others from writing.
 */
@Component
public class Accounts {

    private static final String UNMISTAKABLE = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int PROPOSED_CHARACTERS = 20;

    private final AccountRows rows;
    private final AccessTokens tokens;
    private final AccountJournal journal;
    private final PasswordHashes hashes;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator randomness;

    Accounts(
            AccountRows rows,
            AccessTokens tokens,
            AccountJournal journal,
            PasswordHashes hashes,
            ApplicationEventPublisher news,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator randomness) {
        this.rows = rows;
        this.tokens = tokens;
        this.journal = journal;
        this.hashes = hashes;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
        this.randomness = randomness;
    }

    /** Makes an account on the centre's own behalf (first start, sample centre). */
    public Account create(String login, String displayName, String email, String rawPassword, Set<AccountRole> roles) {
        return create(login, displayName, email, rawPassword, roles, Caller.ANONYMOUS);
    }

    /**
     * Makes an account; a problem {@code invalid-account} tells every mistake at once.
     *
     * @param by who asked for it
     */
    public Account create(
            String login, String displayName, String email, String rawPassword, Set<AccountRole> roles, Caller by) {
        String kept = AccountRules.normalisedLogin(login);
        AccountRules.checkNew(kept, displayName, email, rawPassword);
        refuseTaken(kept);
        String hash = hashes.hash(rawPassword);
        Account account = new Account(
                RandomIds.id(randomness),
                kept,
                displayName.strip(),
                email.strip(),
                null,
                roles,
                Instant.ofEpochMilli(clock.millis()),
                null,
                null,
                0);
        transaction.executeWithoutResult(status -> {
            refuseTaken(kept);
            rows.insert(account, hash);
            journal.note(AccountEvent.Kind.CREATED, account.id(), by.accountId(), said(roles));
        });
        return account;
    }

    public Optional<Account> byId(String id) {
        return rows.byId(id);
    }

    /** The names of accounts as they wish to be shown, by id; of whoever is no longer here, none. */
    public Map<String, String> displayNames(Stream<String> ids) {
        return ids.distinct()
                .flatMap(id -> rows.byId(id).stream())
                .collect(Collectors.toMap(Account::id, Account::displayName));
    }

    /** The account of that login, however its letters are cased. */
    public Optional<Account> byLogin(String login) {
        return rows.byLogin(AccountRules.normalisedLogin(login));
    }

    /** Every account, by login. */
    public List<Account> all() {
        return rows.all();
    }

    /** The newest audit lines about an account, newest first. */
    public List<AccountEvent> history(String accountId, int limit) {
        return journal.about(accountId, limit);
    }

    /** Makes an access token that does not expire by itself; its clear text is told this once. */
    public String issueToken(String accountId, String label) {
        return tokens.issue(accountId, label, null, null).clearText();
    }

    /** Changes what the person says about themselves. */
    public void describe(String accountId, String displayName, String email, @Nullable Language language, Caller by) {
        AccountRules.checkPerson(displayName, email);
        transaction.executeWithoutResult(status -> {
            existing(accountId);
            rows.updatePerson(accountId, displayName.strip(), email.strip(), language);
            journal.note(AccountEvent.Kind.DESCRIBED, accountId, by.accountId(), "");
        });
    }

    /**
     * Changes one's own password; every session of the account ends.
     *
     * @return the account in its new epoch, for the session in hand to go on with
     */
    public Account changePassword(String accountId, String current, String wanted) {
        Account account = existing(accountId);
        refuseOtherPassword(accountId, current);
        AccountRules.checkPassword(wanted, account.login());
        replacePassword(accountId, wanted, AccountEvent.Kind.PASSWORD_CHANGED, accountId);
        return existing(accountId);
    }

    /** Gives an account another password, on an administrator's behalf; every session of the account ends. */
    public void resetPassword(String accountId, String wanted, Caller by) {
        AccountRules.checkPassword(wanted, known(accountId).login());
        replacePassword(accountId, wanted, AccountEvent.Kind.PASSWORD_RESET, by.accountId());
    }

    private void replacePassword(
            String accountId, String wanted, AccountEvent.Kind kind, @Nullable String byAccountId) {
        String hash = hashes.hash(wanted);
        transaction.executeWithoutResult(status -> {
            rows.updatePassword(accountId, hash);
            journal.note(kind, accountId, byAccountId, "");
        });
    }

    /** Gives the account these roles and no other; the centre keeps at least one administrator. */
    public void changeRoles(String accountId, Set<AccountRole> roles, Caller by) {
        transaction.executeWithoutResult(status -> {
            Account account = known(accountId);
            if (account.roles().equals(roles)) {
                return;
            }
            if (!roles.contains(AccountRole.ADMINISTRATOR)) {
                refuseLosingLastAdministrator(account);
            }
            rows.replaceRoles(accountId, roles);
            journal.note(
                    AccountEvent.Kind.ROLES_CHANGED,
                    accountId,
                    by.accountId(),
                    said(account.roles()) + " -> " + said(roles));
        });
    }

    /** Shuts an account: its sessions end and its tokens open nothing. Never one's own, nor the last administrator's. */
    public void disable(String accountId, Caller by) {
        transaction.executeWithoutResult(status -> {
            Account account = existing(accountId);
            if (!account.isEnabled()) {
                return;
            }
            if (Objects.equals(accountId, by.accountId())) {
                throw ProblemException.conflict("own-account", "Nobody shuts the account they work with.");
            }
            refuseLosingLastAdministrator(account);
            rows.updateDisabled(accountId, clock.instant());
            journal.note(AccountEvent.Kind.DISABLED, accountId, by.accountId(), "");
        });
    }

    public void enable(String accountId, Caller by) {
        transaction.executeWithoutResult(status -> {
            if (!known(accountId).isEnabled()) {
                rows.updateDisabled(accountId, null);
                journal.note(AccountEvent.Kind.ENABLED, accountId, by.accountId(), "");
            }
        });
    }

    /**
     * Erases one's own name, address, login and password, and what other rooms keep of oneself; see {@link AccountErased}.
     * Nothing brings them back. The id stays, without a person, with what was done under it.
     *
     * @throws ProblemException {@code invalid-account} with {@code password-wrong}; {@code last-administrator}
     */
    public void eraseOwn(String accountId, String password) {
        refuseOtherPassword(accountId, password);
        erase(accountId, accountId);
    }

    /**
     * Erases what is known of the person of another account, on an administrator's behalf; as {@link #eraseOwn}.
     *
     * @param login the account's, typed once more: nothing brings it back
     * @throws ProblemException {@code invalid-account} with {@code login-other}; {@code own-account}, for one's own asks for
     *     one's password
     */
    public void erase(String accountId, String login, Caller by) {
        if (Objects.equals(accountId, by.accountId())) {
            throw ProblemException.conflict("own-account-erased", "One's own account is erased on its own page.");
        }
        if (!existing(accountId).login().equals(AccountRules.normalisedLogin(login))) {
            throw ProblemException.invalid(
                    "invalid-account",
                    "The login is not that of the account.",
                    List.of(Finding.blocking("login-other", "/login")));
        }
        erase(accountId, by.accountId());
    }

    private void erase(String accountId, @Nullable String by) {
        transaction.executeWithoutResult(status -> {
            Account account = known(accountId);
            refuseLosingLastAdministrator(account);
            news.publishEvent(new AccountErased(accountId, account.displayName(), account.email()));
            rows.erase(accountId, hashes.ofNobody(), clock.instant());
            journal.note(AccountEvent.Kind.ERASED, accountId, by, "");
        });
    }

    private void refuseOtherPassword(String accountId, String password) {
        if (!hashes.matches(password, rows.passwordHash(accountId).orElse(null))) {
            throw ProblemException.invalid(
                    "invalid-account",
                    "The present password is not the one given.",
                    List.of(Finding.blocking("password-wrong", "/current")));
        }
    }

    /** A password nobody can guess and a person can copy from paper; long enough for any account. */
    public String proposePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PROPOSED_CHARACTERS; i++) {
            if (i > 0 && i % 5 == 0) {
                password.append('-');
            }
            password.append(UNMISTAKABLE.charAt(randomness.nextInt(UNMISTAKABLE.length())));
        }
        return password.toString();
    }

    boolean hasAdministrator() {
        return rows.countEnabled(AccountRole.ADMINISTRATOR) > 0;
    }

    private Account existing(String accountId) {
        return rows.byId(accountId)
                .orElseThrow(() -> ProblemException.notFound("no-such-account", "There is no such account."));
    }

    private Account known(String accountId) {
        Account account = existing(accountId);
        if (account.isErased()) {
            throw ProblemException.conflict("account-erased", "Nothing is known here of whose account it was.");
        }
        return account;
    }

    private void refuseTaken(String login) {
        if (rows.byLogin(login).isPresent()) {
            throw ProblemException.invalid(
                    "invalid-account", "The login is taken.", List.of(Finding.blocking("login-taken", "/login")));
        }
    }

    private void refuseLosingLastAdministrator(Account account) {
        if (account.isEnabled()
                && account.roles().contains(AccountRole.ADMINISTRATOR)
                && rows.countEnabled(AccountRole.ADMINISTRATOR) == 1) {
            throw ProblemException.conflict("last-administrator", "The centre keeps at least one administrator.");
        }
    }

    private static String said(Set<AccountRole> roles) {
        return new TreeSet<>(roles).toString();
    }
}
