package org.estran.app.producers.store;

import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.producers.Producer;
import org.estran.records.Distribution;
import org.estran.records.MetadataRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record, and who made what it describes.
 *
 * @param key of the organisation's name
 * @param told how many of {@link #WANTED} things it tells
 * @param harvester whose document leads it; null where none does
 */
record Made(
        String recordId,
        String key,
        String name,
        int told,
        @Nullable Long harvester) {

    /** How many things a description should tell, so that others find and may use what it describes. */
    static final int WANTED = 7;

    /** Empty where the record names no organisation, or was withdrawn. */
    static Optional<Made> of(CatalogueRecord record, @Nullable Long harvester) {
        return record.isGone()
                ? Optional.empty()
                : Producer.of(record.record())
                        .map(String::strip)
                        .map(name -> new Made(record.id(), Producer.key(name), name, told(record.record()), harvester));
    }

    private static int told(MetadataRecord record) {
        return (int) Stream.of(
                        !record.summary().isEmpty(),
                        !record.keywords().isEmpty(),
                        !(record.boxes().isEmpty() && record.shapes().isEmpty()),
                        record.period() != null,
                        record.licence() != null,
                        !record.lineage().isEmpty(),
                        record.distributions().stream().anyMatch(Made::saysItsFormat))
                .filter(isTold -> isTold)
                .count();
    }

    private static boolean saysItsFormat(Distribution one) {
        return one.format() != null;
    }
}
