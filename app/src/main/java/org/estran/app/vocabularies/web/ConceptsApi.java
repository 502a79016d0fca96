package org.estran.app.vocabularies.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.vocabularies.Offer;
import org.estran.app.vocabularies.Purpose;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.BuiltIn;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.Places;
import org.estran.vocabularies.UnitSymbol;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/concepts}: concepts for a field of a form, out of every vocabulary that has some for it. */
@RestController
class ConceptsApi {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Vocabularies vocabularies;

    ConceptsApi(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** The concepts, best first. */
    record Offered(List<Choice> items) {}

    /** The vocabulary a concept is of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Source(String name, @Nullable String uri, Map<String, String> title) {}

    /**
     * A concept to choose; {@code symbol} and {@code ucum} of a unit, {@code box} (west, south, east, north) of a place of
     * our own list, {@code type} as {@code MD_KeywordTypeCode}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Choice(
            String notation,
            String uri,
            Map<String, String> label,
            String matched,
            Source vocabulary,
            @Nullable Map<String, String> broader,
            @Nullable String symbol,
            @Nullable String ucum,
            double @Nullable [] box,
            @Nullable String type,
            String page) {}

    @GetMapping("/api/concepts")
    ResponseEntity<Offered> concepts(
            @RequestParam(name = "for", defaultValue = "keyword") String purpose,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "limit", defaultValue = "10") String limit,
            Language language) {
        Purpose asked = Purpose.of(purpose)
                .orElseThrow(() -> ProblemException.invalid(
                        "concepts-purpose",
                        "There are no concepts for that.",
                        List.of(Finding.blocking("concepts-purpose", "/for", words()))));
        String text = VocabulariesApi.typed(typed);
        List<Choice> items = vocabularies.offers(asked, text, language, VocabulariesApi.limit(limit)).stream()
                .map(ConceptsApi::choice)
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .varyBy("Accept-Language")
                .body(new Offered(items));
    }

    private static String words() {
        return String.join(", ", Stream.of(Purpose.values()).map(Purpose::word).toList());
    }

    private static Choice choice(Offer offer) {
        Concept concept = offer.concept();
        Optional<String> symbol = symbol(offer);
        return new Choice(
                concept.notation(),
                concept.uri(),
                concept.label().byLanguage(),
                offer.matched(),
                new Source(
                        offer.vocabulary().name(),
                        offer.vocabulary().uri(),
                        offer.vocabulary().title().byLanguage()),
                offer.broader().map(LocalizedText::byLanguage).orElse(null),
                symbol.orElse(null),
                symbol.flatMap(UnitSymbol::ucum).orElse(null),
                box(offer),
                type(offer.vocabulary().name()),
                offer.page());
    }

    // P06 gives the symbol as the other label.
    private static Optional<String> symbol(Offer offer) {
        return Purpose.UNIT.asks(offer.vocabulary().name())
                ? offer.concept().other().values().stream()
                        .flatMap(List::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static double @Nullable [] box(Offer offer) {
        if (!offer.vocabulary().name().equals(BuiltIn.PLACES)) {
            return null;
        }
        return Places.builtIn()
                .box(offer.concept().notation())
                .map(ConceptsApi::sides)
                .orElse(null);
    }

    private static double[] sides(BoundingBox box) {
        return new double[] {box.west(), box.south(), box.east(), box.north()};
    }

    private static @Nullable String type(String vocabulary) {
        for (Purpose purpose : List.of(Purpose.PLACE, Purpose.INSTRUMENT, Purpose.PLATFORM)) {
            if (purpose.asks(vocabulary)) {
                return purpose.word();
            }
        }
        return null;
    }
}
