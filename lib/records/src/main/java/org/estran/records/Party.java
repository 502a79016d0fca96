package org.estran.records;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, or an organisation, responsible for what is described ({@code CI_Responsibility}). A person has a family
 * name; an organisation has only {@code organisation}. Who has two roles is named twice.
 *
 * @param orcid the bare ORCID iD of the person
 * @param organisation the organisation's name, or where the person works
 * @param ror the bare ROR id of that organisation
 * @param position what the person is there ({@code positionName})
 * @param uri an address that identifies the party where neither ORCID nor ROR does
 * @param contact null where there is nothing in it: one way to say that nothing is known
 */
public record Party(
        Role role,
        @Nullable String family,
        @Nullable String given,
        @Nullable String orcid,
        @Nullable String organisation,
        @Nullable String ror,
        @Nullable String email,
        @Nullable String position,
        @Nullable String uri,
        @Nullable Contact contact) {

    public Party {
        if (Contact.NONE.equals(contact)) {
            contact = null;
        }
    }

    public Party(
            Role role,
            @Nullable String family,
            @Nullable String given,
            @Nullable String orcid,
            @Nullable String organisation,
            @Nullable String ror,
            @Nullable String email) {
        this(role, family, given, orcid, organisation, ror, email, null, null, null);
    }

    public static Party organisation(Role role, String name, @Nullable String ror) {
        return new Party(role, null, null, null, name, ror, null);
    }

    public static Party person(Role role, String family, @Nullable String given) {
        return new Party(role, family, given, null, null, null, null);
    }

    public Party withRole(Role other) {
        return new Party(other, family, given, orcid, organisation, ror, email, position, uri, contact);
    }

    public boolean isPerson() {
        return family != null && !family.isBlank();
    }

    /** {@code Family, Given}, or the organisation's name. */
    public String name() {
        if (isPerson()) {
            return given == null || given.isBlank() ? String.valueOf(family) : family + ", " + given;
        }
        return organisation == null ? "" : organisation;
    }
}
