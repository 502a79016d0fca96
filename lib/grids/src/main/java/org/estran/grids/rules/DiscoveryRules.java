package org.estran.grids.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.estran.grids.Attributes;
import org.estran.grids.summary.FileSummary;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;

/** ACDD 1.3: what makes a file found and understood away from home, and whether it is still true. */
final class DiscoveryRules {

    private static final List<String> HIGHLY = List.of("title", "summary", "keywords");
    private static final List<String> RECOMMENDED = List.of(
            "id",
            "naming_authority",
            "history",
            "source",
            "processing_level",
            "comment",
            "acknowledgement",
            "license",
            "standard_name_vocabulary",
            "date_created",
            "creator_name",
            "creator_email",
            "creator_url",
            "institution",
            "project",
            "publisher_name",
            "publisher_email",
            "publisher_url",
            "geospatial_lat_min",
            "geospatial_lat_max",
            "geospatial_lon_min",
            "geospatial_lon_max",
            "time_coverage_start",
            "time_coverage_end");
    /** A cell's half, where extents are told by the edges of cells and found by their centres. */
    private static final double DEGREES = 2.5;

    private static final Duration CLOSE = Duration.ofDays(31);

    private final Attributes attributes;
    private final FileSummary summary;
    private final FileRules.Telling telling;

    DiscoveryRules(Attributes attributes, FileSummary summary, FileRules.Telling telling) {
        this.attributes = attributes;
        this.summary = summary;
        this.telling = telling;
    }

    void check() {
        absent(HIGHLY, Rule.ACDD_HIGHLY);
        absent(RECOMMENDED, Rule.ACDD_RECOMMENDED);
        if (summary.boxes().size() == 1) {
            extent(summary.boxes().getFirst());
        }
        if (summary.period() != null) {
            period(summary.period());
        }
    }

    private void absent(List<String> names, Rule rule) {
        List<String> absent =
                names.stream().filter(name -> attributes.text(name).isEmpty()).toList();
        if (!absent.isEmpty()) {
            telling.tell(rule, "", String.join(", ", absent));
        }
    }

    private void extent(BoundingBox box) {
        edge("geospatial_lat_min", box.south());
        edge("geospatial_lat_max", box.north());
        if (!box.crossesAntimeridian()) {
            edge("geospatial_lon_min", box.west());
            edge("geospatial_lon_max", box.east());
        }
    }

    /** Longitudes may be told from 0 to 360. */
    private void edge(String name, double found) {
        OptionalDouble said = attributes.number(name);
        if (said.isPresent()) {
            double apart = Math.abs(said.getAsDouble() - found);
            double turned = name.contains("lon") ? Math.min(apart, Math.abs(apart - 360)) : apart;
            if (!(turned <= DEGREES)) {
                telling.tell(Rule.ACDD_EXTENT, name, said.getAsDouble() + " ≠ " + found);
            }
        }
    }

    private void period(TimeInterval found) {
        moment("time_coverage_start", found.start());
        moment("time_coverage_end", found.end());
    }

    private void moment(String name, @org.jspecify.annotations.Nullable Instant found) {
        String said = attributes.text(name).orElse("");
        if (said.isEmpty() || found == null) {
            return;
        }
        try {
            TimeInterval told = TimeInterval.parse(said);
            boolean isClose = (told.start() != null && isClose(told.start(), found))
                    || (told.end() != null && isClose(told.end(), found));
            if (!isClose) {
                telling.tell(Rule.ACDD_TIME, name, said + " ≠ " + found);
            }
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            telling.tell(Rule.ACDD_TIME, name, said);
        }
    }

    private static boolean isClose(Instant a, Instant b) {
        return Duration.between(a, b).abs().compareTo(CLOSE) <= 0;
    }
}
