package org.estran.app.coverages.datasets;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The datasets of published records: what there is, from the index alone, and each of them opened for who asks. */
public interface Datasets {

    /** The path of all files of a record together. */
    String AGGREGATION = "aggregation";

    /**
     * What there is of a record: its files together where they make one, then each data file in the order of their names.
     * No file is opened. Empty for a record without data files, and for one whose data are withdrawn. Files that cannot be
     * read are not among them.
     */
    List<Dataset> of(String recordId);

    /** Those of {@link #of} with one of these paths: for whoever needs a few out of thousands. */
    List<Dataset> of(String recordId, Collection<String> paths);

    /**
     * Every dataset there is, record by record in the order of their ids.
     *
     * @param after the {@link Dataset#key} of the last one of the page before; null for the first page
     * @param limit 1 to 1,000
     */
    List<Dataset> page(@Nullable String after, int limit);

    /** The state of what {@link #page} gives, as one short word: another after every change of it, as far as times tell. */
    String state();

    /**
     * The ids of records with at least one dataset, in their order.
     *
     * @param after the last one of the page before; null for the first page
     * @param limit 1 to 1,000
     */
    List<String> records(@Nullable String after, int limit);

    /** Why files of a record, or its files together, are not among its datasets. */
    List<Refusal> refusals(String recordId);

    /**
     * Opens one for whoever is calling; nothing of a file is read before values are asked for.
     *
     * @param path of a data file, or {@link #AGGREGATION}
     * @throws org.estran.terms.ProblemException {@code dataset-not-found}; and whatever {@code access} says of its files:
     *     {@code file-not-found}, {@code data-withdrawn}, {@code access-embargoed}, {@code access-restricted}, {@code
     *     access-terms}, {@code file-missing}
     */
    Opened open(String recordId, String path);
}
