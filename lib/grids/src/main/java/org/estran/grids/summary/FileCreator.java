package org.estran.grids.summary;

import org.estran.terms.Orcid;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or an organisation, that the file names.
 *
 * @param name as the file gives it
 * @param family of a person; null for an organisation
 * @param organisation the organisation itself, or where the person works
 * @param url a page about them
 */
public record FileCreator(
        Part part,
        String name,
        @Nullable String family,
        @Nullable String given,
        @Nullable Orcid orcid,
        @Nullable String organisation,
        @Nullable String email,
        @Nullable String url) {

    /** What they did. */
    public enum Part {
        CREATOR,
        CONTRIBUTOR,
        PUBLISHER
    }

    public boolean isPerson() {
        return family != null;
    }
}
