package org.estran.app.vocabularies.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.ConceptLink;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/vocabularies}: vocabularies and concepts for programs and for pickers. */
@RestController
@RequestMapping("/api/vocabularies")
class VocabulariesApi {

    private static final int LONGEST = 200;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Vocabularies vocabularies;

    VocabulariesApi(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** A vocabulary. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VocabularyJson(
            String name,
            @Nullable String uri,
            Map<String, String> title,
            @Nullable String version,
            long revision,
            Instant loadedAt,
            long concepts) {}

    /** Some of what matches; {@code matched} is the label that does. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Suggested(String notation, String uri, Map<String, String> label, String matched, String page) {}

    /** A list. */
    record Items<T>(List<T> items) {}

    /** A concept with all that is known of it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConceptJson(
            String vocabulary,
            String notation,
            String uri,
            Map<String, String> label,
            Map<String, List<String>> otherLabels,
            Map<String, String> definition,
            List<String> broader,
            List<String> narrower,
            List<ConceptLink> links,
            boolean deprecated,
            @Nullable String replacedBy,
            long uses,
            String page) {}

    @GetMapping
    ResponseEntity<Items<VocabularyJson>> list() {
        return fresh(new Items<>(
                vocabularies.all().stream().map(VocabulariesApi::json).toList()));
    }

    @GetMapping("/{name}")
    ResponseEntity<VocabularyJson> one(@PathVariable("name") String name) {
        return fresh(json(vocabularies.named(name)));
    }

    @GetMapping("/{name}/concepts")
    ResponseEntity<Items<Suggested>> concepts(
            @PathVariable("name") String name,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "limit", defaultValue = "10") String limit,
            Language language) {
        Vocabulary vocabulary = vocabularies.named(name);
        return fresh(new Items<>(vocabularies.suggest(vocabulary, typed(typed), language, limit(limit)).stream()
                .map(one -> new Suggested(
                        one.concept().notation(),
                        one.concept().uri(),
                        one.concept().label().byLanguage(),
                        one.matched(),
                        "/vocabularies/" + vocabulary.name() + "/"
                                + one.concept().notation()))
                .toList()));
    }

    @GetMapping("/{name}/concepts/{notation}")
    ResponseEntity<ConceptJson> concept(@PathVariable("name") String name, @PathVariable("notation") String notation) {
        HeldConcept held = vocabularies.concept(name, notation);
        Concept concept = held.concept();
        return fresh(new ConceptJson(
                held.vocabulary(),
                concept.notation(),
                concept.uri(),
                concept.label().byLanguage(),
                concept.other(),
                concept.definition().byLanguage(),
                concept.broader(),
                vocabularies.narrower(held).stream()
                        .map(one -> one.concept().notation())
                        .toList(),
                concept.links(),
                concept.deprecated(),
                concept.replacedBy(),
                vocabularies.uses(held),
                held.address()));
    }

    /** What somebody types, if it is no longer than a label may be. */
    static String typed(String text) {
        if (text.length() > LONGEST) {
            throw ProblemException.invalid(
                    "concepts-query-too-long",
                    "At most " + LONGEST + " characters are looked for.",
                    List.of(Finding.blocking("concepts-query-too-long", "/q", String.valueOf(LONGEST))));
        }
        return text;
    }

    static int limit(String given) {
        try {
            int limit = Integer.parseInt(given);
            if (limit >= 1 && limit <= 100) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw ProblemException.invalid(
                "concepts-limit",
                "limit is a number from 1 to 100.",
                List.of(Finding.blocking("concepts-limit", "/limit", given)));
    }

    private static VocabularyJson json(Vocabulary one) {
        return new VocabularyJson(
                one.name(),
                one.uri(),
                one.title().byLanguage(),
                one.version(),
                one.revision(),
                one.loadedAt(),
                one.concepts());
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .varyBy("Accept-Language")
                .body(body);
    }
}
