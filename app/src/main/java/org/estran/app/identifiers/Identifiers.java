package org.estran.app.identifiers;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.estran.app.jobs.Jobs;
import org.estran.terms.Doi;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reserves DOIs and keeps DataCite's word on them. Every change joins the caller's transaction. */
public final class Identifiers {

    /** What the registration itself sets. */
    private static final List<String> OURS = List.of("doi", "url", "event", "state", "prefix", "suffix");

    private final DoiTable table;
    private final DoiChecks checks;
    private final DataCiteProperties configured;
    private final String prefix;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator randomness;
    private final JsonMapper json = new JsonMapper();

    Identifiers(
            DoiTable table,
            DoiChecks checks,
            DataCiteProperties configured,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator randomness) {
        this.table = table;
        this.checks = checks;
        this.configured = configured;
        this.prefix = configured.prefix();
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
        this.randomness = randomness;
    }

    /**
     * The DOI of a record: the one it has, or a new one that was never given before. With no account configured it is
     * a rehearsal DOI under 10.5072.
     */
    public Doi reserve(String recordId) {
        return reserve(recordId, prefix);
    }

    /**
     * The same under the prefix of a data centre. A record that has a DOI keeps it.
     *
     * @param wanted one of {@link #prefixes()}; without any account it is of no consequence
     */
    public Doi reserve(String recordId, String wanted) {
        Doi doi = transaction.execute(status -> reserved(recordId, given(wanted)));
        return Objects.requireNonNull(doi);
    }

    private Doi reserved(String recordId, String under) {
        while (true) {
            Optional<Doi> given = table.ofRecord(recordId);
            if (given.isPresent()) {
                return given.get();
            }
            String suffix = DoiSuffix.next(randomness);
            if (isNew(suffix)) {
                table.reserve(new Doi(under, suffix), recordId, clock.instant());
            }
        }
    }

    /** The same suffix under two prefixes would be two DOIs that people take for one. */
    private boolean isNew(String suffix) {
        return Stream.concat(configured.prefixes().stream(), Stream.of(Doi.REHEARSAL_PREFIX))
                .allMatch(one -> table.find(new Doi(one, suffix)).isEmpty());
    }

    private String given(String wanted) {
        return givesRealDois() ? wanted : prefix;
    }

    /**
     * The DOI of a draft under another prefix, because another data centre takes it in. The former one is set aside for
     * this record: nobody else ever gets it, and the record has it again when it comes back under its prefix.
     *
     * @param current the record's own, which was never made findable
     * @return the current one where it has the prefix already, or is a rehearsal
     * @throws IllegalArgumentException where the agency was told of the current one
     */
    public Doi moveTo(String wanted, Doi current, String recordId) {
        if (current.isRehearsal() || current.prefix().equals(wanted)) {
            return current;
        }
        Doi doi = transaction.execute(status -> {
            if (known(current).wanted() != DoiStatus.RESERVED) {
                throw new IllegalArgumentException(current.text() + " is known to the agency and stays");
            }
            table.setAside(current, asideKey(recordId, current.prefix()));
            table.ofRecord(asideKey(recordId, wanted)).ifPresent(former -> table.setAside(former, recordId));
            return reserved(recordId, wanted);
        });
        return Objects.requireNonNull(doi);
    }

    private static String asideKey(String recordId, String prefix) {
        return recordId + "/aside/" + prefix;
    }

    /** Every prefix there is an account for; the first one is that of records of no data centre. */
    public List<String> prefixes() {
        return configured.prefixes();
    }

    /**
     * The prefix of a data centre's DOIs.
     *
     * @param centre its name in addresses, as the configuration may have it for an account
     * @param chosen the one it chose; empty for that of the account that names it, else the first of all
     */
    public String prefixOf(String centre, String chosen) {
        return chosen.isEmpty() ? configured.prefixOf(centre) : chosen;
    }

    /** Whether new DOIs are registered with the agency, and not rehearsed. */
    public boolean givesRealDois() {
        return !prefix.equals(Doi.REHEARSAL_PREFIX);
    }

    /** A rehearsal DOI for a record that is only for practice, whatever accounts there are. */
    public Doi reserveRehearsal(String recordId) {
        Doi doi = transaction.execute(status -> table.ofRecord(recordId).orElseGet(() -> {
            Doi made = new Doi(Doi.REHEARSAL_PREFIX, DoiSuffix.next(randomness));
            table.reserve(made, recordId, clock.instant());
            return made;
        }));
        return Objects.requireNonNull(doi);
    }

    /**
     * A real DOI in place of a record's rehearsal one, which is never given again.
     *
     * @param wanted one of {@link #prefixes()}
     * @throws IllegalArgumentException where that one is real, or no real one can be given
     */
    public Doi reserveInstead(Doi rehearsal, String recordId, String wanted) {
        if (!rehearsal.isRehearsal() || !givesRealDois()) {
            throw new IllegalArgumentException("no rehearsal that can become real: " + rehearsal.text());
        }
        Doi doi = transaction.execute(status -> {
            table.setAside(rehearsal, recordId + "/rehearsal");
            return reserved(recordId, wanted);
        });
        return Objects.requireNonNull(doi);
    }

    /** The DOI of one version of a record: the record's own, followed by {@code .v} and the version's number. */
    public static Doi ofVersion(Doi record, int version) {
        return new Doi(record.prefix(), record.suffix() + ".v" + version);
    }

    /**
     * Reserves the DOI of one version of a record, once.
     *
     * @param record the DOI of the record, which this centre gave
     * @throws ProblemException {@code unknown-doi} where it is not of this centre's giving
     */
    public Doi reserve(Doi record, String recordId, int version) {
        Doi doi = ofVersion(record, version);
        transaction.executeWithoutResult(status -> {
            known(record);
            table.reserve(doi, keyOf(recordId, version), clock.instant());
        });
        return doi;
    }

    /**
     * Takes back the DOI of a version, as {@link #takeBack(Doi, String)} does that of a record.
     *
     * @return false when it is known: nothing is changed then
     */
    public boolean takeBack(Doi record, String recordId, int version) {
        return takeBack(ofVersion(record, version), keyOf(recordId, version));
    }

    private static String keyOf(String recordId, int version) {
        return recordId + "/versions/" + version;
    }

    /**
     * Takes back a DOI that this centre gave to that record before its rows were lost. What DataCite knows of it is read
     * when it is next wanted findable or hidden.
     *
     * @return false when it is known, or the record has another one: nothing is changed then
     */
    public boolean takeBack(Doi doi, String recordId) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean isNew = table.reserve(doi, recordId, clock.instant());
            if (isNew) {
                table.claim(doi);
            }
            return isNew;
        }));
    }

    /**
     * Wants the DOI findable, leading to this page and described so. A durable job tells DataCite after the commit;
     * the newest wish wins, and the same wish twice is one. A rehearsal DOI is only marked.
     *
     * @param landingPage absolute http or https address
     * @param dataciteAttributesJson the {@code attributes} object of DataCite's JSON:API (kernel 4), without doi, url,
     *     event and state
     * @throws ProblemException {@code unknown-doi}, {@code invalid-doi-request}
     */
    public void makeFindable(Doi doi, URI landingPage, String dataciteAttributesJson) {
        String attributes = checked(landingPage, dataciteAttributesJson);
        transaction.executeWithoutResult(status -> {
            DoiRow row = known(doi);
            String elsewhere = row.elsewhere();
            want(row, DoiStatus.FINDABLE, elsewhere == null ? landingPage.toString() : elsewhere, attributes);
        });
    }

    /**
     * Says where a DOI leads when it is next made findable: where its data are, instead of to a page here.
     *
     * @param elsewhere absolute http or https address; null for the page here again
     * @throws ProblemException {@code unknown-doi}, {@code invalid-doi-request}
     */
    public void leadTo(Doi doi, @Nullable URI elsewhere) {
        if (elsewhere != null) {
            refuseUnlessWeb(elsewhere);
        }
        transaction.executeWithoutResult(
                status -> table.leadTo(known(doi).doi(), elsewhere == null ? null : elsewhere.toString()));
    }

    /**
     * Has a DOI that led elsewhere lead to its page here again, whatever its state is; nothing for one never shown.
     *
     * @param landingPage absolute http or https address
     */
    public void leadHome(Doi doi, URI landingPage) {
        refuseUnlessWeb(landingPage);
        transaction.executeWithoutResult(status -> {
            DoiRow row = known(doi);
            if (row.elsewhere() != null) {
                table.leadTo(doi, null);
                if (row.wanted() != DoiStatus.RESERVED) {
                    want(row, row.wanted(), landingPage.toString(), row.attributes());
                }
            }
        });
    }

    /** Wants the DOI to resolve still, but to be found no more: for what was withdrawn. Nothing for one never shown. */
    public void hide(Doi doi) {
        transaction.executeWithoutResult(status -> {
            DoiRow row = known(doi);
            if (row.wanted() != DoiStatus.RESERVED) {
                want(row, DoiStatus.REGISTERED, row.url(), row.attributes());
            }
        });
    }

    public Optional<DoiState> state(Doi doi) {
        return table.find(doi).map(DoiRow::state);
    }

    /** The accounts at the DOI agency, in the order of the configuration; none when DOIs are rehearsed. */
    public List<DoiAccount> accounts() {
        return configured.accounts().stream()
                .map(account -> new DoiAccount(account.url(), account.user(), account.prefixes(), account.centre()))
                .toList();
    }

    /** All DOIs of this centre for staff: first those with trouble, then the latest changed; at most 500. */
    public List<DoiState> list() {
        return table.list().stream().map(DoiRow::state).toList();
    }

    /** What comparing with the agency last found of that kind, in the order of the DOIs; from behind one of them. */
    public List<DoiCheck> checks(DoiCheck.Outcome outcome, @Nullable Doi after, int limit) {
        return checks.page(outcome, after == null ? "" : after.text(), limit);
    }

    /** How many DOIs the comparison found how. */
    public Map<DoiCheck.Outcome, Long> checked() {
        return checks.counts();
    }

    /** When a DOI was last compared. */
    public Optional<Instant> lastChecked() {
        return checks.latest();
    }

    /** Compares all DOIs with the agency now rather than at the next daily round. Nothing while they are rehearsed. */
    public void compare() {
        if (!configured.accounts().isEmpty()) {
            jobs.ask(Reconciliation.JOB, Reconciliation.first(clock.instant()), "");
        }
    }

    /**
     * Tells the agency once more what is wanted of a DOI, whatever was read back.
     *
     * @throws ProblemException {@code unknown-doi}; {@code doi-not-wanted} where nothing was ever to be told
     */
    public void tellAgain(Doi doi) {
        transaction.executeWithoutResult(status -> {
            DoiRow row = known(doi);
            if (row.rehearsal() || row.wanted() == DoiStatus.RESERVED) {
                throw new ProblemException(
                        new Problem.Conflict("doi-not-wanted", "Nothing is to be told of " + doi.text() + "."));
            }
            table.want(doi, row.wanted(), row.url(), row.attributes(), clock.instant());
            checks.remove(doi);
            askRegistration(doi);
        });
    }

    /** Begins the daily comparison, where it was never asked for. */
    void compareDaily() {
        if (!configured.accounts().isEmpty() && !jobs.isAsked(Reconciliation.JOB)) {
            compare();
        }
    }

    /** Tells DataCite again what it was not told for want of an account or the right password. */
    void resume() {
        transaction.executeWithoutResult(status -> List.of(DoiState.Trouble.CREDENTIALS, DoiState.Trouble.NO_ACCOUNT)
                .forEach(trouble -> table.hinderedBy(trouble).forEach(this::askRegistration)));
    }

    private void want(DoiRow row, DoiStatus wanted, @Nullable String url, @Nullable String attributes) {
        boolean isNew = row.wanted() != wanted
                || !Objects.equals(row.url(), url)
                || !Objects.equals(row.attributes(), attributes);
        if (isNew) {
            table.want(row.doi(), wanted, url, attributes, clock.instant());
        }
        if (!row.rehearsal() && (isNew || !row.isUpToDate())) {
            askRegistration(row.doi());
        }
    }

    private void askRegistration(Doi doi) {
        jobs.ask(Registration.JOB, doi.text(), "");
    }

    private DoiRow known(Doi doi) {
        return table.find(doi)
                .orElseThrow(() ->
                        ProblemException.notFound("unknown-doi", "This centre never gave the DOI " + doi.text() + "."));
    }

    private String checked(URI landingPage, String attributesJson) {
        refuseUnlessWeb(landingPage);
        try {
            if (json.readTree(attributesJson) instanceof ObjectNode attributes) {
                return json.writeValueAsString(attributes.remove(OURS));
            }
        } catch (JacksonException notJson) {
            throw invalid("/attributes", "the attributes are not JSON");
        }
        throw invalid("/attributes", "the attributes are not a JSON object");
    }

    private static void refuseUnlessWeb(URI landingPage) {
        boolean isWeb = List.of("http", "https").contains(String.valueOf(landingPage.getScheme()))
                && landingPage.getHost() != null;
        if (!isWeb) {
            throw invalid("/url", "the landing page must be an absolute http or https address");
        }
    }

    private static ProblemException invalid(String pointer, String detail) {
        return ProblemException.invalid(
                "invalid-doi-request", detail, List.of(Finding.blocking("invalid-doi-request", pointer)));
    }
}
