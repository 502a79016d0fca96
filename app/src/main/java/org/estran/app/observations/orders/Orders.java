package org.estran.app.observations.orders;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountErased;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.erasure.BytesFreed;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.observations.Target;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.ObservationStore.TakenFile;
import org.estran.terms.Digests;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders of observations. A job makes the file, and begins it again where it was interrupted; another takes it away when it
 * has expired. What somebody may have is asked when the file is made and again whenever it is fetched.
 */
@Component
public class Orders {

    static final String JOB = "observation-order";
    static final String EXPIRY = "observation-order-expiry";

    private static final int OPEN_WITHOUT_ACCOUNT = 20;
    private static final int MAILS_A_DAY = 5;
    private static final Duration REMEMBERED = Duration.ofDays(30);
    /** Ends the instance of the job that takes away what is remembered of an order. */
    private static final String GONE = "/gone";

    private static final int BLOCK = 1 << 16;
    /** The store answers four at once; people who look at pages come first. */
    private static final int MADE_AT_ONCE = 2;

    private final OrderTable rows;
    private final SelectionRows selections;
    private final OrderFiles files;
    private final OrderProperties properties;
    private final Packing packing;
    private final ObservationStore store;
    private final Accounts accounts;
    private final Jobs jobs;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;
    private final Semaphore turns = new Semaphore(MADE_AT_ONCE, true);

    Orders(
            OrderTable rows,
            SelectionRows selections,
            OrderFiles files,
            OrderProperties properties,
            Packing packing,
            ObservationStore store,
            Accounts accounts,
            Jobs jobs,
            ApplicationEventPublisher news,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.rows = rows;
        this.selections = selections;
        this.files = files;
        this.properties = properties;
        this.packing = packing;
        this.store = store;
        this.accounts = accounts;
        this.jobs = jobs;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Orders the rows of selections.
     *
     * @param email whom to write to; empty for nobody, and of no consequence for an account
     * @throws ProblemException {@code order-incomplete}, {@code orders-too-many}, {@code orders-full}
     */
    Order place(Caller caller, List<SavedSelection> wanted, Target target, String email, Language language) {
        String address = caller.isSignedIn() || email.isBlank() ? null : email.strip();
        if (address != null && !address.matches("[^\\s@<>,;:\\p{Cntrl}]{1,64}@[^\\s@<>,;:\\p{Cntrl}]{1,190}")) {
            throw ProblemException.invalid(
                    "order-incomplete",
                    "That is no address of mail.",
                    List.of(Finding.blocking("order-email", "/email", address)));
        }
        Instant now = clock.instant();
        byte[] name = new byte[16];
        random.nextBytes(name);
        Order order = new Order(
                HexFormat.of().formatHex(name),
                caller.accountId(),
                address,
                language,
                target,
                wanted.stream().map(SavedSelection::id).toList(),
                Order.State.WAITING,
                0,
                0,
                null,
                null,
                now,
                now,
                null);
        transaction.executeWithoutResult(status -> {
            refuseTooMany(order);
            rows.insert(order);
            jobs.ask(JOB, order.id(), "");
        });
        return order;
    }

    private void refuseTooMany(Order order) {
        String account = order.accountId();
        String email = order.email();
        boolean isTooMany = account == null
                ? rows.openWithoutAccount() >= OPEN_WITHOUT_ACCOUNT
                : rows.openOf(account) >= properties.open();
        if (isTooMany
                || (email != null
                        && rows.ofMailSince(email, clock.instant().minus(Duration.ofDays(1))) >= MAILS_A_DAY)) {
            throw new ProblemException(new Problem.TooMany("orders-too-many", "Too many orders are open already."));
        }
        if (files.size() >= properties.diskSpace().toBytes()) {
            throw new ProblemException(
                    new Problem.Busy("orders-full", "There is no room for another order until others have expired."));
        }
    }

    /** Those of an account, newest first. */
    List<Order> of(Caller caller) {
        String account = caller.accountId();
        return account == null ? List.of() : rows.of(account);
    }

    /** Whatever was ordered, for who writes to people. */
    public Optional<Order> byId(String id) {
        return rows.find(id);
    }

    /**
     * An order, for whoever may see it: of an account that account, else whoever knows its address.
     *
     * @throws ProblemException {@code order-not-found}; {@code order-of-account} for who did not sign in
     */
    Order find(String id, Caller caller) {
        Order order = rows.find(id).orElseThrow(Orders::notFound);
        String account = order.accountId();
        if (account != null && !caller.isSignedIn()) {
            throw new ProblemException(
                    new Problem.SignInNeeded("order-of-account", "Sign in as whoever ordered these observations."));
        }
        if (account != null && !account.equals(caller.accountId())) {
            throw notFound();
        }
        return order;
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("order-not-found", "There is no such order, or it has long expired.");
    }

    /** Stops an order that is not ready, or takes its file away. */
    void cancel(String id, Caller caller) throws IOException {
        Order order = find(id, caller);
        boolean isStopped = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean ended = rows.end(id, Order.State.CANCELLED, null, clock.instant());
            if (ended) {
                jobs.callOff(JOB, id);
                forget(id);
            }
            return ended;
        }));
        if (isStopped) {
            files.remove(id);
        } else if (order.state() == Order.State.READY) {
            expire(order);
        }
    }

    /**
     * The file of an order.
     *
     * @throws ProblemException as {@link #find}; {@code order-not-ready}; {@code order-expired}; {@code order-closed} where
     *     not all of it may be read any more
     */
    Path file(String id, Caller caller) throws IOException {
        Order order = find(id, caller);
        Instant until = order.expiresAt();
        if (order.isOpen()) {
            throw ProblemException.conflict("order-not-ready", "This order is not ready yet.");
        }
        Path file = files.whole(id);
        if (order.state() != Order.State.READY
                || until == null
                || clock.instant().isAfter(until)
                || !Files.exists(file)) {
            throw new ProblemException(
                    new Problem.Gone("order-expired", "The file of this order is not kept any more."));
        }
        // As when it was made: without an account, what anybody may read.
        if (!taken(order, order.accountId() == null ? Caller.ANONYMOUS : caller).containsAll(files.listed(id))) {
            throw ProblemException.notAllowed(
                    "order-closed", "Some of these data were withdrawn, replaced or closed since: order them again.");
        }
        return file;
    }

    private Set<String> taken(Order order, Caller caller) throws IOException {
        Set<String> all = new TreeSet<>();
        for (SavedSelection one : wanted(order)) {
            for (TakenFile file : store.taken(one.asked().selection(), caller)) {
                all.add(file.recordId() + "\t" + file.path());
            }
        }
        return all;
    }

    private List<SavedSelection> wanted(Order order) {
        return order.selections().stream()
                .flatMap(id -> selections.find(id).stream())
                .toList();
    }

    /** Makes the file of an order. */
    void run(JobRequest request) throws IOException, InterruptedException {
        turns.acquire();
        try {
            String id = request.instance();
            Order order = rows.find(id).orElse(null);
            if (order == null || !rows.begin(id, clock.instant())) {
                if (order == null || order.state() != Order.State.READY) {
                    files.remove(id);
                }
                return;
            }
            try {
                make(order);
            } catch (Stopped cancelled) {
                files.remove(id);
            } catch (ProblemException refused) {
                if (refused.problem() instanceof Problem.Busy) {
                    throw refused;
                }
                fail(order, refused.problem().code());
            }
        } finally {
            turns.release();
        }
    }

    /** Nobody wants it any more. */
    private static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private void make(Order order) throws IOException {
        String id = order.id();
        Caller caller = callerOf(order);
        Set<String> taken = taken(order, caller);
        if (taken.isEmpty()) {
            throw ProblemException.conflict("order-empty", "There is nothing in these selections.");
        }
        files.list(id, taken);
        MessageDigest digest = Digests.of("SHA-512");
        long size = files.write(id, file -> {
            int[] done = new int[1];
            OrderFiles.Watched watched =
                    new OrderFiles.Watched(new DigestOutputStream(file, digest), bytes -> goOn(order, done[0], bytes));
            OutputStream out = new BufferedOutputStream(watched, BLOCK);
            packing.write(wanted(order), order.target(), caller, order.language(), out, items -> {
                done[0] = items;
                goOn(order, items, watched.bytes());
            });
            out.flush();
        });
        String sha512 = HexFormat.of().formatHex(digest.digest());
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            Instant until = now.plus(properties.keep());
            if (rows.ready(id, size, sha512, now, until)) {
                jobs.askAt(EXPIRY, id, "", until);
                rows.find(id).ifPresent(ready -> news.publishEvent(new OrderEnded(ready)));
            }
        });
        if (rows.find(id).filter(now -> now.state() == Order.State.READY).isEmpty()) {
            files.remove(id);
        }
    }

    private void goOn(Order order, int items, long bytes) throws IOException {
        if (bytes > properties.largest().toBytes()) {
            throw new ProblemException(new Problem.TooLarge(
                    "order-too-large", "The file would be larger than " + properties.largest() + ".", List.of()));
        }
        if (!rows.progress(order.id(), items, bytes, clock.instant())) {
            throw new Stopped();
        }
    }

    /** As they are now, not as they were when they ordered. */
    private Caller callerOf(Order order) {
        String account = order.accountId();
        return account == null
                ? Caller.ANONYMOUS
                : accounts.byId(account)
                        .filter(Account::isEnabled)
                        .map(Account::asCaller)
                        .orElse(Caller.ANONYMOUS);
    }

    private void fail(Order order, String trouble) throws IOException {
        transaction.executeWithoutResult(status -> {
            if (rows.end(order.id(), Order.State.FAILED, trouble, clock.instant())) {
                forget(order.id());
                rows.find(order.id()).ifPresent(failed -> news.publishEvent(new OrderEnded(failed)));
            }
        });
        files.remove(order.id());
    }

    /** First its file goes, and a month later that there was an order. */
    void expire(JobRequest request) throws IOException {
        boolean isGone = request.instance().endsWith(GONE);
        String id = isGone
                ? request.instance().substring(0, request.instance().length() - GONE.length())
                : request.instance();
        if (isGone) {
            files.remove(id);
            rows.remove(id);
            return;
        }
        Optional<Order> ready = rows.find(id).filter(order -> order.state() == Order.State.READY);
        if (ready.isPresent()) {
            expire(ready.get());
        }
    }

    private void forget(String id) {
        jobs.askAt(EXPIRY, id + GONE, "", clock.instant().plus(REMEMBERED));
    }

    private void expire(Order order) throws IOException {
        transaction.executeWithoutResult(status -> {
            rows.expire(order.id(), clock.instant());
            forget(order.id());
        });
        files.remove(order.id());
    }

    /** What was made of freed bytes is gone before their erasure is called done. */
    @EventListener
    void freed(BytesFreed bytes) throws IOException {
        for (String id : files.with(bytes.recordId())) {
            Optional<Order> order = rows.find(id);
            if (order.isPresent() && order.get().isOpen()) {
                fail(order.get(), "order-closed");
            } else if (order.isPresent()) {
                expire(order.get());
            }
            files.remove(id);
        }
    }

    /** What a person ordered goes with what is known of them. */
    @EventListener
    void erased(AccountErased person) {
        for (String id : rows.ofPerson(person.accountId(), person.email())) {
            rows.remove(id);
            jobs.callOff(JOB, id);
            jobs.callOff(EXPIRY, id);
            jobs.callOff(EXPIRY, id + GONE);
            remove(id);
        }
    }

    private void remove(String id) {
        try {
            files.remove(id);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How much of what is wanted is written, from 0 to 100; null where it cannot be told. */
    static @Nullable Integer percent(Order order) {
        return order.selections().size() < 2
                ? null
                : 100 * order.itemsDone() / order.selections().size();
    }
}
