package org.estran.crosswalks.iso;

import java.util.stream.Stream;
import org.estran.crosswalks.Xml;
import org.estran.records.Contact;
import org.estran.records.Party;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/**
 * People and organisations. In 2003 a name that has an identifier is an anchor; in 2014 an identifier has its own place.
 */
final class PartyWriter {

    private final Out out;
    private final CitationWriter citations;

    PartyWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
    }

    /** Whether anything at all is said of the party beside its role. */
    static boolean isSomebody(Party party) {
        return Stream.of(party.family(), party.organisation(), party.email(), party.position(), party.uri())
                .anyMatch(text -> text != null && !Xml.clean(text).isEmpty());
    }

    void write(Pack pack, String property, Party party) {
        out.open(pack, property);
        if (out.is2003()) {
            in2003(party);
        } else {
            in2014(party);
        }
        out.close();
    }

    private static @Nullable String personAddress(Party party) {
        String orcid = party.orcid() == null
                ? null
                : Orcid.parse(party.orcid()).map(Orcid::address).orElse(null);
        return orcid == null && party.isPerson() ? party.uri() : orcid;
    }

    private static @Nullable String organisationAddress(Party party) {
        String ror = party.ror() == null
                ? null
                : Ror.parse(party.ror()).map(Ror::address).orElse(null);
        return ror == null && !party.isPerson() ? party.uri() : ror;
    }

    private void in2003(Party party) {
        out.open(Pack.CIT, "CI_ResponsibleParty");
        if (party.isPerson()) {
            out.anchor(Pack.CIT, "individualName", party.name(), personAddress(party));
        }
        if (party.organisation() != null || organisationAddress(party) != null) {
            out.anchor(Pack.CIT, "organisationName", party.organisation(), organisationAddress(party));
        }
        out.string(Pack.CIT, "positionName", party.position());
        contact(party);
        out.code(Pack.CIT, "role", Pack.CIT, "CI_RoleCode", party.role().word());
        out.close();
    }

    private void in2014(Party party) {
        out.open(Pack.CIT, "CI_Responsibility");
        out.code(Pack.CIT, "role", Pack.CIT, "CI_RoleCode", party.role().word());
        out.open(Pack.CIT, "party");
        boolean isOrganised = party.organisation() != null || organisationAddress(party) != null || !party.isPerson();
        boolean isIndividual = party.isPerson() || party.position() != null;
        if (isOrganised) {
            out.open(Pack.CIT, "CI_Organisation");
            out.string(Pack.CIT, "name", party.organisation());
            if (!isIndividual) {
                contact(party);
            }
            partyIdentifier(organisationAddress(party));
        }
        if (isIndividual) {
            individual(party, isOrganised);
        }
        if (isOrganised) {
            out.close();
        }
        out.close(2);
    }

    private void individual(Party party, boolean isWithin) {
        if (isWithin) {
            out.open(Pack.CIT, "individual");
        }
        out.open(Pack.CIT, "CI_Individual");
        if (party.isPerson()) {
            out.string(Pack.CIT, "name", party.name());
        }
        contact(party);
        if (party.isPerson()) {
            partyIdentifier(personAddress(party));
            if (party.orcid() != null && party.uri() != null && !party.uri().equals(personAddress(party))) {
                partyIdentifier(party.uri());
            }
        }
        out.string(Pack.CIT, "positionName", party.position());
        out.close(isWithin ? 2 : 1);
    }

    private void partyIdentifier(@Nullable String address) {
        if (address != null) {
            citations.identifier(Pack.CIT, "partyIdentifier", address, null);
        }
    }

    private void contact(Party party) {
        Contact contact = party.contact() == null ? Contact.NONE : party.contact();
        if (party.contact() == null && party.email() == null) {
            return;
        }
        out.open(Pack.CIT, "contactInfo").open(Pack.CIT, "CI_Contact");
        if (contact.phone() != null) {
            out.open(Pack.CIT, "phone").open(Pack.CIT, "CI_Telephone");
            out.string(Pack.CIT, out.is2003() ? "voice" : "number", contact.phone());
            out.close(2);
        }
        address(contact, party.email());
        if (contact.website() != null) {
            out.open(Pack.CIT, "onlineResource").open(Pack.CIT, "CI_OnlineResource");
            linkage(contact.website());
            out.close(2);
        }
        out.close(2);
    }

    private void address(Contact contact, @Nullable String mail) {
        boolean isEmpty = contact.street() == null
                && contact.city() == null
                && contact.region() == null
                && contact.postalCode() == null
                && contact.country() == null
                && mail == null;
        if (isEmpty) {
            return;
        }
        out.open(Pack.CIT, "address").open(Pack.CIT, "CI_Address");
        out.string(Pack.CIT, "deliveryPoint", contact.street());
        out.string(Pack.CIT, "city", contact.city());
        out.string(Pack.CIT, "administrativeArea", contact.region());
        out.string(Pack.CIT, "postalCode", contact.postalCode());
        out.string(Pack.CIT, "country", contact.country());
        out.string(Pack.CIT, "electronicMailAddress", mail);
        out.close(2);
    }

    /** The address of an online resource: an {@code xs:anyURI} in 2003, a text in 2014. */
    void linkage(@Nullable String address) {
        if (address == null) {
            out.nil(Pack.CIT, "linkage", "missing");
        } else if (out.is2003()) {
            out.open(Pack.CIT, "linkage")
                    .leaf(Pack.CIT, "URL", Out.uri(address))
                    .close();
        } else {
            out.string(Pack.CIT, "linkage", address);
        }
    }
}
