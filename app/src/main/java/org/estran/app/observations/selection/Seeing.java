package org.estran.app.observations.selection;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.estran.app.accounts.Callers;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.SeenObservations.Latest;
import org.estran.app.observations.selection.SeenObservations.Live;
import org.estran.app.observations.selection.SelectionView.Choice;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.ObservationStore.Selected;
import org.estran.app.observations.store.SelectedColumn;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.observations.store.SelectionCounts.Count;
import org.estran.app.observations.store.StoredProperty;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.cartography.UnitText;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Quality;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the pages of records and platforms show of their observations. */
@Component
public class Seeing {

    /** So long after its last value a series is still looked at as one that grows. */
    private static final Duration RECENT = Duration.ofDays(30);
    /** What a clock that runs ahead may add. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final int MOST_PLATFORMS = 40;
    private static final int MOST_PROPERTIES = 40;
    private static final int MOST_LATEST = 24;

    private final ObservationStore store;
    private final Callers callers;
    private final Bundles bundles;
    private final Clock clock;

    Seeing(ObservationStore store, Callers callers, Bundles bundles, Clock clock) {
        this.store = store;
        this.callers = callers;
        this.bundles = bundles;
        this.clock = clock;
    }

    /**
     * What somebody chose on such a page: {@code platform} (as often as wanted), {@code of} (a property), {@code flags}
     * ({@code good}) and {@code days} of a series that grows. What is not known there is as if not said.
     */
    public record Choices(
            Set<String> platforms,
            String of,
            boolean isGoodOnly,
            @Nullable Integer days) {

        public static Choices of(Map<String, String[]> parameters) {
            String days = first(parameters, "days");
            return new Choices(
                    new LinkedHashSet<>(List.of(parameters.getOrDefault("platform", new String[0]))),
                    first(parameters, "of"),
                    first(parameters, "flags").equals("good"),
                    days.matches("\\d{1,4}") ? Integer.valueOf(days) : null);
        }

        private static String first(Map<String, String[]> parameters, String name) {
            String[] values = parameters.get(name);
            return values == null || values.length == 0 ? "" : values[0];
        }
    }

    /** Of a record; empty where it has none that this reader may have. */
    public Optional<SeenObservations> ofRecord(String recordId, Choices choices, Language language) throws IOException {
        return store.has(recordId)
                ? of(Selection.ALL.ofRecords(Set.of(recordId)), "record=" + recordId, choices, language)
                : Optional.empty();
    }

    /** Of a platform, over all records. */
    public Optional<SeenObservations> ofPlatform(String platform, Choices choices, Language language)
            throws IOException {
        return of(Selection.ALL.by(Set.of(platform)), "platform=" + encoded(platform), choices, language);
    }

    /** Of all platforms of a network. */
    public Optional<SeenObservations> ofNetwork(String network, Choices choices, Language language) throws IOException {
        return of(Selection.ALL.ofNetworks(Set.of(network)), "network=" + encoded(network), choices, language);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** @param constraint {@code wider} as an address says it */
    private Optional<SeenObservations> of(Selection wider, String constraint, Choices choices, Language language)
            throws IOException {
        SelectionCounts all = store.counts(wider, callers.current());
        if (all.features() == 0) {
            return Optional.empty();
        }
        List<StoredProperty> known = store.properties();
        PropertyNames names = new PropertyNames(known, language);
        List<Choice> platforms = all.platforms().size() < 2
                ? List.of()
                : shown(all.platforms(), MOST_PLATFORMS, choices.platforms(), value -> value);
        Set<String> chosen = new LinkedHashSet<>();
        platforms.stream().filter(Choice::chosen).forEach(platform -> chosen.add(platform.value()));
        Selection selection = wider.platforms().isEmpty() ? wider.by(chosen) : wider;
        SelectionCounts counts = chosen.isEmpty() ? all : store.counts(selection, callers.current());
        String of = counts.properties().stream()
                .map(Count::value)
                .filter(choices.of()::equals)
                .findFirst()
                .orElse(telling(counts.properties()));
        boolean isFlagged = PlotKinds.isFlagged(counts, of, known);
        boolean isGoodOnly = isFlagged && choices.isGoodOnly();
        return Optional.of(new SeenObservations(
                constraint,
                counts,
                shown(all.properties(), MOST_PROPERTIES, Set.of(of), names::of),
                platforms,
                of,
                isGoodOnly,
                isFlagged,
                PlotKinds.of(counts, of, known),
                Target.OF_ROWS,
                live(
                        isGoodOnly ? selection.of(Set.of(Quality.GOOD, Quality.PROBABLY_GOOD)) : selection,
                        counts,
                        choices,
                        names,
                        bundles.in(language))));
    }

    /** What most people look at first; else what most features have. */
    private static String telling(List<Count> properties) {
        List<String> keys = properties.stream().map(Count::value).toList();
        return SelectionPlots.TEMPERATURES.stream()
                .filter(keys::contains)
                .findFirst()
                .or(() -> keys.stream().filter(key -> !key.contains("pressure")).findFirst())
                .orElse(keys.isEmpty() ? "" : keys.getFirst());
    }

    private static List<Choice> shown(List<Count> counts, int most, Set<String> chosen, UnaryOperator<String> label) {
        return counts.stream()
                .filter(count -> chosen.contains(count.value()) || counts.indexOf(count) < most)
                .map(count -> new Choice(
                        count.value(), label.apply(count.value()), count.features(), chosen.contains(count.value())))
                .toList();
    }

    private @Nullable Live live(
            Selection selection, SelectionCounts counts, Choices choices, PropertyNames names, Words words)
            throws IOException {
        Instant last = counts.end();
        Instant now = clock.instant();
        boolean isSeries = counts.types().stream()
                .flatMap(count -> FeatureType.of(count.value()).stream())
                .anyMatch(type -> !type.isOfProfiles());
        if (last == null || !isSeries || last.isBefore(now.minus(RECENT)) || last.isAfter(now.plus(AHEAD))) {
            return null;
        }
        ObservationStore.Chosen day =
                store.choose(selection.during(last.minus(Duration.ofDays(1)), null), callers.current());
        List<SelectedColumn> columns = day
                .columns(counts.properties().stream().map(Count::value).toList())
                .stream()
                .filter(column -> column.property().form() == ObservedProperty.Form.NUMBER)
                .limit(MOST_LATEST)
                .toList();
        Integer days = choices.days();
        return new Live(
                last, age(Duration.between(last, now), words), latest(day, columns, names), days == null ? 7 : days);
    }

    private List<Latest> latest(ObservationStore.Chosen day, List<SelectedColumn> columns, PropertyNames names)
            throws IOException {
        Map<List<String>, Latest> found = new LinkedHashMap<>();
        store.rows(day, columns, false, row -> {
            Instant at = row.time(Selected.TIME);
            String platform = row.text(Selected.PLATFORM);
            for (int i = 0; i < columns.size() && at != null; i++) {
                double value = row.number(Selected.FIRST_VALUE + 2 * i);
                List<String> key = List.of(platform == null ? "" : platform, Integer.toString(i));
                Latest before = found.get(key);
                if (Double.isFinite(value) && (before == null ? found.size() < MOST_LATEST : at.isAfter(before.at()))) {
                    SelectedColumn column = columns.get(i);
                    String unit = column.property().unit();
                    found.put(
                            key,
                            new Latest(
                                    key.getFirst(),
                                    names.of(column.key()),
                                    value,
                                    unit == null ? "" : UnitText.printed(unit),
                                    at));
                }
            }
            return true;
        });
        Collection<Latest> all = found.values();
        return all.stream()
                .sorted(Comparator.comparing(Latest::platform).thenComparing(Latest::label))
                .toList();
    }

    private static String age(Duration age, Words words) {
        long minutes = Math.max(0, age.toMinutes());
        return minutes < 120
                ? words.count("observations.seen.minutes", minutes)
                : minutes < 2 * 24 * 60
                        ? words.count("observations.seen.hours", minutes / 60)
                        : words.count("observations.seen.days", minutes / (24 * 60));
    }
}
