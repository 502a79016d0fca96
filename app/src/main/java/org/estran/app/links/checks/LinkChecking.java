package org.estran.app.links.checks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.estran.app.links.Link;
import org.estran.app.links.Links;
import org.estran.app.links.LinksProperties;
import org.estran.app.links.store.LinkRows;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The durable job that finds links in records and looks at those that are due: a few hosts at a time, of each host one link
 * after the other. What was seen of a link is written at once, so that a run that is killed loses one look at most.
 */
public final class LinkChecking implements Links {

    static final String JOB = "link-check";
    private static final String ALL = "all";

    private static final int RECORDS = 500;
    private static final int BATCHES = 40;
    private static final int HOSTS_AT_ONCE = 4;

    /** So many looks, a day between each two, have to fail before a link is called dead. */
    private static final int FAILURES_OF_THE_DEAD = 3;

    private static final Duration AFTER_FAILURE = Duration.ofDays(1);
    private static final Duration OF_THE_DEAD = Duration.ofDays(7);
    private static final Duration WHILE_MORE = Duration.ofMinutes(1);

    /** Hosts that so answer refuse us, and not the link. */
    private static final Set<Integer> NOT_FOR_US = Set.of(401, 402, 403, 407, 429, 451);

    private final LinkRows rows;
    private final Catalogue catalogue;
    private final LinksInRecords finding;
    private final LinksProperties properties;
    private final Supplier<Web> webs;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param webs one for each host */
    LinkChecking(
            LinkRows rows,
            Catalogue catalogue,
            LinksInRecords finding,
            LinksProperties properties,
            Supplier<Web> webs,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.finding = finding;
        this.properties = properties;
        this.webs = webs;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    JobKind job() {
        return new JobKind(JOB, this::work, RetryPolicy.USUAL);
    }

    /** The first look comes some time after a start, so that a server that is started again and again asks nobody. */
    void start() {
        if (properties.check() && !jobs.isAsked(JOB)) {
            jobs.askAt(JOB, ALL, "", clock.instant().plus(properties.every()));
        }
    }

    private void work(JobRequest request) throws InterruptedException {
        if (!properties.check()) {
            return;
        }
        boolean isFollowed = follow();
        List<LinkRows.Due> due = rows.due(clock.instant(), properties.perRun());
        look(due);
        boolean hasMore = !isFollowed || due.size() == properties.perRun();
        jobs.askAt(JOB, ALL, "", clock.instant().plus(hasMore ? WHILE_MORE : properties.every()));
    }

    /** Looks through records that changed; false where there are more than one run goes through. */
    boolean follow() {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<CatalogueRecord> changed = catalogue.changedAfter(rows.mark(), RECORDS);
            if (changed.isEmpty()) {
                return true;
            }
            Map<String, Set<LinkRows.Found>> found = new HashMap<>();
            changed.forEach(record -> found.put(record.id(), finding.of(record)));
            transaction.executeWithoutResult(status -> {
                rows.uses(found, clock.instant());
                rows.mark(changed.getLast().change());
            });
        }
        return false;
    }

    private void look(List<LinkRows.Due> due) throws InterruptedException {
        Map<String, List<LinkRows.Due>> byHost = new LinkedHashMap<>();
        due.forEach(one -> byHost.computeIfAbsent(one.link().host(), host -> new ArrayList<>())
                .add(one));
        try (ExecutorService hosts = Executors.newFixedThreadPool(
                HOSTS_AT_ONCE, Thread.ofVirtual().name("links-", 0).factory())) {
            List<Future<?>> all = new ArrayList<>();
            byHost.values().forEach(links -> all.add(hosts.submit(() -> lookAtHost(links))));
            for (Future<?> one : all) {
                await(one, hosts);
            }
        }
    }

    private static void await(Future<?> one, ExecutorService hosts) throws InterruptedException {
        try {
            one.get();
        } catch (InterruptedException stopping) {
            hosts.shutdownNow();
            throw stopping;
        } catch (ExecutionException failed) {
            hosts.shutdownNow();
            throw new IllegalStateException("links could not be looked at", failed.getCause());
        }
    }

    /** Of a host that nobody answers at, the other links are not asked for. */
    private @Nullable Void lookAtHost(List<LinkRows.Due> links) throws InterruptedException {
        try (Web web = webs.get()) {
            Seen ofAll = null;
            for (LinkRows.Due due : links) {
                Seen seen = ofAll != null ? ofAll : see(web, due.link());
                ofAll = seen.isOfTheHost() ? seen : null;
                note(due, seen);
            }
        }
        return null;
    }

    /**
     * What a look shows.
     *
     * @param problem null where it is good
     */
    private record Seen(int status, SourceFailed.@Nullable Reason problem) {

        boolean isOfTheHost() {
            return problem == SourceFailed.Reason.UNREACHABLE || problem == SourceFailed.Reason.TOO_SLOW;
        }

        boolean isClosed() {
            return problem == SourceFailed.Reason.ROBOTS
                    || problem == SourceFailed.Reason.PRIVATE_ADDRESS
                    || problem == SourceFailed.Reason.NOT_AN_ADDRESS
                    || NOT_FOR_US.contains(status);
        }
    }

    private static Seen see(Web web, Link link) throws InterruptedException {
        try {
            return new Seen(web.probe(URI.create(link.address())), null);
        } catch (SourceFailed failed) {
            return new Seen(failed.status(), failed.reason());
        }
    }

    private void note(LinkRows.Due due, Seen seen) {
        Instant now = clock.instant();
        Link before = due.link();
        transaction.executeWithoutResult(status -> {
            if (!rows.isUsed(before.digest())) {
                rows.remove(before.digest());
            } else if (seen.problem() == null) {
                rows.write(
                        before,
                        after(before, Link.State.GOOD, seen, now, now, null),
                        0,
                        now.plus(properties.goodFor()));
            } else if (seen.isClosed()) {
                rows.write(
                        before,
                        after(before, Link.State.CLOSED, seen, now, before.goodAt(), null),
                        0,
                        now.plus(properties.goodFor()));
            } else {
                failed(due, seen, now);
            }
        });
    }

    private void failed(LinkRows.Due due, Seen seen, Instant now) {
        Link before = due.link();
        int failures = due.failures() + 1;
        boolean isDead = failures >= FAILURES_OF_THE_DEAD;
        Instant since = before.failingSince() == null ? now : before.failingSince();
        rows.write(
                before,
                after(before, isDead ? Link.State.DEAD : Link.State.DOUBTFUL, seen, now, before.goodAt(), since),
                failures,
                now.plus(isDead ? OF_THE_DEAD : AFTER_FAILURE));
    }

    private static Link after(
            Link before,
            Link.State state,
            Seen seen,
            Instant now,
            @Nullable Instant goodAt,
            @Nullable Instant failingSince) {
        return new Link(
                before.digest(),
                before.address(),
                before.host(),
                state,
                seen.status(),
                seen.problem() == null ? null : seen.problem().word(),
                now,
                goodAt,
                failingSince);
    }

    @Override
    public List<Link> of(String recordId) {
        return rows.of(recordId);
    }

    @Override
    public List<Link> page(Link.@Nullable State state, @Nullable String after, int limit) {
        int slash = after == null ? -1 : after.lastIndexOf('/');
        return rows.page(
                state,
                after == null || slash < 0 ? "" : after.substring(0, slash),
                after == null || slash < 0 ? "" : after.substring(slash + 1),
                limit);
    }

    @Override
    public Map<Link.State, Long> counts() {
        return rows.counts();
    }

    @Override
    public Map<Link.State, Long> counts(Collection<String> recordIds) {
        Map<Link.State, Long> counts = new EnumMap<>(Link.State.class);
        rows.states(recordIds).values().forEach(state -> counts.merge(state, 1L, Long::sum));
        return counts;
    }

    @Override
    public List<Link.Change> history(String digest) {
        return rows.history(digest);
    }

    @Override
    public List<String> records(String digest, @Nullable String after, int limit) {
        return rows.records(digest, after == null ? "" : after, limit);
    }

    @Override
    public Map<String, List<String>> records(Collection<String> digests) {
        return rows.records(digests);
    }

    @Override
    public void checkSoon(String recordId) {
        transaction.executeWithoutResult(status -> {
            rows.dueNow(recordId, clock.instant().minusSeconds(1));
            if (properties.check()) {
                jobs.ask(JOB, ALL, "");
            }
        });
    }
}
