package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.estran.observations.RefusedFile;
import org.estran.terms.Finding;

/**
 * What a table in text seems to be, for a person to confirm. A question is a doubt that stops: until the mapping answers
 * it, reading refuses the first line that it leaves open.
 *
 * @param evidence why each column is taken for what it is, by JSON Pointer into the mapping
 * @param doubts what the file does not settle; questions are blocking, the rest advises
 * @param firstRows the first ten, cell by cell
 * @param rows how many were looked at
 * @param isWhole whether that was all of them
 */
public record Guess(
        Mapping mapping,
        List<Finding> evidence,
        List<Finding> doubts,
        List<List<String>> firstRows,
        long rows,
        boolean isWhole) {

    /** How many rows are shown. */
    public static final int SHOWN = 10;

    public Guess {
        evidence = List.copyOf(evidence);
        doubts = List.copyOf(doubts);
        firstRows = List.copyOf(firstRows);
    }

    /**
     * Looks at the names, the units and up to a million rows of a table.
     *
     * @throws RefusedFile when it is no table, with the line that makes it none
     */
    public static Guess of(Path file) throws IOException {
        return new Guessing(file).guess();
    }

    /** The first rows of a table under a mapping: what a person sees beside it. */
    public static List<List<String>> firstRows(Path file, Mapping mapping) throws IOException {
        return Guessing.firstRows(file, mapping);
    }

    /** Whether a question is left open. */
    public boolean hasQuestions() {
        return doubts.stream().anyMatch(Finding::isBlocking);
    }
}
