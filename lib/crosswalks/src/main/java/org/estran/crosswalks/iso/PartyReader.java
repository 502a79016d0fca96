package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.records.Contact;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/** People and organisations: {@code CI_ResponsibleParty} of 2003, {@code CI_Responsibility} of 2014. */
final class PartyReader {

    private static final String[] ADDRESS = {"contactInfo", "CI_Contact", "address", "CI_Address"};
    private static final String[] PAGE = {"contactInfo", "CI_Contact", "onlineResource", "CI_OnlineResource", "linkage"
    };

    private final Reading reading;

    PartyReader(Reading reading) {
        this.reading = reading;
    }

    /** All parties of those properties, each once. */
    List<Party> all(List<Part> properties) {
        List<Party> parties = new ArrayList<>();
        properties.forEach(property -> read(property, parties));
        return parties;
    }

    void read(Part property, List<Party> to) {
        Part responsible = property.only();
        if (responsible == null) {
            return;
        }
        List<Party> read = new ArrayList<>(1);
        Role role = role(responsible);
        if (responsible.name.equals("CI_ResponsibleParty")) {
            add(read, responsible, role, responsible, responsible, responsible);
        } else {
            for (Part party : responsible.all("party")) {
                party(read, party, role);
            }
        }
        read.stream().filter(party -> !to.contains(party)).forEach(to::add);
    }

    private void party(List<Party> to, Part property, Role role) {
        Part party = property.only();
        if (party == null) {
            return;
        }
        if (party.name.equals("CI_Individual")) {
            add(to, party, role, party, null, party);
            return;
        }
        List<Part> individuals = party.all("individual", "CI_Individual");
        if (individuals.isEmpty()) {
            add(to, party, role, null, party, party);
        }
        for (Part individual : individuals) {
            add(to, individual, role, individual, party, individual.first("contactInfo") == null ? party : individual);
        }
    }

    /** One party; in the encoding of 2003 person, organisation and contact stand in one element. */
    private void add(
            List<Party> to, Part at, Role role, @Nullable Part person, @Nullable Part organisation, Part contact) {
        Part personName = person == null ? null : person.first(person == organisation ? "individualName" : "name");
        Part organisationName =
                organisation == null ? null : organisation.first(person == organisation ? "organisationName" : "name");
        String position = person == null ? "" : reading.plain(person.first("positionName"));
        String individual = reading.plain(personName);
        String mail = text(contact, "electronicMailAddress");
        if (individual.contains("@") && !individual.contains(" ")) {
            mail = mail == null ? individual : mail;
            individual = "";
        }
        String works = reading.plain(organisationName);
        List<String> ofPerson = sayings(person, personName);
        if (individual.equals(position) && !works.isEmpty() && ofPerson.isEmpty()) {
            individual = "";
        }
        List<String> ofOrganisation = sayings(organisation, organisationName);
        String page = reading.plain(contact, PAGE);
        Optional<String> orcid = individual.isEmpty() ? Optional.empty() : orcid(ofPerson, page, personName);
        Optional<String> ror = ror(ofOrganisation, page, organisationName);
        String uri = uri(individual.isEmpty() ? ofOrganisation : ofPerson);
        if (individual.isEmpty() && works.isEmpty() && mail == null && position.isEmpty() && uri == null) {
            return;
        }
        if (individual.isEmpty() && works.isEmpty()) {
            reading.tell("party-without-name", at, mail == null ? position : mail);
        }
        String[] name = name(individual);
        boolean isPageAnIdentifier = page != null
                && (Orcid.parse(page).isPresent() || Ror.parse(page).isPresent());
        to.add(new Party(
                role,
                name[0],
                name[1],
                orcid.orElse(null),
                works.isEmpty() ? null : works,
                ror.orElse(null),
                mail,
                position.isEmpty() ? null : position,
                uri,
                contact(contact, isPageAnIdentifier ? null : page)));
    }

    private Contact contact(Part of, @Nullable String page) {
        Part phone = of.first("contactInfo", "CI_Contact", "phone", "CI_Telephone");
        String voice = phone == null ? null : reading.plain(phone, "voice");
        return new Contact(
                voice == null && phone != null ? reading.plain(phone, "number") : voice,
                street(of),
                text(of, "city"),
                text(of, "administrativeArea"),
                text(of, "postalCode"),
                text(of, "country"),
                page);
    }

    /** The lines of a street stand one by one. */
    private @Nullable String street(Part contact) {
        List<String> lines = new ArrayList<>();
        for (Part address : contact.all(ADDRESS)) {
            for (Part line : address.all("deliveryPoint")) {
                String text = reading.plain(line);
                if (!text.isEmpty() && !lines.contains(text)) {
                    lines.add(text);
                }
            }
        }
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    private @Nullable String text(Part contact, String property) {
        for (Part address : contact.all(ADDRESS)) {
            String text = reading.plain(address, property);
            if (text != null) {
                return text;
            }
        }
        return null;
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

    private Optional<String> orcid(List<String> said, @Nullable String page, @Nullable Part name) {
        for (String address : page == null ? said : with(said, page)) {
            // Some systems write the resolver's address twice.
            int id = address.lastIndexOf("orcid.org/");
            Optional<Orcid> orcid = Orcid.parse(id < 0 ? address : address.substring(id + "orcid.org/".length()));
            if (orcid.isPresent()) {
                return orcid.map(Orcid::text);
            }
            if (id >= 0 && name != null) {
                reading.tell("orcid-wrong", name, address);
            }
        }
        return Optional.empty();
    }

    private Optional<String> ror(List<String> said, @Nullable String page, @Nullable Part name) {
        for (String address : page == null ? said : with(said, page)) {
            if (address.contains("ror.org")) {
                Optional<Ror> ror = Ror.parse(address);
                if (ror.isPresent()) {
                    return ror.map(Ror::text);
                }
                if (name != null) {
                    reading.tell("ror-wrong", name, address);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> with(List<String> said, String page) {
        List<String> all = new ArrayList<>(said);
        all.add(page);
        return all;
    }

    /** An address of a party that is neither an ORCID nor a ROR. */
    private static @Nullable String uri(List<String> said) {
        for (String address : said) {
            if (!address.contains("orcid.org")
                    && !address.contains("ror.org")
                    && Orcid.parse(address).isEmpty()) {
                return address;
            }
        }
        return null;
    }

    /** Where an identifier of somebody may stand: the anchor of the name, the identifiers. */
    private List<String> sayings(@Nullable Part party, @Nullable Part name) {
        List<String> said = new ArrayList<>(2);
        String anchor = reading.anchor(name);
        if (anchor != null) {
            said.add(anchor);
        }
        if (party != null) {
            for (Part code : party.all("partyIdentifier", "MD_Identifier", "code")) {
                String href = reading.anchor(code);
                String text = href == null ? reading.plain(code) : href;
                if (!text.isEmpty()) {
                    said.add(text);
                }
            }
        }
        return said;
    }

    private Role role(Part responsible) {
        Part property = responsible.first("role");
        String code = reading.code(property);
        Optional<Role> role = Role.of(code);
        if (role.isEmpty()) {
            reading.tell("role-unknown", property == null ? responsible : property, code);
        }
        return role.orElse(Role.CONTRIBUTOR);
    }
}
