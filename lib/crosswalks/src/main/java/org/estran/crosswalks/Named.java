package org.estran.crosswalks;

import java.util.List;
import java.util.Optional;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.jspecify.annotations.Nullable;

/** Parties fit to be written: names without what no format carries, and nobody without a name. */
public final class Named {

    private Named() {}

    /** The record with only such parties. */
    public static MetadataRecord parties(MetadataRecord record) {
        MetadataInfo metadata = record.metadata();
        return record.change()
                .parties(named(record.parties()))
                .metadata(new MetadataInfo(
                        metadata.identifier(),
                        metadata.language(),
                        named(metadata.parties()),
                        metadata.dates(),
                        metadata.standard()))
                .build();
    }

    private static List<Party> named(List<Party> parties) {
        return parties.stream().flatMap(p -> party(p).stream()).toList();
    }

    /** A name on one line, as every format can carry it. */
    static String name(String text) {
        return Xml.clean(text).replaceAll("\\s+", " ");
    }

    /** A person without a family name is called by what else is there; empty where nothing is. */
    private static Optional<Party> party(Party party) {
        String family = clean(party.family());
        String given = clean(party.given());
        String organisation = clean(party.organisation());
        if (family == null && organisation == null) {
            organisation = given;
        }
        if (family == null && organisation == null) {
            return Optional.empty();
        }
        return Optional.of(new Party(
                party.role(),
                family,
                family == null ? null : given,
                family == null ? null : party.orcid(),
                organisation,
                party.ror(),
                clean(party.email()),
                clean(party.position()),
                party.uri(),
                party.contact()));
    }

    private static @Nullable String clean(@Nullable String text) {
        String clean = text == null ? "" : name(text);
        return clean.isEmpty() ? null : clean;
    }
}
