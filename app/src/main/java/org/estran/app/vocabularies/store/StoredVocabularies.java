package org.estran.app.vocabularies.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.estran.app.vocabularies.ConceptUses;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Loaded;
import org.estran.app.vocabularies.Offer;
import org.estran.app.vocabularies.Purpose;
import org.estran.app.vocabularies.Revision;
import org.estran.app.vocabularies.Suggestion;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.BuiltIn;
import org.estran.vocabularies.Thesaurus;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The vocabularies over their rows. */
@Component
class StoredVocabularies implements Vocabularies {

    private static final int PAGE = 500;

    private final VocabularyRows rows;
    private final ConceptRows concepts;
    private final Suggesting suggesting;
    private final Loading loading;
    private final BuiltInVocabularies builtIn;
    private final ObjectProvider<ConceptUses> uses;

    StoredVocabularies(
            VocabularyRows rows,
            ConceptRows concepts,
            Suggesting suggesting,
            Loading loading,
            BuiltInVocabularies builtIn,
            ObjectProvider<ConceptUses> uses) {
        this.rows = rows;
        this.concepts = concepts;
        this.suggesting = suggesting;
        this.loading = loading;
        this.builtIn = builtIn;
        this.uses = uses;
    }

    @Override
    public List<Vocabulary> all() {
        builtIn.ready();
        return rows.all();
    }

    @Override
    public Vocabulary named(String name) {
        builtIn.ready();
        return rows.find(name)
                .orElseThrow(() ->
                        ProblemException.notFound("vocabulary-not-found", "There is no vocabulary of that name here."));
    }

    @Override
    public HeldConcept concept(String vocabulary, String notation) {
        return concepts.find(named(vocabulary).name(), notation)
                .orElseThrow(() ->
                        ProblemException.notFound("concept-not-found", "There is no such concept in the vocabulary."));
    }

    @Override
    public Optional<HeldConcept> byUri(String uri) {
        builtIn.ready();
        return concepts.byUri(uri).stream().findFirst();
    }

    @Override
    public List<HeldConcept> broader(HeldConcept of) {
        return concepts.all(of.vocabulary(), of.concept().broader());
    }

    @Override
    public List<HeldConcept> narrower(HeldConcept of) {
        return concepts.narrower(of.vocabulary(), of.concept().notation());
    }

    @Override
    public List<HeldConcept> top(Vocabulary vocabulary, @Nullable String after, int limit) {
        HeldConcept last =
                after == null ? null : concepts.find(vocabulary.name(), after).orElse(null);
        return concepts.top(vocabulary.name(), last, limit);
    }

    @Override
    public List<HeldConcept> deprecated(Vocabulary vocabulary, int limit) {
        return concepts.deprecated(vocabulary.name(), limit);
    }

    @Override
    public void each(Vocabulary vocabulary, Consumer<List<HeldConcept>> use) {
        String after = "";
        List<HeldConcept> page = concepts.page(vocabulary.name(), after, PAGE);
        while (!page.isEmpty()) {
            use.accept(page);
            after = page.getLast().concept().notation();
            page = page.size() < PAGE ? List.of() : concepts.page(vocabulary.name(), after, PAGE);
        }
        if (named(vocabulary.name()).revision() != vocabulary.revision()) {
            throw ProblemException.conflict(
                    "vocabulary-replaced", "A newer version took the place of this one while it was read.");
        }
    }

    @Override
    public Map<String, String> addresses(String vocabulary, Collection<String> notations) {
        return concepts.uris(vocabulary, notations);
    }

    @Override
    public List<Revision> revisions(Vocabulary vocabulary) {
        return rows.revisions(vocabulary.name(), 20);
    }

    @Override
    public List<Suggestion> suggest(Vocabulary vocabulary, String typed, Language language, int limit) {
        return suggesting.suggest(vocabulary, typed, language, Math.clamp(limit, 1, 100));
    }

    @Override
    public List<Offer> offers(Purpose purpose, String typed, Language language, int limit) {
        List<Vocabulary> asked = all().stream()
                .filter(vocabulary -> purpose.asks(vocabulary.name()))
                .sorted(Comparator.comparingInt(vocabulary -> BuiltIn.place(vocabulary.name())))
                .toList();
        return suggesting.offers(asked, typed, language, Math.clamp(limit, 1, 100));
    }

    @Override
    public long uses(HeldConcept concept) {
        return uses.stream().mapToLong(one -> one.count(concept)).sum();
    }

    @Override
    public List<ConceptUses.Use> someUses(HeldConcept concept, int limit) {
        return uses.stream()
                .flatMap(one -> one.some(concept, limit).stream())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<String> usesAddress(HeldConcept concept) {
        return uses.stream().map(one -> one.address(concept)).findFirst();
    }

    @Override
    public Loaded load(InputStream bytes, String fileName, @Nullable String name) throws IOException {
        builtIn.ready();
        return ready(loading.load(bytes, fileName, name));
    }

    @Override
    public Loaded load(Thesaurus thesaurus, String fileName) {
        builtIn.ready();
        return ready(loading.load(thesaurus, fileName, "", false));
    }

    private Loaded ready(Loaded loaded) {
        // In a transaction that goes on others do not see the rows yet.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            suggesting.makeReady(loaded.vocabulary());
        }
        return loaded;
    }
}
