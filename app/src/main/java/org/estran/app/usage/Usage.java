package org.estran.app.usage;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts looks at the pages of records and downloads of their data. What is counted waits in memory and is written once a
 * minute, all of it in one transaction, and when the centre stops: a download costs no write of its own, and a process that
 * is killed loses a minute's counts.
 */
@Component
public class Usage {

    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);

    private static final int SECONDS = 60;

    /** Records that wait while nothing can be written, on a full disk for one; what is counted of others meanwhile is lost. */
    private static final int MOST_WAITING = 100_000;

    /** Records asked for in one question. */
    private static final int AT_ONCE = 500;

    private final UsageRows rows;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Clicks clicks;
    private final Object writing = new Object();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("usage").factory());
    private Map<String, UsageFigures> waiting = new HashMap<>();

    Usage(
            UsageRows rows,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock,
            RandomGenerator random) {
        this.rows = rows;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.clicks = new Clicks(clock, random);
        writer.scheduleWithFixedDelay(this::write, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** The landing page of a record is given; called for any method and any reader, and counts what is to be counted. */
    public void viewed(HttpServletRequest request, String recordId) {
        if (request.getMethod().equals("GET")
                && Agent.of(request.getHeader("User-Agent")) == Agent.PERSON
                && !isAhead(request)
                && isFirst(request, "view " + recordId)) {
            count(recordId, Counts.ONE_VIEW);
        }
    }

    /** What answers a request with bytes. */
    @FunctionalInterface
    public interface Answer {
        void write() throws IOException;
    }

    /**
     * Gives a file or a zip of a record, for any method and any reader, and counts what is to be counted: a whole answer, and
     * one of a range that begins with the first byte, though its reader may go away before the last; not what goes on with
     * the rest, a part from the middle, an answer without bytes.
     *
     * @param what of it, by which the same again is known
     */
    public void giving(
            HttpServletRequest request, HttpServletResponse response, String recordId, String what, Answer answer)
            throws IOException {
        boolean isGiven = false;
        try {
            answer.write();
            isGiven = true;
        } finally {
            if (isGiven || response.isCommitted()) {
                downloaded(request, response, recordId, what);
            }
        }
    }

    private void downloaded(HttpServletRequest request, HttpServletResponse response, String recordId, String what) {
        if (request.getMethod().equals("GET")
                && isFromTheBeginning(response)
                && Agent.of(request.getHeader("User-Agent")) != Agent.ROBOT
                && !isAhead(request)
                && isFirst(request, "download " + recordId + "/" + what)) {
            count(recordId, Counts.ONE_DOWNLOAD);
        }
    }

    /**
     * The counts of these records together, what waits to be written included.
     *
     * @param records their ids; each is counted once, however often it is among them
     */
    public UsageFigures of(Collection<String> records) {
        List<String> all = new ArrayList<>(new HashSet<>(records));
        UsageFigures figures = UsageFigures.NONE;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            figures = figures.plus(UsageFigures.of(rows.of(all.subList(from, Math.min(all.size(), from + AT_ONCE)))));
        }
        // After the rows: what is written in between is missed once rather than told twice.
        return figures.plus(waiting(all));
    }

    /**
     * The counts of each of these records, without what waits to be written: that is told by {@link UsageCounted}.
     *
     * @param records their ids, 1,000 at most
     * @return by id; those of which nothing was counted are missing
     */
    public Map<String, UsageFigures> written(Collection<String> records) {
        return rows.each(records);
    }

    private synchronized UsageFigures waiting(List<String> records) {
        return records.stream()
                .map(waiting::get)
                .filter(Objects::nonNull)
                .reduce(UsageFigures.NONE, UsageFigures::plus);
    }

    /** 200, or 206 (RFC 9110, section 15.3.7) of a range that begins with the first byte. */
    private static boolean isFromTheBeginning(HttpServletResponse response) {
        String range = response.getHeader("Content-Range");
        return switch (response.getStatus()) {
            case HttpServletResponse.SC_OK -> true;
            case HttpServletResponse.SC_PARTIAL_CONTENT -> range != null && range.startsWith("bytes 0-");
            default -> false;
        };
    }

    /** A browser fetches what its reader might want next. */
    private static boolean isAhead(HttpServletRequest request) {
        String purpose = request.getHeader("Sec-Purpose");
        return purpose != null && purpose.contains("prefetch");
    }

    private boolean isFirst(HttpServletRequest request, String what) {
        return clicks.isFirst(
                String.valueOf(request.getRemoteAddr()), String.valueOf(request.getHeader("User-Agent")), what);
    }

    private void count(String recordId, Counts counts) {
        YearMonth month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        add(Map.of(recordId, UsageFigures.of(Map.of(month, counts))));
    }

    private synchronized void add(Map<String, UsageFigures> counted) {
        counted.forEach((recordId, figures) -> {
            if (waiting.size() < MOST_WAITING || waiting.containsKey(recordId)) {
                waiting.merge(recordId, figures, UsageFigures::plus);
            }
        });
    }

    private synchronized Map<String, UsageFigures> takeWaiting() {
        Map<String, UsageFigures> taken = waiting;
        waiting = new HashMap<>();
        return taken;
    }

    /** Writes what waits; where nothing can be written it goes on waiting. */
    void write() {
        synchronized (writing) {
            Map<String, UsageFigures> counted = takeWaiting();
            if (counted.isEmpty()) {
                return;
            }
            try {
                transaction.executeWithoutResult(status -> {
                    rows.add(counted);
                    events.publishEvent(new UsageCounted(counted));
                });
            } catch (DataAccessException | TransactionException later) {
                LOG.warn("what was counted of {} records waits: {}", counted.size(), later.toString());
                add(counted);
            }
        }
    }

    /** A clean stop loses nothing; the database is closed after this. */
    @PreDestroy
    void stop() {
        writer.shutdown();
        write();
    }
}
