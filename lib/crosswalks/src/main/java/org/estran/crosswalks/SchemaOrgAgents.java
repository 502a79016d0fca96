package org.estran.crosswalks;

import java.util.List;
import java.util.Optional;
import org.estran.records.Funding;
import org.estran.records.Party;
import org.estran.terms.Language;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** People and organisations as schema.org has them, without addresses of electronic mail. */
final class SchemaOrgAgents {

    private SchemaOrgAgents() {}

    /** One agent stands alone, several in a list. */
    static void put(ObjectNode json, String property, List<Party> parties) {
        List<ObjectNode> agents = parties.stream()
                .filter(p -> !Xml.clean(p.name()).isEmpty())
                .map(SchemaOrgAgents::agent)
                .distinct()
                .toList();
        if (agents.size() == 1) {
            json.set(property, agents.getFirst());
        } else if (!agents.isEmpty()) {
            json.putArray(property).addAll(agents);
        }
    }

    /** Grants: who paid, under which number. */
    static void grants(ObjectNode json, List<Funding> funding) {
        ArrayNode grants = JsonNodeFactory.instance.arrayNode();
        for (Funding one : funding) {
            ObjectNode grant = grants.addObject().put("@type", "MonetaryGrant");
            text(grant, "identifier", one.award());
            text(grant, "name", one.awardTitle().best(Language.EN));
            if (one.awardUri() != null) {
                Addresses.web(one.awardUri()).ifPresent(url -> grant.put("url", url));
            }
            ObjectNode funder = grant.putObject("funder").put("@type", "Organization");
            if (one.funderIdentifier() != null) {
                Addresses.web(one.funderIdentifier()).ifPresent(id -> funder.put("@id", id));
            }
            text(funder, "name", one.funder());
        }
        if (!grants.isEmpty()) {
            json.set("funding", grants);
        }
    }

    private static void text(ObjectNode to, String member, @Nullable String text) {
        String clean = text == null ? "" : Xml.clean(text);
        if (!clean.isEmpty()) {
            to.put(member, clean);
        }
    }

    private static ObjectNode agent(Party party) {
        ObjectNode agent = JsonNodeFactory.instance.objectNode();
        if (!party.isPerson()) {
            return organisation(agent, party.organisation(), party.ror());
        }
        agent.put("@type", "Person");
        Optional.ofNullable(party.orcid())
                .flatMap(Orcid::parse)
                .ifPresent(orcid -> agent.put("@id", orcid.address()).put("identifier", orcid.address()));
        String family = Xml.clean(String.valueOf(party.family()));
        String given = party.given() == null ? "" : Xml.clean(party.given());
        agent.put("name", (given + " " + family).strip());
        agent.put("familyName", family);
        if (!given.isEmpty()) {
            agent.put("givenName", given);
        }
        text(agent, "jobTitle", party.position());
        if (party.organisation() != null && !Xml.clean(party.organisation()).isEmpty()) {
            organisation(agent.putObject("affiliation"), party.organisation(), party.ror());
        }
        return agent;
    }

    private static ObjectNode organisation(ObjectNode to, @Nullable String name, @Nullable String ror) {
        to.put("@type", "Organization");
        Optional.ofNullable(ror).flatMap(Ror::parse).ifPresent(r -> to.put("@id", r.address()));
        return to.put("name", name == null ? "" : Xml.clean(name));
    }
}
