package org.estran.app.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final String PASSWORD = "une marée de vive-eau";

    private final InMemoryHouse house = new InMemoryHouse();
    private final Accounts accounts = house.accounts;

    @AfterEach
    void close() {
        house.close();
    }

    private Account depositor() {
        return accounts.create(
                "depositor", "A depositor", "depositor@example.org", PASSWORD, Set.of(AccountRole.DEPOSITOR));
    }

    private Account administrator(String login) {
        return accounts.create(
                login, "An administrator", "admin@example.org", PASSWORD, Set.of(AccountRole.ADMINISTRATOR));
    }

    @Test
    void keepsAnAccountAsItWasMade() {
        Account made = depositor();
        assertThat(accounts.byId(made.id())).contains(made);
        assertThat(accounts.byLogin(" DEPOSITOR ")).contains(made);
        assertThat(made.roles()).containsExactly(AccountRole.DEPOSITOR);
        assertThat(accounts.all()).containsExactly(made);
    }

    @Test
    void keepsAnAccountWithoutAnyRoleAndOneWithAll() {
        Account reader = accounts.create("reader", "A reader", "r@example.org", PASSWORD, Set.of());
        Account all = accounts.create("all", "All at once", "a@example.org", PASSWORD, Set.of(AccountRole.values()));
        assertThat(accounts.byId(reader.id()).orElseThrow().roles()).isEmpty();
        assertThat(accounts.byId(all.id()).orElseThrow().roles()).containsExactlyInAnyOrder(AccountRole.values());
    }

    @Test
    void keepsNoPasswordInClear() {
        Account made = depositor();
        assertThat(house.rows.passwordHash(made.id()).orElseThrow())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD);
    }

    @Test
    void tellsEveryMistakeOfANewAccountAtOnce() {
        assertRefused(() -> accounts.create("É", " ", "nobody", "short", Set.of()))
                .satisfies(e -> assertThat(findings(e))
                        .containsExactlyInAnyOrder("login-form", "display-name-form", "email-form", "password-short"));
    }

    @Test
    void refusesALoginThatIsTaken() {
        depositor();
        assertRefused(this::depositor).satisfies(e -> assertThat(findings(e)).containsExactly("login-taken"));
    }

    @Test
    void asksOfAPasswordToBeLongAndNotKnownToEverybodyButNothingElse() {
        for (String weak : List.of("motdepasse123", "aaaaaaaaaaaaaaaa", "depositor1234", "abababababab")) {
            assertRefused(() -> accounts.create("depositor", "D", "d@example.org", weak, Set.of()))
                    .as(weak)
                    .satisfies(e -> assertThat(findings(e)).containsExactly("password-known"));
        }
        accounts.create("depositor", "D", "d@example.org", "toutes minuscules", Set.of());
    }

    @Test
    void changesThePasswordOfWhoeverKnowsTheOldOne() {
        Account made = depositor();
        assertRefused(() -> accounts.changePassword(made.id(), "not this one", "une morte-eau de mars"))
                .satisfies(e -> assertThat(findings(e)).containsExactly("password-wrong"));
        Account after = accounts.changePassword(made.id(), PASSWORD, "une morte-eau de mars");
        assertThat(after.credentialsEpoch()).isGreaterThan(made.credentialsEpoch());
        assertThat(house.signIn.attempt("depositor", PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Refused.class);
        assertThat(house.signIn.attempt("depositor", "une morte-eau de mars", "192.0.2.1"))
                .isEqualTo(new SignIn.Welcome(after));
    }

    @Test
    void aNewPasswordFromAnAdministratorBeginsANewEpoch() {
        Account made = depositor();
        Account admin = administrator("admin");
        accounts.resetPassword(made.id(), accounts.proposePassword(), admin.asCaller());
        assertThat(accounts.byId(made.id()).orElseThrow().credentialsEpoch()).isEqualTo(made.credentialsEpoch() + 1);
    }

    @Test
    void aProposedPasswordIsGoodEnoughAndNeverTheSame() {
        String one = accounts.proposePassword();
        assertThat(one).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}").isNotEqualTo(accounts.proposePassword());
        AccountRules.checkPassword(one, "depositor");
    }

    @Test
    void aShutAccountDoesNotSignInAndMayBeOpenedAgain() {
        Account made = depositor();
        Account admin = administrator("admin");
        accounts.disable(made.id(), admin.asCaller());
        assertThat(house.signIn.attempt("depositor", PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Refused.class);
        accounts.enable(made.id(), admin.asCaller());
        assertThat(house.signIn.attempt("depositor", PASSWORD, "192.0.2.1")).isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void nobodyShutsTheirOwnAccount() {
        Account admin = administrator("admin");
        administrator("second");
        assertThatThrownBy(() -> accounts.disable(admin.id(), admin.asCaller()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("own-account");
    }

    @Test
    void theCentreKeepsItsLastAdministrator() {
        Account admin = administrator("admin");
        Account second = administrator("second");
        accounts.disable(second.id(), admin.asCaller());
        assertThatThrownBy(() -> accounts.disable(admin.id(), second.asCaller()))
                .hasMessageContaining("last-administrator");
        assertThatThrownBy(() -> accounts.changeRoles(admin.id(), Set.of(AccountRole.DEPOSITOR), admin.asCaller()))
                .hasMessageContaining("last-administrator");
        assertThat(accounts.byId(admin.id()).orElseThrow().roles()).containsExactly(AccountRole.ADMINISTRATOR);
    }

    @Test
    void rolesAreReplacedAndTheChangeIsNoted() {
        Account made = depositor();
        Account admin = administrator("admin");
        accounts.changeRoles(made.id(), Set.of(AccountRole.MODERATOR), admin.asCaller());
        assertThat(accounts.byId(made.id()).orElseThrow().roles()).containsExactly(AccountRole.MODERATOR);
        assertThat(accounts.history(made.id(), 10)).anySatisfy(event -> {
            assertThat(event.kind()).isEqualTo(AccountEvent.Kind.ROLES_CHANGED);
            assertThat(event.byAccountId()).isEqualTo(admin.id());
            assertThat(event.detail()).isEqualTo("[DEPOSITOR] -> [MODERATOR]");
        });
    }

    @Test
    void aPersonSaysWhoTheyAre() {
        Account made = depositor();
        accounts.describe(made.id(), " Another name ", "new@example.org", Language.EN, made.asCaller());
        Account after = accounts.byId(made.id()).orElseThrow();
        assertThat(after.displayName()).isEqualTo("Another name");
        assertThat(after.language()).isEqualTo(Language.EN);
        assertThat(after.credentialsEpoch()).isEqualTo(made.credentialsEpoch());
    }

    @Test
    void signInsAndFailuresAreNotedWithoutWhatWasTyped() {
        Account made = depositor();
        house.signIn.attempt("depositor", PASSWORD, "192.0.2.1");
        house.signIn.attempt("depositor", "a wrong password", "192.0.2.2");
        house.signIn.attempt("a password typed as login", "x", "192.0.2.3");
        assertThat(accounts.history(made.id(), 10))
                .extracting(AccountEvent::kind)
                .contains(AccountEvent.Kind.SIGNED_IN, AccountEvent.Kind.SIGN_IN_FAILED);
        List<String> everything = house.jdbc
                .sql("select kind || coalesce(account_id, '') || coalesce(address, '') || detail from account_event")
                .query(String.class)
                .list();
        assertThat(everything).anyMatch(line -> line.contains("192.0.2.3")).noneMatch(line -> line.contains("typed"));
    }

    @Test
    void tooManyFailuresAreNotEvenLookedAt() {
        depositor();
        for (int i = 0; i < SignInThrottle.FAILURES_PER_LOGIN; i++) {
            house.throttle.begin("depositor", "192.0.2.1");
        }
        assertThat(house.signIn.attempt("Depositor", PASSWORD, "192.0.2.9")).isInstanceOf(SignIn.TooMany.class);
    }

    @Test
    void anUnknownLoginCostsAsMuchWorkAsAWrongPassword() {
        Account made = depositor();
        String hash = house.rows.passwordHash(made.id()).orElseThrow();
        assertThat(costOf(house.hashes.ofNobody()))
                .isEqualTo(costOf(hash))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(house.hashes.ofNobody()).hasSameSizeAs(hash);
        assertThat(house.hashes.matches("any password", null)).isFalse();
    }

    /** Everything of an encoded hash but the salt and the hash. */
    private static String costOf(String encoded) {
        return encoded.substring(0, encoded.lastIndexOf('$', encoded.lastIndexOf('$') - 1) + 1);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return assertThatThrownBy(work).isInstanceOf(ProblemException.class);
    }

    private static List<String> findings(Throwable refused) {
        return ((ProblemException) refused)
                .problem().findings().stream().map(Finding::code).toList();
    }
}
