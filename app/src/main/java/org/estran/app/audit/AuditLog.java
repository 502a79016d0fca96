package org.estran.app.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes the log, reads it, and verifies that it is what was written. */
@Component
public class AuditLog {

    private static final String BEFORE_THE_FIRST = "0".repeat(64);
    private static final int READ_AT_ONCE = 1000;
    private static final int SALT_BYTES = 16;

    private final AuditRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator randomness;

    AuditLog(AuditRows rows, TransactionTemplate transaction, Clock clock, RandomGenerator randomness) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.randomness = randomness;
    }

    /**
     * Adds an entry, in the caller's transaction: it stands if and only if what it tells of happened.
     *
     * @param account who did it; null for the centre itself
     * @param action one word, a dot, one word
     * @param subject an id, without line feeds
     */
    void note(@Nullable String account, String action, String subject, String words) {
        transaction.executeWithoutResult(status -> {
            AuditHead head = rows.takeHead();
            rows.add(AuditEntry.sealed(
                    head.number() + 1,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    account,
                    action,
                    subject,
                    words,
                    salt(),
                    head.hash()));
        });
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        randomness.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    public AuditHead head() {
        return rows.head();
    }

    /**
     * A page of the log, newest first.
     *
     * @param before the oldest entry of the page before; null for the first page
     */
    public List<AuditEntry> page(@Nullable Long before, int limit) {
        return rows.before(before == null ? Long.MAX_VALUE : before, limit);
    }

    /** Hands over every entry, oldest first, as it is read. */
    public void each(Consumer<AuditEntry> use) {
        List<AuditEntry> page = rows.after(0, READ_AT_ONCE);
        while (!page.isEmpty()) {
            page.forEach(use);
            page = rows.after(page.getLast().number(), READ_AT_ONCE);
        }
    }

    /** Erases the words of what an account did and of what was done to it; the chain stays whole. */
    public int eraseWords(String account) {
        return Objects.requireNonNull(transaction.execute(status -> rows.eraseWords(account)));
    }

    /** Erases the words of every entry that are just a person's name or address. */
    void eraseWordsThatName(String name, String email) {
        transaction.executeWithoutResult(status -> rows.eraseWordsThatName(name, email));
    }

    /** Reads the whole log over. What is written meanwhile is left for the next time. */
    public Verification verify() {
        AuditHead head = rows.head();
        AuditHead last = new AuditHead(0, BEFORE_THE_FIRST);
        while (last.number() < head.number()) {
            List<AuditEntry> page = rows.after(last.number(), READ_AT_ONCE);
            for (AuditEntry entry : page) {
                Verification.Fault fault = fault(entry, last);
                if (fault != null) {
                    return new Verification(head, last.number(), fault);
                }
                last = new AuditHead(entry.number(), entry.hash());
                if (last.number() == head.number()) {
                    break;
                }
            }
            if (page.isEmpty()) {
                return new Verification(head, last.number(), Verification.Fault.MISSING);
            }
        }
        return new Verification(head, last.number(), last.equals(head) ? null : Verification.Fault.WRONG_END);
    }

    private static Verification.@Nullable Fault fault(AuditEntry entry, AuditHead before) {
        if (entry.number() != before.number() + 1) {
            return Verification.Fault.MISSING;
        }
        if (!entry.previous().equals(before.hash())) {
            return Verification.Fault.UNLINKED;
        }
        if (!entry.expectedHash().equals(entry.hash())) {
            return Verification.Fault.CHANGED;
        }
        return entry.saysWhatWasSaid() ? null : Verification.Fault.WORDS_CHANGED;
    }
}
