package org.estran.app.portal.record;

import org.estran.app.pages.Words;
import org.estran.records.Party;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.jspecify.annotations.Nullable;

/**
 * Somebody responsible, ready to be shown.
 *
 * @param name as it is spoken: given name first
 * @param orcid address, where there is a valid one
 * @param organisation where the person works; null for an organisation itself
 */
public record PartyLine(
        String name,
        @Nullable String orcid,
        @Nullable String organisation,
        @Nullable String ror,
        String role,
        @Nullable String email) {

    static PartyLine of(Party party, Words words) {
        String given = party.given();
        String name = party.isPerson() && given != null ? given + " " + party.family() : party.name();
        return new PartyLine(
                name,
                party.orcid() == null
                        ? null
                        : Orcid.parse(party.orcid()).map(Orcid::address).orElse(null),
                party.isPerson() ? party.organisation() : null,
                party.ror() == null
                        ? null
                        : Ror.parse(party.ror()).map(Ror::address).orElse(null),
                words.text("role." + party.role().word()),
                party.email());
    }
}
