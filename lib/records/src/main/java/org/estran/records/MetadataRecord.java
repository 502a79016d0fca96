package org.estran.records;

import java.util.List;
import java.util.Optional;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * A description of one thing the centre knows of. Lists are never null; a missing single value is null.
 *
 * @param kind what is described
 * @param title {@code CI_Citation.title}
 * @param summary {@code MD_Identification.abstract}; called {@code abstract} in JSON
 * @param identifiers identifiers that came with it, verbatim; the centre's own id is not among them
 * @param parties who is responsible for it, in citation order within each role
 * @param keywords subject words, with the concept's address where there is one
 * @param topics ISO 19115 topic categories, e.g. {@code oceans}
 * @param boxes where: one or several boxes, WGS 84
 * @param vertical how deep or high
 * @param period when
 * @param variables observed or computed quantities
 * @param licence SPDX identifier, e.g. {@code CC-BY-4.0}
 * @param useLimitation a warning to users ({@code MD_Constraints.useLimitation}), e.g. synthetic data
 * @param lineage how it was made ({@code LI_Lineage.statement})
 * @param relations links to other things, typed with DataCite's words
 * @param language ISO 639-1 code of the resource itself
 * @param edition version of the resource as its authors call it
 * @param issued date of publication, {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}
 */
public record MetadataRecord(
        Kind kind,
        LocalizedText title,

        @com.fasterxml.jackson.annotation.JsonProperty("abstract")
        LocalizedText summary,

        List<Identifier> identifiers,
        List<Party> parties,
        List<Keyword> keywords,
        List<String> topics,
        List<BoundingBox> boxes,
        @Nullable VerticalExtent vertical,
        @Nullable TimeInterval period,
        List<Variable> variables,
        @Nullable String licence,
        LocalizedText useLimitation,
        LocalizedText lineage,
        List<Relation> relations,
        @Nullable String language,
        @Nullable String edition,
        @Nullable String issued) {

    // Jackson gives null for what the JSON leaves out; here a missing list is an empty one.
    @SuppressWarnings("NullAway")
    public MetadataRecord {
        kind = kind == null ? Kind.DATASET : kind;
        title = title == null ? LocalizedText.NONE : title;
        summary = summary == null ? LocalizedText.NONE : summary;
        identifiers = orEmpty(identifiers);
        parties = orEmpty(parties);
        keywords = orEmpty(keywords);
        topics = orEmpty(topics);
        boxes = orEmpty(boxes);
        variables = orEmpty(variables);
        useLimitation = useLimitation == null ? LocalizedText.NONE : useLimitation;
        lineage = lineage == null ? LocalizedText.NONE : lineage;
        relations = orEmpty(relations);
    }

    /** A record that says nothing but its kind and title. */
    public static MetadataRecord titled(Kind kind, LocalizedText title) {
        return new RecordBuilder(kind).title(title).build();
    }

    /** A builder that starts with all that this record says. */
    public RecordBuilder change() {
        return new RecordBuilder(this);
    }

    /** The parties with that role, in order. */
    public List<Party> parties(Role role) {
        return parties.stream().filter(party -> party.role() == role).toList();
    }

    /** Whom a citation names: the authors, else the principal investigators, else whoever owns it. */
    public List<Party> citedParties() {
        return List.of(Role.AUTHOR, Role.PRINCIPAL_INVESTIGATOR, Role.OWNER, Role.RESOURCE_PROVIDER).stream()
                .map(this::parties)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    public Optional<Identifier> identifier(String scheme) {
        return identifiers.stream().filter(i -> i.scheme().equals(scheme)).findFirst();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
