package org.estran.app.harvests.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.estran.app.harvests.store.ItemRows;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pages of a harvest one after the other in a thread of its own, and has their documents read in others: never
 * further ahead of the writer than a few pages, so that memory is bounded. A source that fails at a large page is asked
 * for smaller ones; one that has forgotten where we were is begun anew, which costs no write for what was written.
 */
final class Fetching implements AutoCloseable {

    private static final int PAGES_AHEAD = 2;
    private static final int MOST_RESTARTS = 3;
    private static final int SMALLEST_PAGE = 5;

    private final IntFunction<Harvest> opening;
    private final Web web;
    private final ItemRows items;
    private final Reader reader;
    private final long harvester;
    private final BlockingQueue<Ahead> ahead = new ArrayBlockingQueue<>(PAGES_AHEAD);
    private final ExecutorService workers = Executors.newFixedThreadPool(
            Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8),
            work -> Thread.ofPlatform().daemon().name("harvest-reader").unstarted(work));
    private final Thread thread;
    private int pageSize;
    private int restarts;
    private volatile boolean closed;

    /** @param opening makes a harvest with pages of that size */
    Fetching(
            IntFunction<Harvest> opening,
            int pageSize,
            Web web,
            ItemRows items,
            Reader reader,
            long harvester,
            @Nullable String from) {
        this.opening = opening;
        this.pageSize = pageSize;
        this.web = web;
        this.items = items;
        this.reader = reader;
        this.harvester = harvester;
        this.thread = Thread.ofPlatform().daemon().name("harvest-source").start(() -> fetch(from));
    }

    /**
     * A page whose items are prepared.
     *
     * @param bytes of all answers since the page before
     * @param isAgain whether the source was begun anew, so that what comes twice says nothing
     */
    record Coming(Page page, List<Prepared.Known> items, long bytes, boolean isAgain) {}

    private sealed interface Ahead {
        record Fetched(Page page, List<Future<Prepared.Known>> items, long bytes, boolean isAgain) implements Ahead {}

        record Ended(@Nullable Throwable failure) implements Ahead {}
    }

    /** The next page; null behind the last one. */
    @Nullable
    Coming next() throws SourceFailed, InterruptedException {
        return switch (ahead.take()) {
            case Ahead.Fetched fetched ->
                new Coming(fetched.page(), finished(fetched.items()), fetched.bytes(), fetched.isAgain());
            case Ahead.Ended ended -> {
                Throwable failure = ended.failure();
                if (failure instanceof SourceFailed failed) {
                    throw failed;
                }
                if (failure != null) {
                    throw new IllegalStateException("the source could not be read", failure);
                }
                yield null;
            }
        };
    }

    private static List<Prepared.Known> finished(List<Future<Prepared.Known>> items) throws InterruptedException {
        List<Prepared.Known> all = new ArrayList<>(items.size());
        for (Future<Prepared.Known> item : items) {
            try {
                all.add(item.get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a document could not be prepared", failed.getCause());
            }
        }
        return all;
    }

    private void fetch(@Nullable String from) {
        Throwable failure = null;
        try {
            Harvest harvest = opening.apply(pageSize);
            String checkpoint = from;
            boolean more = true;
            while (more && !closed) {
                long before = web.bytes();
                try {
                    Page page = harvest.page(checkpoint);
                    put(page, web.bytes() - before);
                    checkpoint = page.next();
                    more = checkpoint != null;
                } catch (SourceFailed failed) {
                    harvest = again(failed);
                    checkpoint = failed.reason() == SourceFailed.Reason.TOKEN_EXPIRED ? null : checkpoint;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Throwable unexpected) {
            failure = unexpected;
        }
        end(failure);
    }

    private Harvest again(SourceFailed failed) throws SourceFailed {
        boolean isForgotten = failed.reason() == SourceFailed.Reason.TOKEN_EXPIRED;
        boolean isTooMuch = failed.reason() == SourceFailed.Reason.TOO_SLOW
                || failed.reason() == SourceFailed.Reason.TOO_LARGE
                || failed.reason() == SourceFailed.Reason.CUT_OFF
                || failed.reason() == SourceFailed.Reason.FAILING;
        if (isForgotten && restarts < MOST_RESTARTS) {
            restarts++;
        } else if (isTooMuch && pageSize / 2 >= SMALLEST_PAGE) {
            pageSize /= 2;
        } else {
            throw failed;
        }
        return opening.apply(pageSize);
    }

    private void put(Page page, long bytes) throws InterruptedException {
        Map<String, ItemRows.Row> before = items.withIdentifiers(
                harvester,
                page.items().stream().map(Item::identifier).distinct().toList());
        List<Future<Prepared.Known>> prepared = new ArrayList<>(page.items().size());
        for (Item item : page.items()) {
            ItemRows.Row row = before.get(item.identifier());
            prepared.add(workers.submit(() -> new Prepared.Known(reader.prepare(item, row), row)));
        }
        offer(new Ahead.Fetched(page, prepared, bytes, restarts > 0));
    }

    private void end(@Nullable Throwable failure) {
        try {
            offer(new Ahead.Ended(failure));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void offer(Ahead one) throws InterruptedException {
        while (!ahead.offer(Objects.requireNonNull(one), 50, TimeUnit.MILLISECONDS)) {
            if (closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        workers.shutdownNow();
    }
}
