package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.List;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** People and organisations: {@code CI_ResponsibleParty} of 2003, {@code CI_Responsibility} of 2014. */
final class Parties {

    private final Reading reading;
    private final List<Party> parties = new ArrayList<>();

    Parties(Reading reading) {
        this.reading = reading;
    }

    List<Party> parties() {
        return parties;
    }

    void read(Part property) {
        Part responsible = property.only();
        if (responsible == null) {
            return;
        }
        Role role = role(responsible);
        if (responsible.name.equals("CI_ResponsibleParty")) {
            add(responsible, role, responsible, responsible, responsible);
        } else {
            for (Part party : responsible.all("party")) {
                party(party, role);
            }
        }
    }

    private void party(Part property, Role role) {
        Part party = property.only();
        if (party == null) {
            return;
        }
        if (party.name.equals("CI_Individual")) {
            add(party, role, party, null, party);
            return;
        }
        List<Part> individuals = party.all("individual", "CI_Individual");
        if (individuals.isEmpty()) {
            add(party, role, null, party, party);
        }
        for (Part individual : individuals) {
            add(individual, role, individual, party, individual.first("contactInfo") == null ? party : individual);
        }
    }

    /** One party; in the encoding of 2003 person, organisation and contact stand in one element. */
    private void add(Part at, Role role, @Nullable Part person, @Nullable Part organisation, Part contact) {
        Part personName = person == null ? null : person.first(person == organisation ? "individualName" : "name");
        Part organisationName =
                organisation == null ? null : organisation.first(person == organisation ? "organisationName" : "name");
        String position = person == null ? "" : reading.plain(person.first("positionName"));
        String individual = reading.plain(personName);
        String mail =
                reading.plain(contact, "contactInfo", "CI_Contact", "address", "CI_Address", "electronicMailAddress");
        if (individual.contains("@") && !individual.contains(" ")) {
            mail = mail == null ? individual : mail;
            individual = "";
        }
        String works = reading.plain(organisationName);
        if (individual.equals(position) && !works.isEmpty()) {
            individual = "";
        }
        if (individual.isEmpty() && works.isEmpty()) {
            if (mail != null || !position.isEmpty()) {
                reading.tell("party-without-name", at, mail == null ? position : mail);
            }
            return;
        }
        String[] name = name(individual);
        Party party = new Party(
                role,
                name[0],
                name[1],
                individual.isEmpty() ? null : orcid(person, personName, contact),
                works.isEmpty() ? null : works,
                organisation == null ? null : ror(organisation, organisationName, contact),
                mail);
        if (!parties.contains(party)) {
            parties.add(party);
        }
    }

    /** Family and given name where a comma tells them apart; else the whole as it is written. */
    private static @Nullable String[] name(String individual) {
        if (individual.isEmpty()) {
            return new @Nullable String[] {null, null};
        }
        int comma = individual.indexOf(", ");
        return comma > 0 && individual.indexOf(',', comma + 1) < 0 && comma + 2 < individual.length()
                ? new @Nullable String[] {
                    individual.substring(0, comma).strip(),
                    individual.substring(comma + 2).strip()
                }
                : new @Nullable String[] {individual, null};
    }

    private @Nullable String orcid(@Nullable Part person, @Nullable Part name, Part contact) {
        for (String said : sayings(person, name, contact)) {
            // Some systems write the resolver's address twice.
            int id = said.lastIndexOf("orcid.org/");
            var orcid = Orcid.parse(id < 0 ? said : said.substring(id + "orcid.org/".length()));
            if (orcid.isPresent()) {
                return orcid.get().text();
            }
            if (said.contains("orcid.org") && name != null) {
                reading.tell("orcid-wrong", name, said);
            }
        }
        return null;
    }

    private @Nullable String ror(Part organisation, @Nullable Part name, Part contact) {
        for (String said : sayings(organisation, name, contact)) {
            if (said.contains("ror.org")) {
                var ror = Ror.parse(said);
                if (ror.isPresent()) {
                    return ror.get().text();
                }
                reading.tell("ror-wrong", organisation, said);
            }
        }
        return null;
    }

    /** Where an identifier of somebody may stand: the anchor of the name, the identifiers, the pages. */
    private List<String> sayings(@Nullable Part party, @Nullable Part name, Part contact) {
        List<String> said = new ArrayList<>(3);
        String anchor = reading.anchor(name);
        if (anchor != null) {
            said.add(anchor);
        }
        if (party != null) {
            for (Part code : party.all("partyIdentifier", "MD_Identifier", "code")) {
                String href = reading.anchor(code);
                said.add(href == null ? reading.plain(code) : href);
            }
        }
        for (Part page : contact.all("contactInfo", "CI_Contact", "onlineResource", "CI_OnlineResource", "linkage")) {
            said.add(reading.plain(page));
        }
        return said;
    }

    /** The code's role; a role the neutral record does not tell apart becomes the nearest it has. */
    private Role role(Part responsible) {
        Part property = responsible.first("role");
        String code = reading.code(property);
        return switch (code) {
            case "author", "coAuthor", "originator" -> Role.AUTHOR;
            case "principalInvestigator" -> Role.PRINCIPAL_INVESTIGATOR;
            case "owner", "rightsHolder" -> Role.OWNER;
            case "resourceProvider", "custodian", "distributor" -> Role.RESOURCE_PROVIDER;
            case "publisher" -> Role.PUBLISHER;
            case "pointOfContact" -> Role.POINT_OF_CONTACT;
            case "funder", "sponsor" -> Role.FUNDER;
            case "contributor", "collaborator", "editor", "mediator", "processor", "stakeholder", "user" ->
                Role.CONTRIBUTOR;
            default -> {
                reading.tell("role-unknown", property == null ? responsible : property, code);
                yield Role.CONTRIBUTOR;
            }
        };
    }
}
