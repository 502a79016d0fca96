package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.jobs.Jobs;
import org.estran.grids.TimeCopy;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies by time, chosen by those who look after records: with one, the series of a place is one read. Without one it is
 * read from the original, which costs a chunk a moment.
 */
@Component
public class TimeCopies {

    /** Datasets of one record that are looked at: the files together come first. */
    private static final int MOST_DATASETS = 20;

    private final Datasets datasets;
    private final CopyRows rows;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    TimeCopies(Datasets datasets, CopyRows rows, Jobs jobs, TransactionTemplate transaction) {
        this.datasets = datasets;
        this.rows = rows;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** What there is of a copy. */
    public enum State {
        WANTED,
        READY,
        FAILED
    }

    /**
     * A variable a copy can be made of.
     *
     * @param label of the variable
     * @param bytes that the copy takes on the disk
     * @param state null where none is wanted
     * @param reason why there is none; null where nothing failed
     */
    public record Offer(
            String path,
            String variable,
            String label,
            int times,
            long places,
            long bytes,
            @Nullable State state,
            @Nullable String reason) {}

    /** What copies can be made of a record, for a caller who may read its data. */
    public List<Offer> offers(String recordId) {
        Map<String, CopyRows.Row> wanted = new HashMap<>();
        rows.of(recordId).forEach(row -> wanted.put(row.path() + "\0" + row.variable(), row));
        List<Offer> offers = new ArrayList<>();
        for (Dataset dataset :
                datasets.of(recordId).stream().limit(MOST_DATASETS).toList()) {
            if (dataset.isGridded()) {
                offers.addAll(offers(dataset, wanted));
            }
        }
        return offers;
    }

    private List<Offer> offers(Dataset dataset, Map<String, CopyRows.Row> wanted) {
        List<Offer> offers = new ArrayList<>();
        try (Opened opened = datasets.open(dataset.recordId(), dataset.path())) {
            for (GriddedVariable variable : opened.gridded().variables()) {
                int time = time(variable);
                if (TimeCopy.suits(variable.variable(), time)) {
                    long times = variable.variable().shape()[time];
                    CopyRows.Row row = wanted.get(dataset.path() + "\0" + variable.name());
                    offers.add(new Offer(
                            dataset.path(),
                            variable.name(),
                            label(dataset, variable.name()),
                            (int) times,
                            variable.variable().size() / times,
                            TimeCopy.size(variable.variable()),
                            row == null ? null : row.state(),
                            row == null ? null : row.reason()));
                }
            }
            return offers;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String label(Dataset dataset, String variable) {
        return dataset.variables().stream()
                .filter(v -> v.name().equals(variable))
                .map(DatasetVariable::label)
                .findFirst()
                .orElse(variable);
    }

    /**
     * Has a copy made, in the background.
     *
     * @throws ProblemException {@code copy-impossible} where that variable has no times at several places
     */
    public void want(String recordId, String path, String variable) {
        boolean isOffered = offers(recordId).stream()
                .anyMatch(offer -> offer.path().equals(path) && offer.variable().equals(variable));
        if (!isOffered) {
            throw ProblemException.notFound(
                    "copy-impossible", "No copy by time can be made of " + variable + " of " + path + ".");
        }
        transaction.executeWithoutResult(status -> {
            rows.want(recordId, path, variable);
            jobs.ask(CopyMaker.JOB, recordId, "");
        });
    }

    /** Has a copy removed; nothing happens where there is none. */
    public void drop(String recordId, String path, String variable) {
        transaction.executeWithoutResult(status -> {
            rows.remove(recordId, path, variable);
            jobs.ask(CopyMaker.JOB, recordId, "");
        });
    }

    /** The dimension of time of a variable; -1 where it has none. */
    static int time(GriddedVariable variable) {
        return variable.time()
                .flatMap(GridAxis::dimension)
                .map(variable::indexOf)
                .orElse(-1);
    }
}
