package org.estran.app.observations.selection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.SelectionView.Choice;
import org.estran.app.observations.store.SelectionCounts;
import org.jspecify.annotations.Nullable;

/**
 * Observations of one record or one platform, as its page shows them.
 *
 * @param constraint what all of them have in common, as an address says it
 * @param of the property that is drawn; empty where there is none
 * @param isGoodOnly whether values with other flags are left out
 * @param isFlagged whether there are flags to choose by
 * @param plots the kinds of plots that tell something, see {@code /observations/plots}
 * @param live the last values, where they are recent
 */
public record SeenObservations(
        String constraint,
        SelectionCounts counts,
        List<Choice> properties,
        List<Choice> platforms,
        String of,
        boolean isGoodOnly,
        boolean isFlagged,
        List<String> plots,
        List<Target> formats,
        @Nullable Live live) {

    /**
     * A series that still grows.
     *
     * @param last when the last value was measured
     * @param age since then, in words
     * @param days of which the series is shown; 0 for all
     */
    public record Live(Instant last, String age, List<Latest> values, int days) {}

    /**
     * The last value of a property.
     *
     * @param platform empty where none is named
     * @param unit in print form
     */
    public record Latest(String platform, String label, double value, String unit, Instant at) {}

    /** Of what is shown, as an address of the selection page says it. */
    public String query() {
        StringBuilder query = new StringBuilder(constraint);
        platforms.stream()
                .filter(Choice::chosen)
                .forEach(platform -> query.append("&platform=").append(encoded(platform.value())));
        if (isGoodOnly) {
            query.append("&quality=good&quality=probably-good");
        }
        return query.toString();
    }

    /** The same of the days that the live view shows. */
    public String recentQuery() {
        Live now = live;
        return now == null || now.days() == 0
                ? query()
                : query() + "&from="
                        + encoded(now.last().minusSeconds(86_400L * now.days()).toString());
    }

    /** Where a plot is. */
    public String plot(String kind, String language) {
        String some = kind.equals("series") ? recentQuery() : query();
        return "/observations/plots/" + kind + ".png?" + some + "&of=" + encoded(of) + "&lang=" + language;
    }

    /** Where the map is. */
    public String map(String language) {
        return "/observations/map.svg?" + query() + "&of=" + encoded(of) + "&lang=" + language;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
