package org.estran.app.vocabularies.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.Language;
import org.estran.vocabularies.ConceptLink;
import org.estran.vocabularies.writing.SkosForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /vocabularies}: the list, a vocabulary as a tree, a concept. */
@Controller
@RequestMapping("/vocabularies")
class VocabularyPages {

    private static final int PAGE = 100;
    private static final int FOUND = 50;
    private static final int DEPRECATED = 500;
    private static final int SOME_USES = 10;

    private final Vocabularies vocabularies;
    private final SkosAnswer skos;

    VocabularyPages(Vocabularies vocabularies, SkosAnswer skos) {
        this.vocabularies = vocabularies;
        this.skos = skos;
    }

    @GetMapping
    ModelAndView list() {
        return new ModelAndView("vocabularies/list", Map.of("vocabularies", vocabularies.all()));
    }

    /** The vocabulary as a page, or whole as SKOS; null where that is written already. */
    @GetMapping("/{name}")
    @Nullable
    ModelAndView one(
            @PathVariable("name") String name,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "show", defaultValue = "") String show,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            Language language,
            HttpServletResponse response)
            throws IOException {
        Vocabulary vocabulary = vocabularies.named(name);
        Optional<SkosForm> form = skos.form(f, accept, response);
        if (form.isPresent()) {
            skos.write(vocabulary, form.get(), response);
            return null;
        }
        String asked = typed.length() > 200 ? typed.substring(0, 200) : typed;
        if (!asked.isBlank()) {
            return page(
                    vocabulary,
                    Map.of("typed", asked, "found", vocabularies.suggest(vocabulary, asked, language, FOUND)));
        }
        if (show.equals("deprecated")) {
            return page(vocabulary, Map.of("deprecated", withUses(vocabularies.deprecated(vocabulary, DEPRECATED))));
        }
        List<HeldConcept> top = vocabularies.top(vocabulary, after, PAGE + 1);
        boolean more = top.size() > PAGE;
        return page(vocabulary, Map.of("top", withUses(top.subList(0, Math.min(PAGE, top.size()))), "more", more));
    }

    private ModelAndView page(Vocabulary vocabulary, Map<String, Object> rest) {
        Map<String, Object> model = new HashMap<>(rest);
        model.put("vocabulary", vocabulary);
        model.put("revisions", vocabularies.revisions(vocabulary));
        return new ModelAndView("vocabularies/vocabulary", model);
    }

    /** What stands below a concept, to be put under it in the tree. */
    @GetMapping("/{name}/{notation}/narrower")
    ModelAndView narrower(@PathVariable("name") String name, @PathVariable("notation") String notation) {
        HeldConcept concept = vocabularies.concept(name, notation);
        return new ModelAndView("vocabularies/branch", Map.of("concepts", withUses(vocabularies.narrower(concept))));
    }

    /** A concept as a page or as SKOS; null where that is written already. */
    @GetMapping("/{name}/{notation}")
    @Nullable
    ModelAndView concept(
            @PathVariable("name") String name,
            @PathVariable("notation") String notation,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            HttpServletResponse response)
            throws IOException {
        HeldConcept concept = vocabularies.concept(name, notation);
        Vocabulary vocabulary = vocabularies.named(name);
        Optional<SkosForm> form = skos.form(f, accept, response);
        if (form.isPresent()) {
            skos.write(vocabulary, concept, form.get(), response);
            return null;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("vocabulary", vocabulary);
        model.put("held", concept);
        model.put("above", above(concept));
        model.put("narrower", withUses(vocabularies.narrower(concept)));
        model.put("links", concept.concept().links().stream().map(this::link).toList());
        String replacement = concept.concept().replacedBy();
        model.put("replacement", Optional.ofNullable(replacement).flatMap(vocabularies::byUri));
        model.put("uses", vocabularies.uses(concept));
        model.put("some", vocabularies.someUses(concept, SOME_USES));
        model.put("usesAddress", vocabularies.usesAddress(concept));
        return new ModelAndView("vocabularies/concept", model);
    }

    private Map<HeldConcept, Long> withUses(List<HeldConcept> concepts) {
        Map<HeldConcept, Long> counted = new LinkedHashMap<>();
        concepts.forEach(one -> counted.put(one, vocabularies.uses(one)));
        return counted;
    }

    private ShownLink link(ConceptLink link) {
        return new ShownLink(link, vocabularies.byUri(link.uri()));
    }

    // From the top down to what stands just above; where several do, by the first.
    private List<HeldConcept> above(HeldConcept concept) {
        List<HeldConcept> path = new ArrayList<>();
        List<HeldConcept> next = vocabularies.broader(concept);
        while (!next.isEmpty() && path.size() < 20) {
            path.addFirst(next.getFirst());
            next = vocabularies.broader(next.getFirst());
        }
        return path;
    }
}
