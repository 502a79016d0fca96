package org.estran.app.vocabularies;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Thesaurus;
import org.jspecify.annotations.Nullable;

/** The vocabularies of this centre. Those that are built in are put into the database when first asked for. */
public interface Vocabularies {

    List<Vocabulary> all();

    /** @throws ProblemException {@code vocabulary-not-found} */
    Vocabulary named(String name);

    /** @throws ProblemException {@code vocabulary-not-found}, {@code concept-not-found} */
    HeldConcept concept(String vocabulary, String notation);

    /** The concept of that address, one in use before one given up. */
    Optional<HeldConcept> byUri(String uri);

    /** The concepts just above one, as far as they are held. */
    List<HeldConcept> broader(HeldConcept of);

    List<HeldConcept> narrower(HeldConcept of);

    /**
     * A page of the concepts that stand on top of a vocabulary.
     *
     * @param after the notation of the last one of the page before
     */
    List<HeldConcept> top(Vocabulary vocabulary, @Nullable String after, int limit);

    /** Concepts that should be used no longer, those that a newer version no longer has among them. */
    List<HeldConcept> deprecated(Vocabulary vocabulary, int limit);

    /**
     * Every concept of a vocabulary, some hundreds at a time, in the order of their notations.
     *
     * @throws ProblemException {@code vocabulary-replaced} where a newer version took its place on the way
     */
    void each(Vocabulary vocabulary, Consumer<List<HeldConcept>> use);

    /** The addresses of concepts of a vocabulary, by notation. */
    Map<String, String> addresses(String vocabulary, Collection<String> notations);

    /** How often it was loaded, the newest first. */
    List<Revision> revisions(Vocabulary vocabulary);

    /** Concepts for what somebody types, in either language, from the beginning of words or within them. */
    List<Suggestion> suggest(Vocabulary vocabulary, String typed, Language language, int limit);

    /**
     * Concepts of every vocabulary asked for that purpose, best first. Nothing typed finds nothing, but has the labels
     * gathered, so that the first letters are answered at once.
     */
    List<Offer> offers(Purpose purpose, String typed, Language language, int limit);

    /** How many things use a concept. */
    long uses(HeldConcept concept);

    /** Some of what uses a concept. */
    List<ConceptUses.Use> someUses(HeldConcept concept, int limit);

    /** The address of a page that lists everything that uses it, if there is such a page. */
    Optional<String> usesAddress(HeldConcept concept);

    /**
     * Loads a thesaurus, or a newer version of one. A concept that is not in it any more stays as a deprecated one, and
     * what used it still leads to its page.
     *
     * @param name null for the name that the file gives
     * @throws ProblemException as {@link org.estran.vocabularies.reading.ThesaurusFile#read}; {@code vocabulary-name-invalid}
     */
    Loaded load(InputStream bytes, String fileName, @Nullable String name) throws IOException;

    /** Loads what was read already. */
    Loaded load(Thesaurus thesaurus, String fileName);
}
