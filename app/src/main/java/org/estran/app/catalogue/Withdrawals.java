package org.estran.app.catalogue;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.terms.Doi;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a withdrawal of what somebody asks for, or says all that is wrong with it. */
@Component
public class Withdrawals {

    private final Catalogue catalogue;
    private final Clock clock;

    Withdrawals(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * As somebody wrote it.
     *
     * @param reason for people to read
     * @param replacedBy a record's id here, a DOI or an address of what to use in its place
     * @param scope the word of a {@link Withdrawal.Scope}
     */
    public record Asked(
            @Nullable String reason,
            @Nullable String replacedBy,
            @Nullable String scope) {

        public Asked {
            reason = reason == null || reason.isBlank() ? null : reason.strip();
            replacedBy = replacedBy == null || replacedBy.isBlank() ? null : replacedBy.strip();
        }
    }

    /**
     * What keeps it from being done; empty where nothing does.
     *
     * @param scopes what may be asked for
     */
    public List<Finding> findings(String id, Asked asked, Set<Withdrawal.Scope> scopes) {
        List<Finding> findings = new ArrayList<>();
        if (asked.reason() == null) {
            findings.add(Finding.blocking("withdrawal-reason-missing", "/reason"));
        }
        String scope = asked.scope();
        if (scope == null || Withdrawal.Scope.of(scope).filter(scopes::contains).isEmpty()) {
            findings.add(Finding.blocking("withdrawal-scope", "/scope"));
        }
        String replacedBy = asked.replacedBy();
        if (replacedBy != null && !leadsSomewhere(id, replacedBy)) {
            findings.add(Finding.blocking("withdrawal-replaced-by", "/replacedBy", replacedBy));
        }
        return findings;
    }

    /** What was asked for without a finding, from now on. */
    public Withdrawal of(Asked asked, Caller by) {
        return new Withdrawal(
                Objects.requireNonNull(asked.reason()),
                asked.replacedBy(),
                Withdrawal.Scope.of(Objects.requireNonNull(asked.scope())).orElseThrow(),
                clock.instant(),
                String.valueOf(by.accountId()));
    }

    private boolean leadsSomewhere(String id, String replacedBy) {
        if (replacedBy.equals(id)) {
            return false;
        }
        return Doi.parse(replacedBy).isPresent()
                || isWebAddress(replacedBy)
                || catalogue.find(replacedBy).isPresent();
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
