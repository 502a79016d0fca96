package org.estran.app.identifiers;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.estran.app.home.StepWatcher;
import org.estran.app.identifiers.DataCiteProperties.Account;
import org.estran.app.identifiers.DoiState.Trouble;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.NeedsAPerson;
import org.estran.app.jobs.TryAgainAfter;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings one DOI at DataCite to what is wanted: read, write, read back. DataCite accepts and silently ignores what its
 * states do not allow, so only what was read back counts. Run again after any interruption, it finds its own work done.
 */
final class Registration {

    /** The kind of the job that does it. */
    static final String JOB = "doi-registration";

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    /** DataCite said yes this often and did not do it: no further try will help. */
    private static final int IGNORED_OFTEN_ENOUGH = 5;

    private final DoiTable table;
    private final DataCiteProperties accounts;
    private final Supplier<DataCite> dataCite;
    private final JsonMapper json;
    private final Clock clock;
    private final StepWatcher watcher;

    /**
     * An agency's {@code Retry-After} speaks to an account as a whole, not of one DOI: until then nobody asks for it. The
     * other accounts go on.
     */
    private final Map<String, Instant> quietUntil = new ConcurrentHashMap<>();

    Registration(
            DoiTable table,
            DataCiteProperties accounts,
            Supplier<DataCite> dataCite,
            JsonMapper json,
            Clock clock,
            StepWatcher watcher) {
        this.table = table;
        this.accounts = accounts;
        this.dataCite = dataCite;
        this.json = json;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** How an attempt ended. */
    private sealed interface Outcome {
        record Confirmed(DoiStatus status) implements Outcome {}

        record Hindered(
                Trouble trouble, String why, @Nullable Duration pause) implements Outcome {}
    }

    void run(JobRequest request) throws InterruptedException, NeedsAPerson, TryAgainAfter {
        Optional<DoiRow> found = Doi.parse(request.instance()).flatMap(table::find);
        if (found.isEmpty() || found.get().isUpToDate()) {
            return;
        }
        DoiRow row = found.get();
        keepQuiet(row);
        switch (attempt(row)) {
            case Outcome.Confirmed(DoiStatus status) -> confirm(row, status);
            case Outcome.Hindered hindrance -> tell(row, hindrance);
        }
    }

    private void keepQuiet(DoiRow row) throws TryAgainAfter {
        Instant now = clock.instant();
        Instant until = quietUntil.getOrDefault(accountOf(row), Instant.MIN);
        if (now.isBefore(until)) {
            throw new TryAgainAfter(Duration.between(now, until), "DataCite asked us to wait until " + until);
        }
    }

    private String accountOf(DoiRow row) {
        return accounts.forPrefix(row.doi().prefix()).map(Account::firstPrefix).orElse("");
    }

    private Outcome attempt(DoiRow row) throws InterruptedException {
        Optional<Account> account = accounts.forPrefix(row.doi().prefix());
        if (account.isEmpty()) {
            return new Outcome.Hindered(
                    Trouble.NO_ACCOUNT,
                    "no account in estran.datacite.accounts has the prefix "
                            + row.doi().prefix(),
                    null);
        }
        return bring(row, account.get());
    }

    private Outcome bring(DoiRow row, Account account) throws InterruptedException {
        ObjectNode attributes = attributes(row);
        watcher.reached(RegistrationStep.READ);
        Reply before = dataCite.get().read(account, row.doi());
        if (before instanceof Reply.Hindered hindered) {
            return hindrance(hindered);
        }
        if (before instanceof Reply.Found there) {
            if (Agreement.differences(row, attributes, there).isEmpty()) {
                return new Outcome.Confirmed(there.status());
            }
            if (isSomebodyElses(row, there)) {
                return new Outcome.Hindered(
                        Trouble.TAKEN, "DataCite has this DOI already, and it leads to " + there.url(), null);
            }
        }
        watcher.reached(RegistrationStep.CLAIM);
        table.claim(row.doi());
        watcher.reached(RegistrationStep.WRITE);
        Reply written = dataCite.get().write(account, row.doi(), document(row, attributes, before));
        return written instanceof Reply.Hindered hindered ? hindrance(hindered) : readBack(row, account, attributes);
    }

    private Outcome readBack(DoiRow row, Account account, JsonNode attributes) throws InterruptedException {
        watcher.reached(RegistrationStep.READ_BACK);
        return switch (dataCite.get().read(account, row.doi())) {
            case Reply.Found after -> {
                List<String> differences = Agreement.differences(row, attributes, after);
                yield differences.isEmpty()
                        ? new Outcome.Confirmed(after.status())
                        : new Outcome.Hindered(
                                Trouble.NOT_APPLIED,
                                "accepted, but read back: " + String.join("; ", differences),
                                null);
            }
            case Reply.Absent absent ->
                new Outcome.Hindered(Trouble.NOT_APPLIED, "accepted, but not there when read back", null);
            case Reply.Hindered hindered -> hindrance(hindered);
        };
    }

    /** It was there before we ever wrote it, and leads elsewhere: better stop than take over another's DOI. */
    private static boolean isSomebodyElses(DoiRow row, Reply.Found there) {
        return !row.claimed()
                && there.status() != DoiStatus.DRAFT
                && (row.url() == null || !there.leadsTo(URI.create(row.url())));
    }

    private ObjectNode attributes(DoiRow row) {
        return row.attributes() == null ? json.createObjectNode() : (ObjectNode) json.readTree(row.attributes());
    }

    private ObjectNode document(DoiRow row, ObjectNode attributes, Reply before) {
        ObjectNode sent = attributes.deepCopy();
        sent.put("doi", row.doi().text());
        sent.put("url", row.url());
        event(row.wanted(), before).ifPresent(event -> sent.put("event", event));
        ObjectNode document = json.createObjectNode();
        document.putObject("data")
                .put("id", row.doi().text())
                .put("type", "dois")
                .set("attributes", sent);
        return document;
    }

    /** {@code publish} leads to findable from anywhere; to registered there are two ways. */
    private static Optional<String> event(DoiStatus wanted, Reply before) {
        DoiStatus now = before instanceof Reply.Found there ? there.status() : DoiStatus.RESERVED;
        return switch (wanted) {
            case FINDABLE -> Optional.of("publish");
            case REGISTERED ->
                switch (now) {
                    case FINDABLE -> Optional.of("hide");
                    case RESERVED, DRAFT -> Optional.of("register");
                    case REGISTERED -> Optional.empty();
                };
            case RESERVED, DRAFT -> Optional.empty();
        };
    }

    private void confirm(DoiRow row, DoiStatus status) {
        watcher.reached(RegistrationStep.CONFIRM);
        table.confirm(row.doi(), status, row.revision(), clock.instant());
        LOG.info("{} is {} at DataCite", row.doi().text(), status.name().toLowerCase(Locale.ROOT));
    }

    private void tell(DoiRow row, Outcome.Hindered hindrance) throws NeedsAPerson, TryAgainAfter {
        table.trouble(row.doi(), hindrance.trouble(), hindrance.why(), row.revision(), clock.instant());
        boolean ignoredOften = hindrance.trouble() == Trouble.NOT_APPLIED && row.attempts() + 1 >= IGNORED_OFTEN_ENOUGH;
        if (hindrance.trouble().needsAPerson() || ignoredOften) {
            throw new NeedsAPerson(hindrance.why());
        }
        Duration pause = hindrance.pause() == null ? Duration.ZERO : hindrance.pause();
        quietUntil.put(accountOf(row), clock.instant().plus(pause));
        throw new TryAgainAfter(pause, hindrance.why());
    }

    private static Outcome hindrance(Reply.Hindered reply) {
        return new Outcome.Hindered(reply.trouble(), reply.reasons(), reply.pause());
    }
}
