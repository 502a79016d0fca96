package org.estran.app.links;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How links in records are looked at.
 *
 * @param check whether they are
 * @param every how often the job looks whether any are due
 * @param perRun how many links one run of the job looks at, at most
 * @param pause between two requests to the same host
 * @param goodFor how long a good link is not looked at again; one that failed is after a day, a dead one after a week
 */
@ConfigurationProperties("estran.links")
public record LinksProperties(
        @DefaultValue("true") boolean check,
        @DefaultValue("1h") Duration every,
        @DefaultValue("500") int perRun,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("30d") Duration goodFor) {}
