package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.records.Funding;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** Who made, published, paid for and looks after a resource, as DataCite names them. */
final class DataCiteAgents {

    private DataCiteAgents() {}

    static List<DataCite.Agent> creators(MetadataRecord record) {
        List<DataCite.Agent> creators = agents(record.citedParties(), "");
        return creators.isEmpty()
                ? List.of(new DataCite.Agent("", false, DataCite.UNAVAILABLE, null, null, null, null, null))
                : creators;
    }

    static List<DataCite.Agent> contributors(MetadataRecord record, Published published) {
        List<Party> cited = record.citedParties();
        List<DataCite.Agent> contributors = new ArrayList<>();
        for (Role role : Role.values()) {
            Optional<String> type = DataCiteWords.contributor(role);
            List<Party> parties = record.parties(role).stream()
                    .filter(p -> !cited.contains(p))
                    .filter(p -> role != Role.PUBLISHER || !Xml.clean(p.name()).equals(published.publisherOf(record)))
                    .toList();
            type.ifPresent(t -> contributors.addAll(agents(parties, t)));
        }
        return contributors;
    }

    private static List<DataCite.Agent> agents(List<Party> parties, String role) {
        return parties.stream()
                .map(party -> agent(party, role))
                .filter(agent -> !agent.name().isEmpty())
                .distinct()
                .toList();
    }

    private static DataCite.Agent agent(Party party, String role) {
        boolean isPerson = party.isPerson();
        return new DataCite.Agent(
                role,
                isPerson,
                Xml.clean(party.name()),
                isPerson ? DataCite.cleaned(party.family()) : null,
                isPerson ? DataCite.cleaned(party.given()) : null,
                party.orcid() == null ? null : Orcid.parse(party.orcid()).orElse(null),
                isPerson ? DataCite.cleaned(party.organisation()) : null,
                party.ror() == null ? null : Ror.parse(party.ror()).orElse(null));
    }

    static List<DataCite.Funder> funders(MetadataRecord record) {
        Set<DataCite.Funder> funders = new LinkedHashSet<>();
        for (Funding funding : record.funding()) {
            String name = Named.name(funding.funder());
            if (!name.isEmpty()) {
                String identifier = funding.funderIdentifier() == null
                        ? null
                        : Addresses.web(funding.funderIdentifier()).orElse(null);
                funders.add(new DataCite.Funder(
                        name,
                        identifier,
                        identifierType(identifier),
                        DataCite.cleaned(funding.award()),
                        funding.awardUri() == null
                                ? null
                                : Addresses.web(funding.awardUri()).orElse(null),
                        DataCite.cleaned(funding.awardTitle().best(org.estran.terms.Language.EN))));
            }
        }
        for (DataCite.Agent agent : agents(record.parties(Role.FUNDER), "")) {
            String ror = agent.ror() == null ? null : agent.ror().address();
            if (funders.stream().noneMatch(f -> f.name().equals(agent.name()))) {
                funders.add(new DataCite.Funder(agent.name(), ror, "ROR", null, null, null));
            }
        }
        return List.copyOf(funders);
    }

    private static String identifierType(@Nullable String address) {
        if (address == null) {
            return "";
        }
        if (address.contains("ror.org/")) {
            return "ROR";
        }
        return address.contains("10.13039/") ? "Crossref Funder ID" : "Other";
    }
}
