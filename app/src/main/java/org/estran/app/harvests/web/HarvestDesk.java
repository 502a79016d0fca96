package org.estran.app.harvests.web;

import java.util.List;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.LeadingRule;
import org.estran.app.harvests.SameThings.Decider;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/** What pages and interface ask alike: which harvester and run is meant, who asks, and what they may allow. */
@Component
class HarvestDesk {

    private static final int TREND = 50;

    private final Harvests harvests;
    private final Callers callers;

    HarvestDesk(Harvests harvests, Callers callers) {
        this.harvests = harvests;
        this.callers = callers;
    }

    /** @throws ProblemException {@code harvester-not-found} */
    Harvester existing(long id) {
        return harvests.find(id)
                .orElseThrow(() -> ProblemException.notFound("harvester-not-found", "There is no such harvester."));
    }

    /** @throws ProblemException {@code harvest-run-not-found} */
    HarvestRun existing(long id, long number) {
        return harvests.run(id, number)
                .orElseThrow(() -> ProblemException.notFound("harvest-run-not-found", "There is no such run."));
    }

    /** @throws ProblemException {@code harvester-not-found} */
    Trend trend(long id) {
        existing(id);
        return new Trend(harvests.runs(id, TREND), harvests.alarms(id, TREND));
    }

    /** Addresses of private networks are for administrators to allow. */
    boolean mayTrust() {
        return callers.current().is(AccountRole.ADMINISTRATOR);
    }

    /** @throws ProblemException {@code harvest-trust} where they trust what the caller may not */
    HarvesterSettings allowed(HarvesterSettings settings) {
        if (settings.trusted() && !mayTrust()) {
            throw new ProblemException(new Problem.NotAllowed(
                    "harvest-trust", "Only administrators allow a source to be in a private network."));
        }
        return settings;
    }

    String who() {
        return callers.current().displayName();
    }

    /** @throws ProblemException {@code same-rule-unknown} */
    static LeadingRule rule(String word) {
        return LeadingRule.of(word)
                .orElseThrow(() -> ProblemException.invalid("same-rule-unknown", "No such rule: " + word, List.of()));
    }

    Decider decider() {
        Caller caller = callers.current();
        return new Decider(caller.accountId(), caller.displayName());
    }
}
