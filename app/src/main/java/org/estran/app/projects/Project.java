package org.estran.app.projects;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A project, or a data centre, as people made it.
 *
 * @param slug its name in addresses, {@code [a-z][a-z0-9-]{1,39}}; stays as it was made
 * @param description paragraphs are separated by an empty line
 * @param languages those its pages are written in; the texts are given in each of them
 * @param blocks what its record pages show, in that order
 * @param contact an e-mail address or the address of a page; empty for none
 * @param logo the digest of the picture; null where there is none
 * @param change counts its changes
 */
public record Project(
        Scope.Kind kind,
        String slug,
        LocalizedText name,
        LocalizedText description,
        Set<Language> languages,
        Colours colours,
        Membership membership,
        List<RecordBlock> blocks,
        String contact,
        @Nullable String logo,
        long change,
        Instant changedAt) {

    public Project {
        languages = Set.copyOf(new TreeSet<>(languages));
        blocks = List.copyOf(blocks);
        contact = contact.strip();
    }

    public boolean isCentre() {
        return kind == Scope.Kind.CENTRE;
    }

    /** The part of the catalogue that is its own: its members, and what is brought in for it. */
    public Scope scope() {
        return new Scope(kind, slug, name, membership.orBroughtInFor(slug));
    }

    /** Where its pages begin. */
    public String address() {
        return "/projects/" + slug;
    }

    /** The same, as it is kept. */
    public Project as(@Nullable String logo, long change, Instant changedAt) {
        return new Project(
                kind,
                slug,
                name,
                description,
                languages,
                colours,
                membership,
                blocks,
                contact,
                logo,
                change,
                changedAt);
    }
}
