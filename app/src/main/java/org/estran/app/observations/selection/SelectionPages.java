package org.estran.app.observations.selection;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.SelectionView.Choice;
import org.estran.app.observations.store.MonthlyMean;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.SelectedColumn;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.observations.store.SelectionCounts.Count;
import org.estran.app.observations.store.StoredProperty;
import org.estran.app.pages.CsvCell;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Quality;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /observations}: choosing among all observations, and having what was chosen. */
@Controller
class SelectionPages {

    private static final int SHOWN = 60;
    private static final List<Quality> QUALITIES = List.of(
            Quality.GOOD,
            Quality.PROBABLY_GOOD,
            Quality.CHANGED,
            Quality.INTERPOLATED,
            Quality.NOT_CHECKED,
            Quality.PROBABLY_BAD,
            Quality.BAD);

    private final ObservationStore store;
    private final Catalogue catalogue;
    private final Callers callers;
    private final String base;

    SelectionPages(
            ObservationStore store, Catalogue catalogue, Callers callers, @Value("${estran.base-url}") String base) {
        this.store = store;
        this.catalogue = catalogue;
        this.callers = callers;
        this.base = base.replaceAll("/+$", "");
    }

    @GetMapping("/observations")
    ModelAndView page(@RequestParam MultiValueMap<String, String> parameters, Language language) throws IOException {
        Asked asked = Asked.of(parameters);
        HttpStatus status = asked.findings().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
        return new ModelAndView("observations/selection", status).addObject("view", view(asked, language));
    }

    private SelectionView view(Asked asked, Language language) throws IOException {
        Caller caller = callers.current();
        Selection selection = asked.selection();
        SelectionCounts counts = store.counts(selection, caller);
        // What else could be chosen is told of the same place and time.
        SelectionCounts wider = selection.properties().isEmpty()
                        && selection.platforms().isEmpty()
                        && selection.modes().isEmpty()
                        && selection.networks().isEmpty()
                        && selection.campaigns().isEmpty()
                ? counts
                : store.counts(
                        selection
                                .observing(Set.of())
                                .by(Set.of())
                                .inModes(Set.of())
                                .ofNetworks(Set.of())
                                .ofCampaigns(Set.of()),
                        caller);
        List<StoredProperty> known = store.properties();
        PropertyNames names = new PropertyNames(known, language);
        List<Choice> properties = choices(asked, "property", wider.properties(), names::of);
        String of = !selection.properties().isEmpty()
                ? asked.one("property")
                : counts.properties().isEmpty()
                        ? ""
                        : counts.properties().getFirst().value();
        return new SelectionView(
                asked,
                counts,
                properties,
                choices(asked, "platform", wider.platforms(), value -> value),
                choices(asked, "mode", wider.modes(), value -> value),
                choices(asked, "network", wider.networks(), value -> value),
                choices(asked, "campaign", wider.campaigns(), value -> value),
                QUALITIES.stream()
                        .map(quality ->
                                new Choice(Asked.word(quality), "", 0, asked.has("quality", Asked.word(quality))))
                        .toList(),
                titled(asked, counts.records(), language),
                titled(
                        asked,
                        counts.closed().stream().map(id -> new Count(id, 0, 0)).toList(),
                        language),
                of,
                PlotKinds.of(counts, of, known),
                Target.OF_ROWS);
    }

    private static List<Choice> choices(
            Asked asked, String name, List<Count> counts, java.util.function.UnaryOperator<String> label) {
        Map<String, Choice> all = new LinkedHashMap<>();
        for (String chosen : asked.parameters().getOrDefault(name, List.of())) {
            all.put(chosen, new Choice(chosen, label.apply(chosen), 0, true));
        }
        for (Count count : counts) {
            boolean isChosen = all.containsKey(count.value());
            if (isChosen || all.size() < SHOWN) {
                all.put(
                        count.value(),
                        new Choice(count.value(), label.apply(count.value()), count.features(), isChosen));
            }
        }
        return List.copyOf(all.values());
    }

    private List<Choice> titled(Asked asked, List<Count> records, Language language) {
        List<Count> first = records.stream().limit(SHOWN).toList();
        Map<String, CatalogueRecord> found = new LinkedHashMap<>();
        catalogue.all(first.stream().map(Count::value).toList()).forEach(record -> found.put(record.id(), record));
        List<Choice> all = new ArrayList<>();
        for (Count count : first) {
            CatalogueRecord record = found.get(count.value());
            String title = record == null || record.record().title().isEmpty()
                    ? count.value()
                    : record.record().title().best(language);
            all.add(new Choice(count.value(), title, count.features(), asked.has("record", count.value())));
        }
        return all;
    }

    /** Whatever was chosen, as a file; nothing of it is kept. */
    @GetMapping("/observations/selection.{format}")
    void download(
            @PathVariable("format") String format,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        Asked asked = Asked.of(parameters);
        asked.understood();
        Target target = Target.OF_ROWS.stream()
                .filter(one -> one.suffix().equals("." + format))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "selection-format-unknown", "Selections are not written as ." + format + "."));
        SelectedFile file = SelectedFile.of(store, asked, callers.current(), facts(asked));
        response.setContentType(target.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"selection" + target.suffix() + "\"");
        response.setHeader("Cache-Control", "private, no-store");
        target.write(file, response.getOutputStream());
    }

    /** Means by calendar month of one property, in the unit that comes first. */
    @GetMapping(value = "/observations/means.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> means(
            @RequestParam(name = "of", defaultValue = "") String of,
            @RequestParam MultiValueMap<String, String> parameters)
            throws IOException {
        Selection selection = Asked.of(parameters).understood();
        ObservationStore.Chosen chosen = store.choose(selection, callers.current());
        SelectedColumn column = chosen.columns(List.of(of)).stream()
                .filter(one -> one.property().form() == ObservedProperty.Form.NUMBER)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "selection-empty", "Nothing of the selection has numbers of that property."));
        StringBuilder csv = new StringBuilder("month,count,mean,min,max\n");
        String unit = CsvCell.of(
                column.property().unit() == null ? "" : column.property().unit());
        csv.append("UTC,1,")
                .append(unit)
                .append(',')
                .append(unit)
                .append(',')
                .append(unit)
                .append('\n');
        for (MonthlyMean month : store.monthlyMeans(chosen, column)) {
            csv.append(month.month()).append(',').append(month.count()).append(',');
            csv.append(month.mean()).append(',').append(month.least()).append(',');
            csv.append(month.greatest()).append('\n');
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(csv.toString());
    }

    private Map<String, String> facts(Asked asked) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("title", "Selection of observations");
        facts.put("source", base + "/observations" + (asked.query().isEmpty() ? "" : "?" + asked.query()));
        return facts;
    }
}
