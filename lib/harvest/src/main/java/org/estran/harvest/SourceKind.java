package org.estran.harvest;

import java.net.URI;
import java.util.Optional;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;

/**
 * One kind of source. Another one is added by implementing this and naming it in {@code kinds.SourceKinds}; see
 * {@code docs/harvesting.md} for an example told step by step.
 */
public interface SourceKind {

    /**
     * The word by which it is asked for: {@code oai-pmh}; never changed. Its name among people, and what it is, are told in
     * each language by whoever shows it.
     */
    String word();

    /** Whether it was held against a recorded real answer, or a real server, by a test. */
    boolean isProven();

    /** What a harvest of this kind can be narrowed by. */
    default Narrowing narrowing() {
        return Narrowing.NONE;
    }

    /**
     * What is at that address, with one or two requests; empty where it is of another kind. The source may name a kind that
     * reads it better than this one.
     *
     * @throws SourceFailed where nothing can be said, as nobody answers
     */
    Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException;

    /** A harvest that begins or goes on; nothing is asked of the source yet. */
    Harvest open(Web web, Selection selection);

    /**
     * What the source itself can be asked for.
     *
     * @param bySet parts that the source names
     * @param byText words
     * @param byBox a place
     * @param bySince what changed since a moment
     * @param tellsDeletions whether it says what was deleted when asked for what changed
     */
    record Narrowing(boolean bySet, boolean byText, boolean byBox, boolean bySince, boolean tellsDeletions) {
        public static final Narrowing NONE = new Narrowing(false, false, false, false, false);
    }
}
