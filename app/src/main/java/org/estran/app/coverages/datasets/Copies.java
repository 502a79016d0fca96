package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.jobs.Jobs;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies chosen by those who look after records. With one by time, the series of a place is one read; without, it costs a
 * chunk a moment. With overviews, the map of a whole large grid reads a small part of it.
 */
@Component
public class Copies {

    /** Datasets of one record that are looked at: the files together come first. */
    private static final int MOST_DATASETS = 20;

    /** Nobody would look for a copy of what has no series, or is small. */
    private static final Set<String> UNTOLD = Set.of("no-times", "small");

    private final Datasets datasets;
    private final CopyRows rows;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    Copies(Datasets datasets, CopyRows rows, Jobs jobs, TransactionTemplate transaction) {
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
     * @param bytes that the copy takes on the disk at most
     * @param state null where none is wanted
     * @param reason why there is none, or can be none; null where nothing failed
     */
    public record Offer(
            String path,
            String variable,
            String label,
            CopyKind kind,
            int times,
            long places,
            long bytes,
            @Nullable State state,
            @Nullable String reason) {

        /** Whether one can be asked for, or was. */
        public boolean isPossible() {
            return state != null || reason == null;
        }
    }

    /** What copies can be made of a record, for a caller who may read its data. */
    public List<Offer> offers(String recordId) {
        Map<String, CopyRows.Row> wanted = new HashMap<>();
        rows.of(recordId).forEach(row -> wanted.put(key(row.path(), row.variable(), row.kind()), row));
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
            for (CopyKind kind : CopyKind.values()) {
                for (GriddedVariable variable : opened.gridded().variables()) {
                    String refusal = kind.refusal(variable).orElse(null);
                    CopyRows.Row row = wanted.get(key(dataset.path(), variable.name(), kind));
                    if (refusal == null || !UNTOLD.contains(refusal)) {
                        offers.add(offer(dataset, variable, kind, refusal, row));
                    }
                }
            }
            return offers;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Offer offer(
            Dataset dataset,
            GriddedVariable variable,
            CopyKind kind,
            @Nullable String refusal,
            CopyRows.@Nullable Row row) {
        int time = time(variable);
        long times = time < 0 ? 1 : Math.max(1, variable.variable().shape()[time]);
        return new Offer(
                dataset.path(),
                variable.name(),
                label(dataset, variable.name()),
                kind,
                (int) times,
                variable.variable().size() / times,
                refusal == null ? kind.size(variable) : 0,
                row == null ? null : row.state(),
                row == null ? refusal : row.reason());
    }

    private static String key(String path, String variable, CopyKind kind) {
        return path + "\0" + variable + "\0" + kind;
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
     * @throws ProblemException {@code copy-impossible} where that variable can have none of that kind
     */
    public void want(String recordId, String path, String variable, CopyKind kind) {
        boolean isOffered = offers(recordId).stream()
                .anyMatch(offer -> offer.path().equals(path)
                        && offer.variable().equals(variable)
                        && offer.kind() == kind
                        && offer.isPossible());
        if (!isOffered) {
            throw ProblemException.notFound(
                    "copy-impossible", "No such copy can be made of " + variable + " of " + path + ".");
        }
        transaction.executeWithoutResult(status -> {
            rows.want(recordId, path, variable, kind);
            jobs.ask(CopyMaker.JOB, recordId, "");
        });
    }

    /** Has a copy removed; nothing happens where there is none. */
    public void drop(String recordId, String path, String variable, CopyKind kind) {
        transaction.executeWithoutResult(status -> {
            rows.remove(recordId, path, variable, kind);
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
