package org.estran.app.harvests;

import java.util.List;
import org.estran.harvest.Source;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a first look at a source shows; nothing is kept of it.
 *
 * @param source what was recognised
 * @param promised how many records a harvest would have; null where the source does not say
 * @param samples the first records
 */
public record Trial(Source source, @Nullable Long promised, List<Sample> samples) {

    /**
     * One item.
     *
     * @param record what it would become; null where it would not
     * @param code why it would not: {@code harvests.told.<code>}
     */
    public record Sample(
            String identifier,
            String place,
            @Nullable MetadataRecord record,
            @Nullable String format,
            String code,
            List<String> arguments) {}

    public Trial {
        samples = List.copyOf(samples);
    }
}
