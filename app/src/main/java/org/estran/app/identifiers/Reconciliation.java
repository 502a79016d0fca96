package org.estran.app.identifiers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.estran.app.identifiers.DataCiteProperties.Account;
import org.estran.app.identifiers.DoiCheck.Outcome;
import org.estran.app.identifiers.DoiState.Trouble;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.TryAgainAfter;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares every DOI of this centre with what the agency has, once a day: state, address, metadata. Then it goes through
 * what the agency has under the accounts of this centre, for DOIs nobody here gave. It changes nothing at the agency; what
 * it finds is for staff to read and mend. Each account has a comparison of its own, so that one that is refused or asked to
 * wait keeps no other waiting. Each run does a few DOIs and asks for the next, so that it goes on where it was after a
 * restart and never asks the agency more than a few questions a second.
 */
final class Reconciliation {

    static final String JOB = "doi-reconciliation";
    private static final Duration PERIOD = Duration.ofDays(1);
    private static final Duration BETWEEN_RUNS = Duration.ofSeconds(10);

    /** DataCite allows ten requests a second to everybody at one address. */
    private static final int EACH_RUN = 50;

    private final DoiTable table;
    private final DoiChecks checks;
    private final DataCiteProperties accounts;
    private final Supplier<DataCite> dataCite;
    private final Supplier<Jobs> jobs;
    private final TransactionTemplate transaction;
    private final JsonMapper json = new JsonMapper();
    private final Clock clock;

    Reconciliation(
            DoiTable table,
            DoiChecks checks,
            DataCiteProperties accounts,
            Supplier<DataCite> dataCite,
            Supplier<Jobs> jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.checks = checks;
        this.accounts = accounts;
        this.dataCite = dataCite;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run(JobRequest request) throws InterruptedException, TryAgainAfter {
        if (accounts.accounts().isEmpty()) {
            return;
        }
        int at = request.instance().indexOf('@');
        if (at < 0) {
            beginTheDay();
            return;
        }
        // An account that is configured no more is compared no more.
        Optional<Account> account = accounts.forPrefix(request.instance().substring(at + 1));
        if (account.isPresent()) {
            compare(account.get(), request);
        }
    }

    private void compare(Account account, JobRequest request) throws InterruptedException, TryAgainAfter {
        ReconciliationPlace place = ReconciliationPlace.of(request.data(), clock.instant());
        ReconciliationPlace next = switch (place) {
            case ReconciliationPlace.Ours ours -> ours(account, ours);
            case ReconciliationPlace.Theirs theirs -> theirs(account, theirs);
        };
        goOn(request.instance(), account, place, next);
    }

    /** The job that begins the comparisons of a day. */
    static String first(Instant when) {
        return LocalDate.ofInstant(when, ZoneOffset.UTC).toString();
    }

    /** The job that begins that of one account, by its first prefix; those that go on with it have a number in front. */
    static String first(Account account) {
        return "@" + account.firstPrefix();
    }

    private static String following(String instance) {
        int at = instance.indexOf('@');
        int number = at == 0 ? 0 : Integer.parseInt(instance.substring(0, at));
        return (number + 1) + instance.substring(at);
    }

    /** Asks for the comparison of each account, and for tomorrow; one that still waits for its agency begins anew. */
    private void beginTheDay() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            checks.removeStrays(accounts.prefixes());
            table.strays(accounts.prefixes())
                    .forEach(doi -> note(doi, Outcome.UNREAD, "no account has the prefix " + doi.prefix()));
            accounts.accounts().forEach(account -> jobs.get().ask(JOB, first(account), ""));
            Instant tomorrow = now.plus(PERIOD);
            jobs.get().askAt(JOB, first(tomorrow), "", tomorrow);
        });
    }

    private void goOn(String instance, Account account, ReconciliationPlace from, @Nullable ReconciliationPlace next) {
        transaction.executeWithoutResult(status -> {
            if (next == null) {
                checks.removeBefore(from.began(), account.prefixes());
            } else {
                jobs.get()
                        .askAt(
                                JOB,
                                following(instance),
                                next.text(),
                                clock.instant().plus(BETWEEN_RUNS));
            }
        });
    }

    private ReconciliationPlace ours(Account account, ReconciliationPlace.Ours place)
            throws InterruptedException, TryAgainAfter {
        List<DoiRow> rows = table.afterDoi(account.prefixes(), place.after(), EACH_RUN);
        for (DoiRow row : rows) {
            compare(account, row);
        }
        return rows.size() < EACH_RUN
                ? new ReconciliationPlace.Theirs(place.began(), "")
                : new ReconciliationPlace.Ours(
                        place.began(), rows.getLast().doi().text());
    }

    private void compare(Account account, DoiRow row) throws InterruptedException, TryAgainAfter {
        if (row.rehearsal() || !row.isUpToDate()) {
            // What is being told to the agency is not compared: the registration reads it back itself.
            checks.remove(row.doi());
            return;
        }
        switch (dataCite.get().read(account, row.doi())) {
            case Reply.Found found -> note(row, found);
            case Reply.Absent absent ->
                note(row.doi(), row.wanted() == DoiStatus.RESERVED ? Outcome.AGREES : Outcome.ABSENT, "");
            case Reply.Hindered hindered -> {
                waitIfAsked(hindered);
                note(row.doi(), Outcome.UNREAD, hindered.reasons());
            }
        }
    }

    private void note(DoiRow row, Reply.Found found) {
        List<String> differences = row.wanted() == DoiStatus.RESERVED
                ? List.of("it is there already, and leads to " + found.url())
                : Agreement.differences(row, attributes(row), found);
        note(row.doi(), differences.isEmpty() ? Outcome.AGREES : Outcome.DIFFERS, String.join("; ", differences));
    }

    /** The agency that does not answer, or asks for a pause, is asked the same again later; a refusal is noted. */
    private static void waitIfAsked(Reply.Hindered hindered) throws TryAgainAfter {
        if (hindered.trouble() == Trouble.UNREACHABLE || hindered.trouble() == Trouble.SLOWED_DOWN) {
            throw new TryAgainAfter(hindered.pause() == null ? Duration.ZERO : hindered.pause(), hindered.reasons());
        }
    }

    private @Nullable ReconciliationPlace theirs(Account account, ReconciliationPlace.Theirs place)
            throws InterruptedException, TryAgainAfter {
        return switch (dataCite.get().list(account, place.cursor())) {
            case Holdings.Page page -> {
                page.dois().stream().filter(doi -> table.find(doi).isEmpty()).forEach(this::noteUnknown);
                yield page.next() == null ? null : new ReconciliationPlace.Theirs(place.began(), page.next());
            }
            case Holdings.Untold untold -> {
                waitIfAsked(untold.why());
                yield null;
            }
        };
    }

    private void noteUnknown(Doi doi) {
        note(doi, Outcome.UNKNOWN, "");
    }

    private void note(Doi doi, Outcome outcome, String detail) {
        checks.put(doi, outcome, detail, clock.instant());
    }

    private JsonNode attributes(DoiRow row) {
        return row.attributes() == null ? json.createObjectNode() : (ObjectNode) json.readTree(row.attributes());
    }
}
