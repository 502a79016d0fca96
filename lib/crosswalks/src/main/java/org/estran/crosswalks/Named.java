package org.estran.crosswalks;

import java.util.List;
import java.util.Optional;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.jspecify.annotations.Nullable;

/** Parties fit to be written: names without what no format carries, and nobody without a name. */
public final class Named {

    private Named() {}

    /** The record with only such parties. */
    public static MetadataRecord parties(MetadataRecord record) {
        List<Party> named =
                record.parties().stream().flatMap(p -> party(p).stream()).toList();
        return record.change().parties(named).build();
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
        String clean = text == null ? "" : Xml.clean(text).replaceAll("\\s+", " ");
        return clean.isEmpty() ? null : clean;
    }
}
