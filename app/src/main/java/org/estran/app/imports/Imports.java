package org.estran.app.imports;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Imports and their reports. */
public interface Imports {

    /**
     * Asks for an import, which runs as a durable job.
     *
     * @throws org.estran.terms.ProblemException {@code import-nothing-there} where there is no such file or folder
     */
    ImportRun ask(ImportRequest request);

    /**
     * Imports in this thread. A run that could not go on is returned as failed, with its reason; what it wrote stands.
     *
     * @throws org.estran.terms.ProblemException {@code import-nothing-there}
     */
    ImportRun run(ImportRequest request, ImportProgress progress);

    /**
     * Ends a run that waits, or one that is at work after the batch at hand; what it wrote stands, and its report says so.
     * Nothing happens to one that is over.
     *
     * @param by who wants it no more, to be shown
     * @throws org.estran.terms.ProblemException {@code import-nothing-there} where there is no such run
     */
    ImportRun cancel(long number, String by);

    Optional<ImportRun> find(long number);

    /** Runs, newest first. */
    List<ImportRun> runs(int limit);

    /**
     * Lines of a report in their order.
     *
     * @param kinds empty for all
     * @param after the number of the last line of the page before; 0 for the first page
     */
    List<ImportLine> lines(long run, Set<ImportLine.Kind> kinds, long after, int limit);
}
