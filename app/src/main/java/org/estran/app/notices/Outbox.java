package org.estran.app.notices;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.estran.app.jobs.Jobs;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** What was written to people, whether it left or not. */
public final class Outbox {

    private final NoticeRows rows;
    private final Jobs jobs;
    private final boolean hasServer;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;

    Outbox(
            NoticeRows rows,
            Jobs jobs,
            boolean hasServer,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.rows = rows;
        this.jobs = jobs;
        this.hasServer = hasServer;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    /** Whether notices leave this centre at all. */
    public boolean hasServer() {
        return hasServer;
    }

    /** Posts a letter in the caller's transaction; one of the same event to the same reader is already on its way. */
    void post(Letter letter) {
        byte[] name = new byte[16];
        random.nextBytes(name);
        String id = HexFormat.of().formatHex(name);
        NoticeState state = hasServer ? NoticeState.WAITING : NoticeState.KEPT;
        transaction.executeWithoutResult(status -> {
            if (rows.insert(id, letter, state, clock.instant()) && hasServer) {
                jobs.ask(Delivery.JOB, id, "");
            }
        });
    }

    /**
     * Newest first.
     *
     * @param after the last notice of the page before; null for the first page
     */
    public List<Notice> page(@Nullable String after, int limit) {
        return rows.page(after == null ? null : existing(after), limit);
    }

    /**
     * Sends one that was kept, refused, or perhaps sent; one on its way stays as it is.
     *
     * @throws ProblemException {@code notice-not-found}; {@code no-mail-server}
     */
    public void send(String id) {
        Notice notice = existing(id);
        if (!hasServer) {
            throw ProblemException.conflict("no-mail-server", "No mail server is configured (estran.mail.host).");
        }
        if (notice.maySend()) {
            transaction.executeWithoutResult(status -> {
                rows.move(id, NoticeState.WAITING, null, clock.instant());
                jobs.ask(Delivery.JOB, id, "");
            });
        }
    }

    private Notice existing(String id) {
        return rows.find(id)
                .orElseThrow(() -> ProblemException.notFound("notice-not-found", "There is no notice " + id + "."));
    }
}
