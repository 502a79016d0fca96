package org.estran.app.tabledap.subscriptions;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.estran.app.accounts.AccountErased;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.observations.store.ObservationStore;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is told of the changes of datasets. What an address has subscribed to is told to nobody but that address. */
@Component
public class Subscriptions {

    static final String JOB = "dataset-news";
    static final String WITHDRAWN_JOB = "dataset-withdrawn";

    private static final Duration TO_CONFIRM = Duration.ofDays(3);
    /** An address is written to about the same wish once in that time. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final int MOST_UNCONFIRMED = 5;
    private static final int MOST_UNCONFIRMED_AN_HOUR = 200;
    private static final int MOST_OF_AN_ADDRESS = 500;
    private static final int SOME = 100;

    private final SubscriptionRows rows;
    private final ObservationStore store;
    private final Catalogue catalogue;
    private final Jobs jobs;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;

    Subscriptions(
            SubscriptionRows rows,
            ObservationStore store,
            Catalogue catalogue,
            Jobs jobs,
            ApplicationEventPublisher news,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.rows = rows;
        this.store = store;
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Has the address asked whether it is to be told of a dataset's changes; nothing is said of one that is so already.
     *
     * @throws ProblemException {@code subscription-incomplete}, {@code subscriptions-too-many}; where the dataset is none,
     *     or not for this caller
     */
    void ask(Caller caller, String recordId, String email, Language language) throws IOException {
        String address = address(email);
        store.letIn(recordId, caller);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            rows.removeUnconfirmed(now.minus(TO_CONFIRM));
            Optional<Subscription> present = rows.find(recordId, address);
            if (present.isPresent()
                    && (present.get().isConfirmed() || present.get().askedAt().isAfter(now.minus(PATIENCE)))) {
                return;
            }
            present.ifPresent(old -> rows.remove(old.id()));
            if (rows.unconfirmed(address) >= MOST_UNCONFIRMED
                    || rows.unconfirmedSince(now.minus(Duration.ofHours(1))) >= MOST_UNCONFIRMED_AN_HOUR
                    || rows.of(address, MOST_OF_AN_ADDRESS).size() == MOST_OF_AN_ADDRESS) {
                throw new ProblemException(new Problem.TooMany(
                        "subscriptions-too-many", "Too many subscriptions wait for their address to be confirmed."));
            }
            Subscription one = new Subscription(secret(), recordId, address, language, now, false, version(recordId));
            rows.insert(one);
            news.publishEvent(new SubscriptionNews.Asked(one));
        });
    }

    private static String address(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (!address.matches("[^\\s@<>,;:\\p{Cntrl}]{1,64}@[^\\s@<>,;:\\p{Cntrl}]{1,190}")) {
            throw ProblemException.invalid(
                    "subscription-incomplete",
                    "That is no address of mail.",
                    List.of(Finding.blocking("subscription-email", "/email", email)));
        }
        return address;
    }

    private String secret() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private int version(String recordId) {
        return catalogue.find(recordId).map(CatalogueRecord::version).orElse(0);
    }

    /** @throws ProblemException {@code subscription-not-found} */
    Subscription existing(String id) {
        return rows.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "subscription-not-found", "There is no such subscription, or it ended."));
    }

    /** For who writes to people. */
    public Optional<Subscription> find(String id) {
        return rows.find(id);
    }

    /** What is published from now on is told. */
    void confirm(String id) {
        Subscription one = existing(id);
        rows.confirm(id, version(one.recordId()), clock.instant());
    }

    void end(String id) {
        rows.remove(existing(id).id());
    }

    /** Has the address told what it has subscribed to, once a day at most. */
    void list(String email) {
        String address = address(email);
        transaction.executeWithoutResult(status -> {
            List<Subscription> all = rows.of(address, MOST_OF_AN_ADDRESS);
            if (!all.isEmpty()) {
                news.publishEvent(new SubscriptionNews.Listed(all.getFirst(), all, clock.instant()));
            }
        });
    }

    /** In the transaction of the publication: many may have to be told. */
    @EventListener
    void published(RecordPublished record) {
        if (!rows.before(record.id(), record.version(), 1).isEmpty()) {
            jobs.ask(JOB, record.id(), "");
        }
    }

    /** In the transaction of the withdrawal. */
    @EventListener
    void withdrawn(RecordWithdrawn record) {
        boolean isOfAll = record.scope() == Withdrawal.Scope.DATA || record.scope() == Withdrawal.Scope.ALL;
        if (isOfAll && !rows.confirmed(record.id(), "", 1).isEmpty()) {
            jobs.ask(WITHDRAWN_JOB, record.id(), "");
        }
    }

    /** Tells all of them; who was told before an interruption is not written to again, since the letter is the same. */
    void tellOfWithdrawal(JobRequest request) {
        String recordId = request.instance();
        int version = version(recordId);
        String after = "";
        for (List<Subscription> some = rows.confirmed(recordId, after, SOME);
                !some.isEmpty();
                some = rows.confirmed(recordId, after, SOME)) {
            List<Subscription> these = some;
            transaction.executeWithoutResult(status ->
                    these.forEach(one -> news.publishEvent(new SubscriptionNews.Withdrawn(one.told(version)))));
            after = some.getLast().id();
        }
    }

    /** Tells those who do not know of a record's version; goes on where it was interrupted. */
    void tell(JobRequest request) {
        String recordId = request.instance();
        int version = version(recordId);
        for (List<Subscription> some = rows.before(recordId, version, SOME);
                !some.isEmpty();
                some = rows.before(recordId, version, SOME)) {
            List<Subscription> these = some;
            transaction.executeWithoutResult(status -> these.forEach(one -> {
                rows.told(one.id(), version);
                news.publishEvent(new SubscriptionNews.Changed(one.told(version)));
            }));
        }
    }

    /** What is known of a person is erased with their account. */
    @EventListener
    void erased(AccountErased person) {
        rows.removeOf(person.email().toLowerCase(Locale.ROOT));
    }
}
