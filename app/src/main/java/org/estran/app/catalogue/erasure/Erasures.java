package org.estran.app.catalogue.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.archive.Erasing;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders to free bytes, and their carrying out. */
@Component
public class Erasures {

    static final String JOB = "free-bytes";

    private static final int SHOWN = 500;

    private final Catalogue catalogue;
    private final OrderRows rows;
    private final Erasing erasing;
    private final ObjectVersions versions;
    private final ApplicationEventPublisher news;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final RandomGenerator random;

    Erasures(
            Catalogue catalogue,
            OrderRows rows,
            Erasing erasing,
            ObjectVersions versions,
            ApplicationEventPublisher news,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock,
            RandomGenerator random) {
        this.catalogue = catalogue;
        this.rows = rows;
        this.erasing = erasing;
        this.versions = versions;
        this.news = news;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
        this.random = random;
    }

    @Configuration
    static class Kind {
        @Bean
        JobKind freeBytes(Erasures erasures) {
            return new JobKind(JOB, request -> erasures.carryOut(request.instance()), RetryPolicy.PATIENT);
        }
    }

    /** The latest orders first. */
    public List<ErasureOrder> latest(Caller caller) {
        administrator(caller);
        return rows.latest(SHOWN);
    }

    /**
     * Orders that the bytes of a file be freed, in all versions of the record and under all names; the file is withdrawn at
     * once if it was not. The same again gives the order that is there.
     *
     * @throws ProblemException {@code not-an-administrator}; {@code erasure-invalid} with what is wrong; what
     *     {@link Catalogue#withdrawFile} says
     */
    public ErasureOrder order(Caller caller, String recordId, int version, String path, String reason) {
        String by = administrator(caller);
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<PublishedFile> found = catalogue.file(recordId, version, path);
            List<Finding> findings = new ArrayList<>();
            if (reason.isBlank()) {
                findings.add(Finding.blocking("withdrawal-reason-missing", "/reason"));
            }
            if (found.isEmpty()) {
                findings.add(
                        Finding.blocking("erasure-file-unknown", "/path", recordId, String.valueOf(version), path));
            }
            if (!findings.isEmpty()) {
                throw ProblemException.invalid("erasure-invalid", "Nothing can be freed so.", findings);
            }
            return rows.of(recordId, found.orElseThrow().checksums().sha512())
                    .orElseGet(() -> ordered(found.orElseThrow(), reason.strip(), by));
        }));
    }

    private ErasureOrder ordered(PublishedFile file, String reason, String by) {
        Instant now = clock.instant();
        byte[] name = new byte[10];
        random.nextBytes(name);
        ErasureOrder order = new ErasureOrder(
                HexFormat.of().formatHex(name),
                file.recordId(),
                file.version(),
                file.path(),
                file.checksums().sha512(),
                file.size(),
                reason,
                by,
                now,
                null,
                0);
        rows.insert(order);
        catalogue.withdrawFile(
                file.recordId(),
                file.version(),
                file.path(),
                new Withdrawal(reason, null, Withdrawal.Scope.FILE, now, by));
        catalogue.noteErased(file.recordId(), order.sha512(), now, "Bytes freed by order: " + reason);
        jobs.ask(JOB, order.id(), "");
        return order;
    }

    /** May be done again; the object is in nobody else's hands meanwhile. */
    void carryOut(String id) {
        ErasureOrder order = rows.find(id).orElseThrow();
        try (ObjectVersions.Hold hold = versions.hold(order.recordId())) {
            Erasing.Freed freed = erasing.erase(order.recordId(), Set.of(order.sha512()));
            // Gone in an earlier run that died before it could say so: they were as many as the file has.
            long bytes = freed.files() == 0 ? order.size() : freed.bytes();
            news.publishEvent(new BytesFreed(order.recordId(), order.sha512()));
            rows.freed(id, bytes, clock.instant());
        }
    }

    static String administrator(Caller caller) {
        if (!caller.is(AccountRole.ADMINISTRATOR)) {
            throw ProblemException.notAllowed("not-an-administrator", "Only administrators order this.");
        }
        return String.valueOf(caller.accountId());
    }
}
