package org.estran.app.observations.selection;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.estran.app.observations.store.Selection;
import org.estran.observations.Quality;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A selection as an address says it: {@code bbox=west,south,east,north}, {@code from} and {@code until} (a year, a month, a
 * day or a moment, both ends included), {@code depth=0/200} (metres), and as often as wanted {@code property},
 * {@code platform}, {@code record}, {@code quality}, {@code mode}, {@code network} and {@code campaign}. What cannot be understood is told and not guessed.
 *
 * @param parameters those that say something, in the order of their names
 */
public record Asked(Selection selection, Map<String, List<String>> parameters, List<Finding> findings) {

    /** Those of which one value counts. */
    private static final Set<String> SINGLE = Set.of("bbox", "from", "until", "depth");
    /** Those of which every value counts. */
    private static final Set<String> MANY =
            Set.of("property", "platform", "record", "quality", "mode", "network", "campaign");
    /** Of one parameter. */
    private static final int MOST_VALUES = 500;

    public static Asked of(Map<String, List<String>> sent) {
        Map<String, List<String>> said = new TreeMap<>();
        sent.forEach((name, values) -> {
            List<String> some = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .toList();
            if ((SINGLE.contains(name) || MANY.contains(name)) && !some.isEmpty()) {
                said.put(name, some);
            }
        });
        return new Reading(said).asked();
    }

    /** @throws ProblemException {@code selection-unreadable} */
    public Selection understood() {
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("selection-unreadable", "The selection cannot be understood.", findings);
        }
        return selection;
    }

    public String one(String name) {
        List<String> values = parameters.get(name);
        return values == null ? "" : values.getFirst();
    }

    public boolean has(String name, String value) {
        return parameters.getOrDefault(name, List.of()).contains(value);
    }

    /** What of the address says the selection; empty for all. */
    public String query() {
        return parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> entry.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
    }

    /** A selection from what {@link #query} or {@link #settled} gave. */
    public static Asked read(String query) {
        MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        for (String part : query.split("&")) {
            String[] both = part.split("=", 2);
            if (both.length == 2) {
                sent.add(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
            }
        }
        return of(sent);
    }

    /** The same selection, always spelt the same: values in their order and once, one where only one counts. */
    public Asked settled() {
        Map<String, List<String>> same = new LinkedHashMap<>();
        parameters.forEach((name, values) ->
                same.put(name, MANY.contains(name) ? List.copyOf(new TreeSet<>(values)) : values.subList(0, 1)));
        return of(same);
    }

    /** Reads one address. */
    private static final class Reading {
        private final Map<String, List<String>> said;
        private final List<Finding> findings = new ArrayList<>();

        Reading(Map<String, List<String>> said) {
            this.said = said;
        }

        Asked asked() {
            Instant from = moment("from", false);
            Instant until = moment("until", true);
            if (from != null && until != null && until.isBefore(from)) {
                findings.add(Finding.blocking("selection-period-turned", "/until", String.valueOf(first("until"))));
            }
            Double[] depth = depth();
            Selection selection = Selection.ALL
                    .ofRecords(all("record"))
                    .within(box())
                    .during(from, until)
                    .between(depth[0], depth[1])
                    .observing(all("property"))
                    .by(all("platform"))
                    .inModes(all("mode"))
                    .ofNetworks(all("network"))
                    .ofCampaigns(all("campaign"))
                    .of(qualities());
            return new Asked(selection, said, List.copyOf(findings));
        }

        private @Nullable BoundingBox box() {
            String text = first("bbox");
            if (text == null) {
                return null;
            }
            try {
                return BoundingBox.parse(text);
            } catch (IllegalArgumentException odd) {
                findings.add(Finding.blocking("selection-box", "/bbox", text));
                return null;
            }
        }

        /** A year, a month or a day is all of it. */
        private @Nullable Instant moment(String name, boolean isEnd) {
            String text = first(name);
            if (text == null) {
                return null;
            }
            try {
                if (text.matches("\\d{4}")) {
                    int year = Integer.parseInt(text);
                    return isEnd ? last(LocalDate.of(year, 12, 31)) : start(LocalDate.of(year, 1, 1));
                }
                if (text.matches("\\d{4}-\\d{2}")) {
                    YearMonth month = YearMonth.parse(text);
                    return isEnd ? last(month.atEndOfMonth()) : start(month.atDay(1));
                }
                if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                    LocalDate day = LocalDate.parse(text);
                    return isEnd ? last(day) : start(day);
                }
                return Instant.parse(text);
            } catch (DateTimeException odd) {
                findings.add(Finding.blocking("selection-date", "/" + name, text));
                return null;
            }
        }

        private static Instant start(LocalDate day) {
            return day.atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        private static Instant last(LocalDate day) {
            return start(day.plusDays(1)).minus(Duration.ofMillis(1));
        }

        private Double[] depth() {
            Double[] both = new Double[2];
            String text = first("depth");
            if (text == null) {
                return both;
            }
            String[] ends = text.split("/", -1);
            try {
                if (ends.length != 2) {
                    throw new NumberFormatException(text);
                }
                for (int i = 0; i < 2; i++) {
                    String end = ends[i].strip();
                    both[i] = end.isEmpty() || end.equals("..") ? null : Double.valueOf(end);
                }
                if (both[0] != null && both[1] != null && both[0] > both[1]) {
                    throw new NumberFormatException(text);
                }
                return both;
            } catch (NumberFormatException odd) {
                findings.add(Finding.blocking("selection-depth", "/depth", text));
                return new Double[2];
            }
        }

        private Set<Quality> qualities() {
            Set<Quality> all = new LinkedHashSet<>();
            for (String word : all("quality")) {
                Arrays.stream(Quality.values())
                        .filter(quality -> word(quality).equals(word))
                        .findFirst()
                        .ifPresentOrElse(
                                all::add, () -> findings.add(Finding.blocking("selection-quality", "/quality", word)));
            }
            return all;
        }

        private Set<String> all(String name) {
            List<String> values = said.getOrDefault(name, List.of());
            if (values.size() > MOST_VALUES) {
                findings.add(Finding.blocking("selection-too-many", "/" + name, Integer.toString(MOST_VALUES)));
                return Set.of();
            }
            return new LinkedHashSet<>(values);
        }

        private @Nullable String first(String name) {
            List<String> values = said.get(name);
            return values == null ? null : values.getFirst();
        }
    }

    /** As addresses spell it: {@code probably-good}. */
    public static String word(Quality quality) {
        return quality.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
