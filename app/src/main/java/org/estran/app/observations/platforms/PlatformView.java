package org.estran.app.observations.platforms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.estran.app.observations.selection.SeenObservations;
import org.estran.app.observations.store.Deployment;
import org.estran.app.observations.store.PlatformSummary;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a platform shows.
 *
 * @param titles of records, by their ids
 * @param last null where no row has a place
 */
public record PlatformView(
        PlatformSummary platform,
        @Nullable Position last,
        List<Deployment> deployments,
        Map<String, String> titles,
        SeenObservations seen) {

    /**
     * Where it was last.
     *
     * @param time milliseconds since 1970
     * @param latitude degrees north
     * @param longitude degrees east
     */
    public record Position(long time, double latitude, double longitude) {}

    /** Where the page of a platform is; names that no path can hold are looked for in the selection page. */
    public static String address(String platform) {
        String encoded = URLEncoder.encode(platform, StandardCharsets.UTF_8).replace("+", "%20");
        return platform.matches(".*[/\\\\;%?#\\p{Cntrl}].*") || platform.matches("\\.+")
                ? "/observations?platform=" + encoded
                : "/platforms/" + encoded;
    }

    /** Where the page of a network is. */
    public static String network(String name) {
        return "/platforms?network=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
