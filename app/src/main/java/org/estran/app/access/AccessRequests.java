package org.estran.app.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asking for restricted data, and deciding. An account asks as itself; anybody else by an address that a link confirms
 * first. Whoever answers for the data ({@link Access#answersFor}) grants for a time, refuses, or takes back.
 */
@Component
public class AccessRequests {

    static final Duration TO_CONFIRM = Duration.ofDays(3);
    private static final int MOST_UNCONFIRMED = 5;
    private static final int MOST_UNCONFIRMED_AN_HOUR = 200;
    private static final int ROWS_AT_ONCE = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORDS = 4_000;
    private static final Duration LONGEST_GRANT = Duration.ofDays(5 * 366);

    private final RequestRows rows;
    private final AccessPasses passes;
    private final Access access;
    private final Accounts accounts;
    private final Catalogue catalogue;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccessRequests(
            RequestRows rows,
            AccessPasses passes,
            Access access,
            Accounts accounts,
            Catalogue catalogue,
            ApplicationEventPublisher news,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.passes = passes;
        this.access = access;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who asks, as they say it themselves; of an account, its own name and address count. */
    public record Asked(String name, String email, String purpose, Language language) {}

    /**
     * Asks for the restricted data of a record.
     *
     * @throws ProblemException {@code access-request-incomplete} with every mistake, {@code access-not-restricted},
     *     {@code access-asked-already}, {@code access-granted-already}, {@code access-too-many-requests}
     */
    public AccessRequest ask(Caller caller, String recordId, Asked asked) {
        restricted(recordId);
        Account account =
                Optional.ofNullable(caller.accountId()).flatMap(accounts::byId).orElse(null);
        List<Finding> findings = findings(asked, account == null);
        if (!findings.isEmpty()) {
            throw ProblemException.invalid(
                    "access-request-incomplete", "Something is missing in this request.", findings);
        }
        return account == null ? askByMail(recordId, asked) : askAs(account, recordId, asked);
    }

    private AccessRequest askAs(Account account, String recordId, Asked asked) {
        return within(() -> {
            AccessRequest request = request(
                    recordId,
                    Who.account(account.id()),
                    account.displayName(),
                    account.email(),
                    asked,
                    AccessRequest.State.ASKED);
            refuseTwice(request);
            insert(request, null);
            tell(request, account.id(), null);
            return request;
        });
    }

    private AccessRequest askByMail(String recordId, Asked asked) {
        return within(() -> {
            Instant now = clock.instant();
            String reader = Who.mail(asked.email());
            if (rows.unconfirmed(reader, now.minus(Duration.ofDays(1))) >= MOST_UNCONFIRMED
                    || rows.unconfirmed(null, now.minus(Duration.ofHours(1))) >= MOST_UNCONFIRMED_AN_HOUR) {
                throw new ProblemException(new Problem.TooMany(
                        "access-too-many-requests", "Too many requests wait for their address to be confirmed."));
            }
            AccessRequest request = request(
                    recordId,
                    reader,
                    asked.name().strip(),
                    asked.email().strip(),
                    asked,
                    AccessRequest.State.UNCONFIRMED);
            String secret = passes.secret();
            insert(request, AccessPasses.digest(secret));
            tell(request, null, secret);
            return request;
        });
    }

    /** The request whose address that link confirms; empty where it is too late, or was done. */
    public Optional<AccessRequest> toConfirm(String secret) {
        return rows.toConfirm(AccessPasses.digest(secret), clock.instant().minus(TO_CONFIRM));
    }

    /** @throws ProblemException {@code access-link-dead}, {@code access-asked-already}, {@code access-granted-already} */
    public AccessRequest confirm(String secret) {
        return within(() -> {
            AccessRequest request = toConfirm(secret)
                    .orElseThrow(() -> ProblemException.notFound(
                            "access-link-dead", "This link was used already, or is too old."));
            refuseTwice(request);
            AccessRequest asked = with(request, AccessRequest.State.ASKED, null, "", null);
            move(asked, AccessRequest.State.UNCONFIRMED);
            tell(asked, null, null);
            return asked;
        });
    }

    /** @throws ProblemException {@code access-request-incomplete}, {@code access-decided-already}, {@code access-request-not-found} */
    public AccessRequest grant(Caller caller, String id, Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_GRANT))) {
            throw ProblemException.invalid(
                    "access-request-incomplete",
                    "An access ends in the future, within five years.",
                    List.of(Finding.blocking("access-expiry", "/until")));
        }
        return within(() -> {
            AccessRequest request = forDecision(caller, id);
            AccessRequest granted =
                    with(request, AccessRequest.State.GRANTED, caller, "", until.truncatedTo(ChronoUnit.MILLIS));
            move(granted, AccessRequest.State.ASKED);
            String secret = request.accountId().isPresent()
                    ? null
                    : passes.make(request.recordId(), id, until).clearText();
            tell(granted, caller.accountId(), secret);
            return granted;
        });
    }

    /** @throws ProblemException as {@link #grant} */
    public AccessRequest refuse(Caller caller, String id, String reason) {
        return end(caller, id, reason, AccessRequest.State.ASKED, AccessRequest.State.REFUSED);
    }

    /** Takes back what was granted, at once. */
    public AccessRequest revoke(Caller caller, String id, String reason) {
        return end(caller, id, reason, AccessRequest.State.GRANTED, AccessRequest.State.REVOKED);
    }

    private AccessRequest end(
            Caller caller, String id, String reason, AccessRequest.State from, AccessRequest.State to) {
        if (reason.isBlank() || reason.length() > LONGEST_WORDS) {
            throw ProblemException.invalid(
                    "access-request-incomplete",
                    "Say why, in at most 4,000 characters.",
                    List.of(Finding.blocking("access-reason", "/reason")));
        }
        return within(() -> {
            AccessRequest ended = with(forDecision(caller, id), to, caller, reason.strip(), null);
            move(ended, from);
            passes.end(id);
            tell(ended, caller.accountId(), null);
            return ended;
        });
    }

    /** The request, for whoever decides on it. */
    public AccessRequest forDecision(Caller caller, String id) {
        return rows.find(id)
                .filter(request -> request.state() != AccessRequest.State.UNCONFIRMED)
                .filter(request -> access.answersFor(caller, request.recordId()))
                .orElseThrow(() ->
                        ProblemException.notFound("access-request-not-found", "There is no such request for you."));
    }

    /** What this caller decides on, what waits first. */
    public List<AccessRequest> forDecision(Caller caller) {
        return rows.confirmed().stream()
                .filter(request -> access.answersFor(caller, request.recordId()))
                .toList();
    }

    /** Some of the requests one decides on; the id of the last one where more follow. */
    public record Page(List<AccessRequest> requests, Optional<String> next) {}

    /**
     * What this caller decides on, newest first, page by page.
     *
     * @param recordId of that record alone; null for all
     * @param state in that state alone; null for all
     * @param after the id that a page before told as next; null for the first page
     * @throws ProblemException {@code access-request-not-found} where there is no such request to go on after
     */
    public Page forDecision(
            Caller caller,
            @Nullable String recordId,
            AccessRequest.@Nullable State state,
            @Nullable String after,
            int limit) {
        AccessRequest last = after == null ? null : forDecision(caller, after);
        Map<String, Boolean> mine = new HashMap<>();
        List<AccessRequest> found = new ArrayList<>();
        List<AccessRequest> some;
        do {
            some = rows.confirmed(recordId, state, last, ROWS_AT_ONCE);
            some.stream()
                    .filter(one -> mine.computeIfAbsent(one.recordId(), id -> access.answersFor(caller, id)))
                    .forEach(found::add);
            last = some.isEmpty() ? last : some.getLast();
        } while (found.size() <= limit && some.size() == ROWS_AT_ONCE);
        return found.size() <= limit
                ? new Page(List.copyOf(found), Optional.empty())
                : new Page(
                        List.copyOf(found.subList(0, limit)),
                        Optional.of(found.get(limit - 1).id()));
    }

    /** What this account asked for, newest first. */
    public List<AccessRequest> mine(Caller caller) {
        return caller.accountId() == null ? List.of() : rows.of(Who.account(caller.accountId()));
    }

    public List<AccessRequest> mine(Caller caller, String recordId) {
        return caller.accountId() == null ? List.of() : rows.of(Who.account(caller.accountId()), recordId);
    }

    /** Who asked without an account, for a mail to them. */
    public Optional<AccessRequest> find(String id) {
        return rows.find(id);
    }

    /** @throws ProblemException {@code access-not-restricted}, {@code record-not-found} */
    public CatalogueRecord restricted(String recordId) {
        CatalogueRecord record = catalogue
                .find(recordId)
                .filter(found -> !found.isGone())
                .orElseThrow(
                        () -> ProblemException.notFound("record-not-found", "There is no record " + recordId + "."));
        if (!record.access().isRestricted() || record.isDataWithdrawn()) {
            throw ProblemException.conflict("access-not-restricted", "No access to these data needs to be asked for.");
        }
        return record;
    }

    private static List<Finding> findings(Asked asked, boolean isByMail) {
        List<Finding> findings = new ArrayList<>();
        if (asked.purpose().isBlank()) {
            findings.add(Finding.blocking("access-purpose-missing", "/purpose"));
        } else if (asked.purpose().length() > LONGEST_WORDS) {
            findings.add(Finding.blocking("access-text-too-long", "/purpose", String.valueOf(LONGEST_WORDS)));
        }
        if (isByMail && (asked.name().isBlank() || asked.name().length() > LONGEST_NAME || isOdd(asked.name()))) {
            findings.add(Finding.blocking("access-name", "/name"));
        }
        if (isByMail && !asked.email().strip().matches("[^\\s@<>,;:\\p{Cntrl}]{1,64}@[^\\s@<>,;:\\p{Cntrl}]{1,190}")) {
            findings.add(Finding.blocking("access-email", "/email"));
        }
        return findings;
    }

    private static boolean isOdd(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private void refuseTwice(AccessRequest request) {
        if (rows.isGranted(request.reader(), request.recordId(), clock.instant())) {
            throw ProblemException.conflict("access-granted-already", "Access to these data is granted already.");
        }
        if (rows.of(request.reader(), request.recordId()).stream()
                .anyMatch(other -> other.state() == AccessRequest.State.ASKED)) {
            throw askedAlready();
        }
    }

    private void insert(AccessRequest request, @Nullable String confirmationHash) {
        try {
            rows.insert(request, confirmationHash);
        } catch (DuplicateKeyException atOnce) {
            throw new ProblemException(askedAlready().problem(), atOnce);
        }
    }

    private void move(AccessRequest to, AccessRequest.State from) {
        if (!rows.move(to, from)) {
            throw ProblemException.conflict("access-decided-already", "Somebody decided on this request meanwhile.");
        }
    }

    private static ProblemException askedAlready() {
        return ProblemException.conflict("access-asked-already", "This was asked for already and waits for an answer.");
    }

    private AccessRequest request(
            String recordId, String reader, String name, String email, Asked asked, AccessRequest.State state) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return new AccessRequest(
                passes.id(),
                recordId,
                reader,
                name,
                email,
                asked.purpose().strip(),
                asked.language(),
                state,
                now,
                null,
                null,
                "",
                null);
    }

    private AccessRequest with(
            AccessRequest from,
            AccessRequest.State state,
            @Nullable Caller by,
            String reason,
            @Nullable Instant expiresAt) {
        return new AccessRequest(
                from.id(),
                from.recordId(),
                from.reader(),
                from.name(),
                from.email(),
                from.purpose(),
                from.language(),
                state,
                from.askedAt(),
                by == null ? null : Instant.ofEpochMilli(clock.millis()),
                by == null ? null : by.accountId(),
                reason,
                expiresAt);
    }

    private void tell(AccessRequest request, @Nullable String actor, @Nullable String secret) {
        news.publishEvent(new AccessHappened(request, actor, secret));
    }

    private <T> T within(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
