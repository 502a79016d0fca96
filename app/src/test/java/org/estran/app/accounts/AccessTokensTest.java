package org.estran.app.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final String MACHINE_TOKEN = "a-token-for-machines-only";

    private final InMemoryHouse house = new InMemoryHouse();
    private final AccessTokens tokens = house.tokens;
    private final BearerTokens bearers = house.bearerTokens(new AdminProperties(null, MACHINE_TOKEN));
    private Account account;

    @BeforeEach
    void anAccount() {
        account = house.accounts.create(
                "depositor", "A depositor", "d@example.org", "une marée de vive-eau", Set.of(AccountRole.DEPOSITOR));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aTokenOpensTheAccountItWasMadeFor() {
        String clearText = house.accounts.issueToken(account.id(), "a script");
        assertThat(clearText).matches("estran_[A-Za-z0-9_-]{43}");
        assertThat(bearers.bearer(clearText).orElseThrow().account()).isEqualTo(account);
    }

    @Test
    void onlyTheDigestIsKept() {
        String clearText = house.accounts.issueToken(account.id(), "a script");
        String kept = house.jdbc
                .sql("select secret_hash from access_token")
                .query(String.class)
                .single();
        assertThat(kept).hasSize(64).isEqualTo(AccessTokens.digest(clearText));
    }

    @Test
    void otherTextsOpenNothing() {
        String clearText = house.accounts.issueToken(account.id(), "a script");
        for (String other : new String[] {"", "estran_", clearText + "x", clearText.substring(1), "Bearer"}) {
            assertThat(bearers.bearer(other)).as(other).isEmpty();
        }
    }

    @Test
    void aRevokedTokenOpensNothingAndNoOtherAccountRevokesIt() {
        AccessToken.Issued issued = tokens.issue(account.id(), "a script", null, null);
        assertThatThrownBy(() -> tokens.revoke("somebody-else", issued.token().id()))
                .hasMessageContaining("no-such-token");
        tokens.revoke(account.id(), issued.token().id());
        assertThat(bearers.bearer(issued.clearText())).isEmpty();
    }

    @Test
    void anExpiredTokenOpensNothing() {
        String clearText =
                tokens.issue(account.id(), "a script", Duration.ofDays(1), null).clearText();
        assertThat(bearers.bearer(clearText)).isPresent();
        house.wait(Duration.ofDays(1));
        assertThat(bearers.bearer(clearText)).isEmpty();
    }

    @Test
    void theTokenOfAShutAccountOpensNothing() {
        String clearText = house.accounts.issueToken(account.id(), "a script");
        house.accounts.disable(account.id(), Caller.ANONYMOUS);
        assertThat(bearers.bearer(clearText)).isEmpty();
    }

    @Test
    void theDayOfTheLastUseIsKnown() {
        String clearText = house.accounts.issueToken(account.id(), "a script");
        assertThat(tokens.of(account.id()).getFirst().lastUsedOn()).isNull();
        tokens.use(clearText);
        assertThat(tokens.of(account.id()).getFirst().lastUsedOn()).isEqualTo(LocalDate.of(2026, 11, 21));
        house.wait(Duration.ofDays(2));
        tokens.use(clearText);
        assertThat(tokens.of(account.id()).getFirst().lastUsedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void aTokenMadeWithATokenNeitherOutlivesItNorSurvivesItsRevocation() {
        AccessToken.Issued first = tokens.issue(account.id(), "first", Duration.ofDays(10), null);
        AccessToken.Issued second = tokens.issue(account.id(), "second", null, first.token());
        AccessToken.Issued third = tokens.issue(account.id(), "third", Duration.ofDays(1), second.token());
        assertThat(second.token().expiresAt()).isEqualTo(first.token().expiresAt());
        assertThat(third.token().expiresAt()).isBefore(first.token().expiresAt());
        tokens.revoke(account.id(), first.token().id());
        assertThat(tokens.of(account.id())).isEmpty();
    }

    @Test
    void aTokenHasALabel() {
        assertThatThrownBy(() -> house.accounts.issueToken(account.id(), " ")).hasMessageContaining("label");
    }

    @Test
    void theMachineTokenActsAsTheFirstAdministrator() {
        assertThat(bearers.bearer(MACHINE_TOKEN)).isEmpty();
        new FirstAdministrator(house.accounts, new AdminProperties("une marée de morte-eau", MACHINE_TOKEN)).run(null);
        assertThat(bearers.bearer(MACHINE_TOKEN).orElseThrow().account().login())
                .isEqualTo("admin");
        assertThat(bearers.bearer(MACHINE_TOKEN + "x")).isEmpty();
    }

    @Test
    void theFirstAdministratorIsMadeOnce() {
        AdminProperties given = new AdminProperties("une marée de morte-eau", null);
        new FirstAdministrator(house.accounts, given).run(null);
        new FirstAdministrator(house.accounts, new AdminProperties("another password", null)).run(null);
        assertThat(house.accounts.all()).hasSize(2);
        assertThat(house.signIn.attempt("admin", "une marée de morte-eau", "192.0.2.1"))
                .isInstanceOf(SignIn.Welcome.class);
    }

    @Test
    void aWeakPasswordForTheFirstAdministratorStopsTheStart() {
        FirstAdministrator weak = new FirstAdministrator(house.accounts, new AdminProperties("admin", null));
        assertThatThrownBy(() -> weak.run(null)).hasMessageContaining("estran.admin.password");
        assertThatThrownBy(() -> house.bearerTokens(new AdminProperties(null, "short")))
                .hasMessageContaining("estran.admin.token");
    }
}
