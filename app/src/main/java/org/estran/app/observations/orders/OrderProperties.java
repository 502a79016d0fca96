package org.estran.app.observations.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How observations are taken away.
 *
 * @param rowsAtOnce the rows that are given at once; more are ordered
 * @param keep how long the file of an order can be fetched
 * @param open how many orders one person may have that are not ready
 * @param largest the largest file of an order
 * @param diskSpace how much all of them may take together
 */
@ConfigurationProperties("estran.orders")
public record OrderProperties(
        @DefaultValue("200000") long rowsAtOnce,
        @DefaultValue("7d") Duration keep,
        @DefaultValue("3") int open,
        @DefaultValue("10GB") DataSize largest,
        @DefaultValue("50GB") DataSize diskSpace) {}
