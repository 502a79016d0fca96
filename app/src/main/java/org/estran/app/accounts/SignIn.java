package org.estran.app.accounts;

import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells whether somebody is who they say, by login and password. */
@Component
public class SignIn {

    /** What came of it. */
    public sealed interface Outcome {}

    /** They are who they say. */
    public record Welcome(Account account) implements Outcome {}

    /** Wrong login, wrong password or a shut account: nobody is told which. */
    public record Refused() implements Outcome {}

    /** Too many failures lately; nothing was looked at. */
    public record TooMany(Duration retryAfter) implements Outcome {}

    private final AccountRows rows;
    private final PasswordHashes hashes;
    private final SignInThrottle throttle;
    private final AccountJournal journal;

    SignIn(AccountRows rows, PasswordHashes hashes, SignInThrottle throttle, AccountJournal journal) {
        this.rows = rows;
        this.hashes = hashes;
        this.throttle = throttle;
        this.journal = journal;
    }

    /**
     * Tries a login and a password.
     *
     * @param address the client's network address
     */
    public Outcome attempt(String typedLogin, String rawPassword, String address) {
        String login = AccountRules.normalisedLogin(typedLogin);
        Optional<Duration> wait = throttle.begin(login, address);
        if (wait.isPresent()) {
            return new TooMany(wait.get());
        }
        Optional<Account> account = rows.byLogin(login);
        String hash = account.flatMap(known -> rows.passwordHash(known.id())).orElse(null);
        boolean known = rawPassword.length() <= 4 * AccountRules.LONGEST_PASSWORD && hashes.matches(rawPassword, hash);
        if (!known || account.isEmpty() || !account.get().isEnabled()) {
            journal.noteAtDoor(
                    AccountEvent.Kind.SIGN_IN_FAILED, account.map(Account::id).orElse(null), address);
            return new Refused();
        }
        throttle.succeeded(login, address);
        journal.noteAtDoor(AccountEvent.Kind.SIGNED_IN, account.get().id(), address);
        return new Welcome(account.get());
    }

    /** Notes that somebody signed out. */
    public void left(String accountId, String address) {
        journal.noteAtDoor(AccountEvent.Kind.SIGNED_OUT, accountId, address);
    }
}
