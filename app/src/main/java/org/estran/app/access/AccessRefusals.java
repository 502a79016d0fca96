package org.estran.app.access;

import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Withdrawal;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Why somebody does not get the data, as problems that tell a program what to do. */
@Component
class AccessRefusals {

    private final String base;

    AccessRefusals(@Value("${estran.base-url}") String base) {
        this.base = base.replaceAll("/+$", "");
    }

    ProblemException withdrawn(Decision.Withdrawn withdrawn) {
        return new ProblemException(new Problem.Gone(
                "data-withdrawn",
                "These data were withdrawn: " + withdrawn.withdrawal().reason()));
    }

    ProblemException neverHere(Withdrawal withdrawal) {
        return new ProblemException(
                new Problem.Gone("data-withdrawn", "These data were never available here: " + withdrawal.reason()));
    }

    ProblemException embargoed(Decision.Embargoed embargoed) {
        return new ProblemException(new Problem.NotAllowed(
                "access-embargoed",
                "These data are under embargo until " + embargoed.until() + ".",
                Map.of("until", embargoed.until().toString())));
    }

    /** Of somebody nobody knows, it may be that they are among those who were let in. */
    ProblemException restricted(Caller caller, Distribution distribution) {
        Map<String, String> links = distribution instanceof Distribution.Published published
                ? Map.of("request", base + "/records/" + published.record().id() + "/access")
                : Map.of();
        String words = "These data are restricted: ask for access.";
        return new ProblemException(
                caller.isSignedIn()
                        ? new Problem.NotAllowed("access-restricted", words, links)
                        : new Problem.SignInNeeded("access-restricted", words, links));
    }

    ProblemException termsFirst(Decision.TermsFirst first, Distribution distribution) {
        String record = distribution instanceof Distribution.Published published
                ? published.record().id()
                : "";
        return new ProblemException(new Problem.NotAllowed(
                "access-terms",
                "Terms must be accepted first; a program sends their digest to the address \"accept\" and gets a token.",
                Map.of(
                        "terms", base + "/records/" + record + "/terms",
                        "accept", base + "/api/records/" + record + "/terms",
                        "digest", first.terms().digest())));
    }
}
