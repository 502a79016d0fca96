package org.estran.app.observations.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/selections}: keeping a selection, and what one that was kept comes to; told as anybody may read it. */
@RestController
@RequestMapping(path = "/api/selections", produces = MediaType.APPLICATION_JSON_VALUE)
class SelectionsApi {

    private final Selections selections;
    private final SelectionCitations citations;

    SelectionsApi(Selections selections, SelectionCitations citations) {
        this.selections = selections;
        this.citations = citations;
    }

    /** How many features and rows. */
    record Amount(long features, long rows) {}

    /**
     * A kept selection.
     *
     * @param query as in the address of {@code /observations}
     * @param kept what it came to then
     * @param now what it comes to now
     * @param sha512 of its CSV then; null until it is known
     * @param standing how its data stand to those of then
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            String id,
            String query,
            Instant keptAt,
            Amount kept,
            Amount now,
            @Nullable String sha512,
            String standing,
            @Nullable String doi,
            String citation,
            List<SelectionCitations.Dataset> datasets,
            Map<String, String> links) {}

    /** The form holds what the address of {@code /observations} would say. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Whole> keep(@RequestParam MultiValueMap<String, String> form, Language language) throws IOException {
        Whole whole = whole(selections.keep(Asked.of(form)), language);
        return ResponseEntity.created(URI.create("/api/selections/" + whole.id()))
                .cacheControl(CacheControl.noStore())
                .body(whole);
    }

    @GetMapping("/{id}")
    ResponseEntity<Whole> show(@PathVariable("id") String id, Language language) throws IOException {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(whole(selections.find(id), language));
    }

    private Whole whole(SavedSelection kept, Language language) throws IOException {
        SelectionCounts now = selections.counts(kept);
        Doi doi = kept.doi();
        return new Whole(
                kept.id(),
                kept.query(),
                kept.keptAt(),
                new Amount(kept.features(), kept.rows()),
                new Amount(now.features(), now.rows()),
                kept.digest(),
                selections.standing(kept, now).name().toLowerCase(Locale.ROOT).replace('_', '-'),
                doi == null ? null : doi.text(),
                citations.text(kept, now, language),
                citations.datasets(now, language),
                Map.of("page", kept.path(), "data", kept.path() + "/data.csv"));
    }
}
