package org.estran.app.projects;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.estran.filters.Filter;
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

    /**
     * The part of the catalogue that is its own: its members, and what is brought in for it. A data centre takes part in
     * its records by its name as well: what is deposited with it names it as distributor.
     */
    public Scope scope() {
        return new Scope(kind, slug, name, widened().orBroughtInFor(slug));
    }

    /** What a record fulfils that is a member by what it says; nothing does where no condition is set. */
    public Filter condition() {
        return widened().isEmpty() ? new Filter.Constant(false) : widened().filter();
    }

    private Membership widened() {
        return isCentre() ? membership.orNaming(names()) : membership;
    }

    private List<String> names() {
        return name.byLanguage().values().stream().distinct().toList();
    }

    /** Where its pages begin. */
    public String address() {
        return "/projects/" + slug;
    }

    /** The same with another name, description and contact. */
    public Project saying(LocalizedText otherName, LocalizedText otherDescription, String otherContact) {
        return new Project(
                kind,
                slug,
                otherName,
                otherDescription,
                languages,
                colours,
                membership,
                blocks,
                otherContact,
                logo,
                change,
                changedAt);
    }

    /** The same with other records as its own. */
    public Project with(Membership other) {
        return new Project(
                kind, slug, name, description, languages, colours, other, blocks, contact, logo, change, changedAt);
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
