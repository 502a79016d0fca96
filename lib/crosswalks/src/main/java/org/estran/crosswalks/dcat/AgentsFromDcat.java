package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.records.Contact;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** The agents of a resource as parties, by role and then by name: a graph has no order of authors. */
final class AgentsFromDcat {

    private static final Map<String, Role> DIRECT = new LinkedHashMap<>();

    static {
        DIRECT.put("dct:creator", Role.AUTHOR);
        DIRECT.put("dct:publisher", Role.PUBLISHER);
        DIRECT.put("dct:contributor", Role.CONTRIBUTOR);
        DIRECT.put("dct:rightsHolder", Role.OWNER);
        DIRECT.put("geodcatap:custodian", Role.CUSTODIAN);
        DIRECT.put("geodcatap:distributor", Role.DISTRIBUTOR);
        DIRECT.put("geodcatap:originator", Role.ORIGINATOR);
        DIRECT.put("geodcatap:principalInvestigator", Role.PRINCIPAL_INVESTIGATOR);
        DIRECT.put("geodcatap:processor", Role.PROCESSOR);
        DIRECT.put("geodcatap:resourceProvider", Role.RESOURCE_PROVIDER);
        DIRECT.put("geodcatap:user", Role.USER);
    }

    private final Node thing;

    AgentsFromDcat(Node thing) {
        this.thing = thing;
    }

    /** A direct property is believed where no attribution says the same of the same agent. */
    List<Party> read() {
        List<Party> parties = new ArrayList<>();
        for (Node attribution : thing.all("prov:qualifiedAttribution")) {
            Role role = attribution.values("dcat:hadRole").stream()
                    .flatMap(r -> Role.of(r.replaceFirst(".*[/#]", "")).stream())
                    .findFirst()
                    .orElse(Role.CONTRIBUTOR);
            attribution.all("prov:agent").forEach(a -> party(a, role).ifPresent(parties::add));
        }
        List<String> attributed = parties.stream().map(Party::name).distinct().toList();
        DIRECT.forEach((property, role) -> thing.all(property)
                .forEach(agent -> party(agent, role)
                        .filter(p -> !isSaid(parties, p, attributed))
                        .ifPresent(parties::add)));
        for (Node card : thing.all("dcat:contactPoint")) {
            card(card)
                    .filter(p ->
                            !attributed.contains(p.name()) || role(parties, p).isEmpty())
                    .ifPresent(parties::add);
        }
        return parties.stream()
                .distinct()
                .sorted(Comparator.comparing(Party::role).thenComparing(Party::name))
                .toList();
    }

    private static boolean isSaid(List<Party> parties, Party direct, List<String> attributed) {
        boolean coversAll = direct.role() == Role.AUTHOR || direct.role() == Role.OWNER;
        return coversAll && attributed.contains(direct.name())
                || !role(parties, direct).isEmpty();
    }

    private static List<Party> role(List<Party> parties, Party like) {
        return parties.stream()
                .filter(p -> p.role() == like.role() && p.name().equals(like.name()))
                .toList();
    }

    private static Optional<Party> party(Node agent, Role role) {
        String name = agent.value("foaf:name", "rdfs:label", "vcard:fn", "dct:title", "skos:prefLabel");
        String family = agent.value("foaf:familyName");
        String given = agent.value("foaf:givenName");
        String uri = agent.uri();
        if (name == null && family == null && uri == null) {
            return Optional.empty();
        }
        String orcid = uri == null ? null : Orcid.parse(uri).map(Orcid::text).orElse(null);
        String ror = uri == null ? null : Ror.parse(uri).map(Ror::text).orElse(null);
        String called = name == null ? family == null ? String.valueOf(uri) : family : name;
        String surname = family == null ? called.split(",", 2)[0].strip() : family;
        boolean isPerson = (family != null || orcid != null || agent.is("foaf:Person")) && !surname.isBlank();
        Optional<Node> work = agent.first("org:memberOf");
        String employer = work.map(w -> w.value("foaf:name")).orElse(null);
        String employerRor =
                work.map(Node::uri).flatMap(Ror::parse).map(Ror::text).orElse(null);
        String other = orcid == null && ror == null ? uri : null;
        return Optional.of(new Party(
                role,
                isPerson ? surname : null,
                !isPerson ? null : given != null ? given : given(called, family),
                orcid,
                isPerson ? employer : called,
                isPerson ? employerRor : ror,
                mail(agent.value("foaf:mbox", "vcard:hasEmail")),
                agent.value("vcard:title"),
                other,
                contact(agent)));
    }

    private static @Nullable String given(String name, @Nullable String family) {
        String[] halves = name.split(",", 2);
        return family == null && halves.length == 2 ? halves[1].strip() : null;
    }

    private static @Nullable String mail(@Nullable String mail) {
        return mail == null ? null : mail.replaceFirst("^mailto:", "");
    }

    private static Contact contact(Node agent) {
        Optional<Node> address = agent.first("locn:address");
        return new Contact(
                Optional.ofNullable(agent.value("vcard:hasTelephone", "foaf:phone"))
                        .map(p -> p.replaceFirst("^tel:", ""))
                        .orElse(null),
                address.map(a -> a.value("locn:thoroughfare")).orElse(null),
                address.map(a -> a.value("locn:postName")).orElse(null),
                address.map(a -> a.value("locn:adminUnitL2")).orElse(null),
                address.map(a -> a.value("locn:postCode")).orElse(null),
                address.map(a -> a.value("locn:adminUnitL1")).orElse(null),
                agent.first("foaf:workplaceHomepage").map(Node::uri).orElse(null));
    }

    private static Contact cardContact(Node card) {
        Optional<Node> address = card.first("vcard:hasAddress");
        return new Contact(
                Optional.ofNullable(card.value("vcard:hasTelephone"))
                        .map(p -> p.replaceFirst("^tel:", ""))
                        .orElse(null),
                address.map(a -> a.value("vcard:street-address")).orElse(null),
                address.map(a -> a.value("vcard:locality")).orElse(null),
                address.map(a -> a.value("vcard:region")).orElse(null),
                address.map(a -> a.value("vcard:postal-code")).orElse(null),
                address.map(a -> a.value("vcard:country-name")).orElse(null),
                null);
    }

    /** A card of a contact point; some catalogues put the role into it. */
    private static Optional<Party> card(Node card) {
        String name = card.value("vcard:fn", "vcard:organization-name", "vcard:hasFN", "vcard:title");
        String role = card.value("vcard:role");
        String mail = mail(card.value("vcard:hasEmail"));
        Contact contact = cardContact(card);
        if (name == null && mail == null) {
            return Optional.empty();
        }
        Party named = Party.organisation(
                Stream.ofNullable(role)
                        .flatMap(r -> Role.of(r).stream())
                        .findFirst()
                        .orElse(Role.POINT_OF_CONTACT),
                name == null ? String.valueOf(mail) : name,
                null);
        return Optional.of(
                new Party(named.role(), null, null, null, named.organisation(), null, mail, null, null, contact));
    }
}
