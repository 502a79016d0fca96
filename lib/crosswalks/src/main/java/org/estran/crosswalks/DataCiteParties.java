package org.estran.crosswalks;

import java.util.Optional;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** Creators and contributors of DataCite as parties. */
final class DataCiteParties {

    private DataCiteParties() {}

    /** Empty where nobody is named. */
    static Optional<Party> read(JsonPart agent, Role role) {
        String name = agent.isText()
                ? agent.text()
                : agent.any("name", "creatorName", "contributorName").text();
        String given = agent.at("givenName").text();
        String family = agent.at("familyName").text();
        String type = agent.at("nameType").text();
        if (name.equals(DataCite.UNAVAILABLE) || (name.isEmpty() && family.isEmpty())) {
            return Optional.empty();
        }
        Names names = new Names(agent);
        boolean isPerson = type.equals("Personal")
                || (!type.equals("Organizational")
                        && (!given.isEmpty() || names.orcid != null || name.matches("[^,]+,[^,]+")));
        if (!isPerson) {
            return Optional.of(new Party(
                    role, null, null, null, name.isEmpty() ? family : name, names.ror, null, null, names.uri, null));
        }
        if (family.isEmpty()) {
            String[] halves = name.split(",", 2);
            family = halves[0].strip();
            given = halves.length == 2 && given.isEmpty() ? halves[1].strip() : given;
        }
        JsonPart work = agent.all("affiliation").stream().findFirst().orElse(agent.at("affiliation"));
        String organisation = work.isText() ? work.text() : work.at("name").text();
        String ror = ror(work.text("affiliationIdentifier"));
        work.at("affiliationIdentifierScheme").known();
        work.at("schemeUri").known();
        return Optional.of(new Party(
                role,
                family,
                given.isEmpty() ? null : given,
                names.orcid,
                organisation.isEmpty() ? null : organisation,
                ror != null ? ror : names.ror,
                null,
                null,
                names.uri,
                null));
    }

    /** The bare ROR id in an address or a code; null where it is none. */
    static @Nullable String ror(@Nullable String identifier) {
        return identifier == null ? null : Ror.parse(identifier).map(Ror::text).orElse(null);
    }

    /** What identifies an agent: ORCID, ROR, else the first address. */
    private static final class Names {
        private @Nullable String orcid;
        private @Nullable String ror;
        private @Nullable String uri;

        Names(JsonPart agent) {
            for (JsonPart one : agent.all("nameIdentifiers")) {
                String value = one.at("nameIdentifier").text();
                one.at("nameIdentifierScheme").known();
                one.any("schemeUri", "schemeURI").known();
                Optional<Orcid> person = Orcid.parse(value);
                String organisation = DataCiteParties.ror(value);
                if (person.isPresent() && orcid == null) {
                    orcid = person.get().text();
                } else if (organisation != null && ror == null) {
                    ror = organisation;
                } else if (uri == null) {
                    uri = Addresses.web(value).orElse(null);
                }
            }
        }
    }
}
