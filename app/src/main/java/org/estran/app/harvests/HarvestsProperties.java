package org.estran.app.harvests;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this centre behaves towards the sources it harvests.
 *
 * @param contact an address of mail or of a page for the administrators of sources; told in {@code User-Agent}
 * @param readTimeout how long the next bytes of an answer are awaited
 * @param answerTimeout how long a whole answer may take
 * @param largestAnswer of one page, unpacked
 * @param tries how often a request is made at most
 * @param longestWait how long a source may ask us to wait ({@code Retry-After}) before the run is left for later
 */
@ConfigurationProperties("estran.harvests")
public record HarvestsProperties(
        @Nullable String contact,
        @DefaultValue("60s") Duration readTimeout,
        @DefaultValue("5m") Duration answerTimeout,
        @DefaultValue("128MB") DataSize largestAnswer,
        @DefaultValue("6") int tries,
        @DefaultValue("15m") Duration longestWait) {}
