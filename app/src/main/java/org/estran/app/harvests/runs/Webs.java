package org.estran.app.harvests.runs;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.HarvestsProperties;
import org.estran.harvest.web.Manners;
import org.estran.harvest.web.Pauses;
import org.estran.harvest.web.Web;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The web as each harvester may read it. */
@Component
class Webs {

    private final HarvestsProperties properties;
    private final Clock clock;
    private final Pauses pauses;
    private final String userAgent;

    @Autowired
    Webs(HarvestsProperties properties, Clock clock, @Value("${estran.base-url}") String baseUrl) {
        this(properties, clock, baseUrl, Pauses.REAL);
    }

    Webs(HarvestsProperties properties, Clock clock, String baseUrl, Pauses pauses) {
        this.properties = properties;
        this.clock = clock;
        this.pauses = pauses;
        String contact = properties.contact();
        this.userAgent = "Estran-harvester/1.0 (+" + baseUrl
                + (contact == null || contact.isBlank() ? "" : "; " + contact) + ")";
    }

    Web of(HarvesterSettings settings) {
        return new Web(manners(settings), trusted(settings), pauses, clock);
    }

    /** For a first look, which somebody waits for. */
    Web quick(HarvesterSettings settings) {
        Manners manners = manners(settings);
        Duration soon =
                manners.perRead().compareTo(Duration.ofSeconds(20)) < 0 ? manners.perRead() : Duration.ofSeconds(20);
        return new Web(
                manners.within(soon, soon.multipliedBy(2), manners.largest(), 1), trusted(settings), pauses, clock);
    }

    private Manners manners(HarvesterSettings settings) {
        return Manners.USUAL
                .as(userAgent)
                .pausing(Duration.ofMillis(settings.pause()))
                .within(
                        properties.readTimeout(),
                        properties.answerTimeout(),
                        properties.largestAnswer().toBytes(),
                        properties.tries())
                .waitingAtMost(properties.longestWait());
    }

    private static Set<String> trusted(HarvesterSettings settings) {
        if (!settings.trusted()) {
            return Set.of();
        }
        URI address = URI.create(settings.address());
        return address.getHost() == null ? Set.of() : Set.of(Web.authority(address));
    }
}
