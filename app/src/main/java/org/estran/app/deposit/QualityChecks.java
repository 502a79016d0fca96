package org.estran.app.deposit;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.TableMapping;
import org.estran.app.jobs.Jobs;
import org.estran.cartography.Coastline;
import org.estran.observations.ObservationFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.quality.QualityControl;
import org.estran.observations.quality.QualityRule;
import org.estran.observations.quality.Tally;
import org.estran.observations.reading.ObservationFiles;
import org.estran.observations.text.MappingJson;
import org.estran.terms.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Quality control of the observations among the files of drafts, after they came in: what fails is told as advice, with the
 * rule's source. It never keeps anybody from submitting, and changes no file.
 */
@Component
class QualityChecks {

    static final String JOB = "check-observations";

    /** A longer file is looked at as far as that. */
    private static final long MOST_ROWS = 2_000_000;

    /** Files whose values are counted in one finding. */
    private static final int MOST_COUNTED = 200;

    private static final int MOST_NAMED = 5;

    private static final Logger LOG = LoggerFactory.getLogger(QualityChecks.class);

    private final DepositRows deposits;
    private final QualityRows rows;
    private final TableMappingRows tables;
    private final Staging staging;
    private final PublishedClimatology climatologies;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    QualityChecks(
            DepositRows deposits,
            QualityRows rows,
            TableMappingRows tables,
            Staging staging,
            PublishedClimatology climatologies,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.tables = tables;
        this.staging = staging;
        this.climatologies = climatologies;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Has a file looked at soon, that was just put among those of a deposit or is read in another way now. */
    void ask(String id, DepositFile file) {
        if (!file.isKept()) {
            rows.expect(id, file.path());
            jobs.ask(JOB, id, "");
        }
    }

    /** What was found of a file that is not read as observations any more. */
    void forget(String id, String path) {
        rows.done(id, path);
        rows.put(id, path, List.of(), true);
    }

    /** Looks at all files of a deposit that wait for it. */
    void check(String id) {
        Optional<String> path = rows.next(id);
        while (path.isPresent()) {
            check(id, path.get());
            path = rows.next(id);
        }
    }

    private void check(String id, String path) {
        Optional<DepositFile> found = deposits.file(id, path);
        if (found.isEmpty()) {
            // removed meanwhile, and with it what waited
            return;
        }
        DepositFile file = found.get();
        Optional<TableMapping> table = tables.find(id, file);
        Tally tally = new Tally();
        boolean isWhole = isReadWhole(id, file, table, tally);
        transaction.executeWithoutResult(status -> {
            boolean isSame = deposits.file(id, path)
                    .filter(now -> now.checksums().equals(file.checksums()))
                    .filter(now -> tables.find(id, now).equals(table))
                    .isPresent();
            // else it waits anew, or is gone
            if (isSame) {
                rows.put(id, path, tally.counts(), isWhole);
                rows.done(id, path);
            }
        });
    }

    private boolean isReadWhole(String id, DepositFile file, Optional<TableMapping> table, Tally tally) {
        try (ObservationFile observations = open(id, file, table)) {
            return climatologies.lend(climatology -> QualityControl.check(
                    observations, clock.instant(), Coastline.fine()::isInland, climatology, MOST_ROWS, tally));
        } catch (RefusedFile none) {
            // No observations, or broken ones: that is told elsewhere, and what was seen until there holds.
            return false;
        } catch (IOException | RuntimeException failed) {
            LOG.warn("the observations of {} in deposit {} could not be checked", file.path(), id, failed);
            return false;
        }
    }

    private ObservationFile open(String id, DepositFile file, Optional<TableMapping> table) throws IOException {
        return table.isPresent()
                ? ObservationFiles.open(
                        staging.path(id, file.stagedName()),
                        MappingJson.read(table.get().mapping()))
                : ObservationFiles.open(staging.path(id, file.stagedName()));
    }

    /** For each rule that something fails and nobody has decided about: how many values, in which files, by which source. */
    List<Finding> findings(String id) {
        List<Finding> findings = new ArrayList<>();
        for (QualityRule rule : rows.openRules(id)) {
            List<QualityFinding> open = rows.open(id, rule, MOST_COUNTED);
            if (!open.isEmpty()) {
                findings.add(Finding.advice(
                        rule.code(),
                        "/quality",
                        Long.toString(
                                open.stream().mapToLong(QualityFinding::values).sum()),
                        named(open),
                        rule.source()));
            }
        }
        return findings;
    }

    private static String named(List<QualityFinding> open) {
        List<String> all = open.stream()
                .map(one -> one.path() + " (" + one.property() + ")")
                .distinct()
                .toList();
        String first = all.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMED ? first + ", …" : first;
    }
}
