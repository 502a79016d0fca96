package org.estran.app.vocabularies;

import java.util.List;

/**
 * What words of a text mean in the thesauri that were loaded here and in our list of places, for whoever looks for the
 * same in other words. Our own terms are not among them: {@link org.estran.vocabularies.Terms} tells of those without a
 * database.
 */
public interface Meanings {

    /** Knows no thesaurus. */
    Meanings NONE = text -> List.of();

    /** From left to right, at each place the longest phrase that is a label; a few dozen words of the text are read. */
    List<Meaning> in(String text);
}
