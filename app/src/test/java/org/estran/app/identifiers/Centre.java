package org.estran.app.identifiers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.estran.app.home.StepWatcher;
import org.estran.app.identifiers.DataCiteProperties.Account;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.estran.app.jobs.TemporaryDatabase;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A centre in a folder of the test, with or without an account; opened twice on one folder, it was restarted. */
record Centre(
        TemporaryDatabase database,
        Jobs jobs,
        Identifiers identifiers,
        Registration registration,
        Reconciliation reconciliation,
        DataCite dataCite)
        implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    static Centre in(Path folder, URI dataCite, String password) {
        return in(folder, dataCite, password, "10.12770");
    }

    static Centre in(Path folder, URI dataCite, String password, String prefix) {
        Account account = new Account(dataCite, "SOMEBODY.CENTRE", password, List.of(prefix), null);
        return in(folder, new DataCiteProperties(List.of(account), TIMEOUT));
    }

    static Centre rehearsing(Path folder) {
        return in(folder, new DataCiteProperties(List.of(), TIMEOUT));
    }

    static Centre in(Path folder, DataCiteProperties accounts) {
        return in(folder, accounts, Clock.systemUTC());
    }

    static Centre in(Path folder, DataCiteProperties accounts, Clock clock) {
        TemporaryDatabase database = TemporaryDatabase.in(folder);
        DoiTable table = new DoiTable(database.sql());
        DoiChecks checks = new DoiChecks(database.sql());
        DataCite dataCite = new DataCite(new JsonMapper(), TIMEOUT, clock);
        Registration registration =
                new Registration(table, accounts, () -> dataCite, new JsonMapper(), clock, StepWatcher.NOBODY);
        JobKind kind = new JobKind(Registration.JOB, registration::run, RetryPolicy.PATIENT);
        AtomicReference<@Nullable Jobs> later = new AtomicReference<>();
        Reconciliation reconciliation = new Reconciliation(
                table,
                checks,
                accounts,
                () -> dataCite,
                () -> Objects.requireNonNull(later.get()),
                database.transaction(),
                clock);
        JobKind comparing = new JobKind(Reconciliation.JOB, reconciliation::run, RetryPolicy.PATIENT);
        Jobs jobs = new Jobs(database.source(), database.transactions(), clock, () -> List.of(kind, comparing));
        later.set(jobs);
        Identifiers identifiers =
                new Identifiers(table, checks, accounts, jobs, database.transaction(), clock, new Random());
        return new Centre(database, jobs, identifiers, registration, reconciliation, dataCite);
    }

    DoiState state(Doi doi) {
        return identifiers.state(doi).orElseThrow();
    }

    static String attributes(String title) {
        return """
                {"titles": [{"title": "%s"}], "creators": [{"name": "A laboratory", "nameType": "Organizational"}],
                 "publisher": "A centre", "publicationYear": 2026, "types": {"resourceTypeGeneral": "Dataset"}}""".formatted(title);
    }

    @Override
    public void close() {
        jobs.close();
        dataCite.close();
        database.close();
    }
}
