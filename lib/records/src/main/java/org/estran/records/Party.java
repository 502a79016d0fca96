package org.estran.records;

import org.jspecify.annotations.Nullable;

/**
 * Somebody, or an organisation, responsible for what is described ({@code CI_Responsibility}). A person has a family
 * name; an organisation has only {@code organisation}.
 *
 * @param orcid the bare ORCID iD of the person
 * @param organisation the organisation's name, or where the person works
 * @param ror the bare ROR id of that organisation
 */
public record Party(
        Role role,
        @Nullable String family,
        @Nullable String given,
        @Nullable String orcid,
        @Nullable String organisation,
        @Nullable String ror,
        @Nullable String email) {

    public static Party organisation(Role role, String name, @Nullable String ror) {
        return new Party(role, null, null, null, name, ror, null);
    }

    public static Party person(Role role, String family, @Nullable String given) {
        return new Party(role, family, given, null, null, null, null);
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
