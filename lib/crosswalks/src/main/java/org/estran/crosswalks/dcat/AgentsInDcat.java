package org.estran.crosswalks.dcat;

import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.Addresses;
import org.estran.records.Contact;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** Parties: each a qualified attribution with its role, and beside it the property DCAT-AP has for some roles. */
final class AgentsInDcat {

    private final Graph graph;
    private final Resource thing;

    AgentsInDcat(Graph graph, Resource thing) {
        this.graph = graph;
        this.thing = thing;
    }

    void write(List<Party> parties, String publisher) {
        for (Party party : parties) {
            if (!Graph.clean(party.name()).isEmpty()) {
                party(party);
            }
        }
        if (!publisher.isEmpty()) {
            Resource agent = parties.stream()
                    .filter(p ->
                            p.role() == Role.PUBLISHER && Graph.clean(p.name()).equals(publisher))
                    .findFirst()
                    .map(this::agent)
                    .orElseGet(() -> agent(Party.organisation(Role.PUBLISHER, publisher, null)));
            thing.addProperty(Words.p("dct:publisher"), agent);
        }
    }

    private void party(Party party) {
        Resource agent = agent(party);
        Resource attribution = graph.blank(thing, "prov:qualifiedAttribution", "prov:Attribution");
        attribution.addProperty(Words.p("prov:agent"), agent);
        graph.link(
                attribution,
                "dcat:hadRole",
                Words.INSPIRE + "ResponsiblePartyRole/" + party.role().word(),
                "dcat:Role");
        switch (party.role()) {
            case AUTHOR, CO_AUTHOR -> thing.addProperty(Words.p("dct:creator"), agent);
            case OWNER, RIGHTS_HOLDER -> thing.addProperty(Words.p("dct:rightsHolder"), agent);
            case POINT_OF_CONTACT -> contactPoint(party);
            default -> {
                // the attribution says it all
            }
        }
    }

    private void contactPoint(Party party) {
        Resource card =
                graph.blank(thing, "dcat:contactPoint", party.isPerson() ? "vcard:Individual" : "vcard:Organization");
        card.addProperty(RDF.type, Words.r("vcard:Kind"));
        graph.plain(card, "vcard:fn", party.name());
        mail(card, "vcard:hasEmail", party.email());
        Contact contact = party.contact();
        if (contact != null) {
            graph.plain(card, "vcard:hasTelephone", contact.phone() == null ? "" : contact.phone());
            Resource address = graph.blank();
            part(address, "vcard:street-address", contact.street());
            part(address, "vcard:locality", contact.city());
            part(address, "vcard:region", contact.region());
            part(address, "vcard:postal-code", contact.postalCode());
            part(address, "vcard:country-name", contact.country());
            if (address.listProperties().hasNext()) {
                address.addProperty(RDF.type, Words.r("vcard:Address"));
                card.addProperty(Words.p("vcard:hasAddress"), address);
            }
        }
    }

    private Resource agent(Party party) {
        Resource agent = identity(party)
                .map(address -> graph.model().createResource(address))
                .orElseGet(graph::blank);
        agent.addProperty(RDF.type, Words.r("foaf:Agent")).addProperty(RDF.type, Words.r("prov:Agent"));
        agent.addProperty(RDF.type, Words.r(party.isPerson() ? "foaf:Person" : "foaf:Organization"));
        graph.plain(agent, "foaf:name", party.name());
        if (party.isPerson()) {
            graph.plain(agent, "foaf:familyName", String.valueOf(party.family()));
            graph.plain(agent, "foaf:givenName", party.given() == null ? "" : party.given());
            affiliation(agent, party);
        }
        mail(agent, "foaf:mbox", party.email());
        graph.plain(agent, "vcard:title", party.position() == null ? "" : party.position());
        if (party.contact() != null) {
            contact(agent, party.contact());
        }
        return agent;
    }

    private static Optional<String> identity(Party party) {
        Optional<String> person = party.isPerson() && party.orcid() != null
                ? Orcid.parse(party.orcid()).map(Orcid::address)
                : Optional.empty();
        Optional<String> organisation = !party.isPerson() && party.ror() != null
                ? Ror.parse(party.ror()).map(Ror::address)
                : Optional.empty();
        return person.or(() -> organisation)
                .or(() -> party.uri() == null ? Optional.empty() : Addresses.web(party.uri()));
    }

    private void affiliation(Resource agent, Party party) {
        String name = party.organisation() == null ? "" : Graph.clean(party.organisation());
        if (name.isEmpty()) {
            return;
        }
        Optional<String> ror =
                party.ror() == null ? Optional.empty() : Ror.parse(party.ror()).map(Ror::address);
        Resource work = ror.map(address -> graph.link(agent, "org:memberOf", address, "foaf:Organization"))
                .orElseGet(() -> graph.blank(agent, "org:memberOf", "foaf:Organization"));
        graph.plain(work, "foaf:name", name);
    }

    private void contact(Resource agent, Contact contact) {
        graph.plain(agent, "vcard:hasTelephone", contact.phone() == null ? "" : contact.phone());
        if (contact.website() != null) {
            Addresses.web(contact.website())
                    .ifPresent(site -> graph.link(agent, "foaf:workplaceHomepage", site, "foaf:Document"));
        }
        Resource address = graph.blank();
        part(address, "locn:thoroughfare", contact.street());
        part(address, "locn:postName", contact.city());
        part(address, "locn:adminUnitL2", contact.region());
        part(address, "locn:postCode", contact.postalCode());
        part(address, "locn:adminUnitL1", contact.country());
        if (address.listProperties().hasNext()) {
            address.addProperty(RDF.type, Words.r("locn:Address"));
            agent.addProperty(Words.p("locn:address"), address);
        }
    }

    private void part(Resource address, String property, @Nullable String text) {
        graph.plain(address, property, text == null ? "" : text);
    }

    private void mail(Resource of, String property, @Nullable String mail) {
        if (mail != null && mail.strip().matches("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+")) {
            of.addProperty(Words.p(property), graph.model().createResource("mailto:" + mail.strip()));
        }
    }
}
