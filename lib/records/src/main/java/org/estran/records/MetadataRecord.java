package org.estran.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * A description of one thing the centre knows of. Lists are never null; a missing single value is null.
 *
 * @param kind what is described
 * @param title {@code CI_Citation.title}
 * @param alternateTitles other names, acronyms
 * @param summary {@code MD_Identification.abstract}; called {@code abstract} in JSON
 * @param purpose what it was made for
 * @param identifiers identifiers that came with it, verbatim; the centre's own id is not among them
 * @param parties who is responsible for it, in citation order within each role
 * @param keywords subject words, with the concept's address where there is one
 * @param topics ISO 19115 topic categories, e.g. {@code oceans}
 * @param boxes where: one or several boxes, WGS 84
 * @param shapes where more closely: points, lines, polygons, WGS 84
 * @param places where in words
 * @param verticals how deep or high; {@code vertical} in JSON, one or a list
 * @param periods when; {@code period} in JSON, one or a list
 * @param variables observed or computed quantities
 * @param representation grid or vector, how fine, in which reference systems
 * @param licence SPDX identifier, e.g. {@code CC-BY-4.0}, or the licence's address where SPDX knows none
 * @param useLimitation a warning to users ({@code MD_Constraints.useLimitation}), e.g. synthetic data
 * @param constraints what else limits access or use
 * @param lineage how it was made ({@code LI_Lineage.statement})
 * @param provenance how it was made, step by step, and from what
 * @param acquisition with what and in what operation it was observed
 * @param quality what is known of its quality
 * @param distributions where and in which forms it is had elsewhere
 * @param service what only a service has
 * @param funding who paid
 * @param credits thanks, in words
 * @param relations links to other things, typed with DataCite's and ISO's words
 * @param languages ISO 639-1 codes of the resource itself; {@code language} in JSON, one or a list
 * @param edition version of the resource as its authors call it
 * @param issued date of publication, {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD}
 * @param dates other dates in its life
 * @param status {@code MD_ProgressCode}: {@code onGoing}, {@code completed}...
 * @param maintenance how often it changes
 * @param graphics pictures of it
 * @param supplement anything else its authors say ({@code supplementalInformation})
 * @param metadata what the description that came from elsewhere says of itself
 * @param nilReasons why a part is missing, by its name in JSON: {@code missing}, {@code unknown}, {@code inapplicable}, {@code withheld}, {@code template}
 */
public record MetadataRecord(
        Kind kind,
        LocalizedText title,
        List<LocalizedText> alternateTitles,
        @JsonProperty("abstract") LocalizedText summary,
        LocalizedText purpose,
        List<Identifier> identifiers,
        List<Party> parties,
        List<Keyword> keywords,
        List<String> topics,
        List<BoundingBox> boxes,
        List<Shape> shapes,
        List<Place> places,
        @JsonProperty("vertical") @OneOrMany List<VerticalExtent> verticals,
        @JsonProperty("period") @OneOrMany List<Period> periods,
        List<Variable> variables,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Part.Absent.class)
        Representation representation,

        @Nullable String licence,
        LocalizedText useLimitation,
        List<Constraint> constraints,
        LocalizedText lineage,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Part.Absent.class)
        Provenance provenance,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Part.Absent.class)
        Acquisition acquisition,

        List<QualityReport> quality,
        List<Distribution> distributions,
        @Nullable Service service,
        List<Funding> funding,
        List<LocalizedText> credits,
        List<Relation> relations,
        @JsonProperty("language") @OneOrMany List<String> languages,
        @Nullable String edition,
        @Nullable String issued,
        List<DatedEvent> dates,
        List<String> status,
        @Nullable Maintenance maintenance,
        List<BrowseGraphic> graphics,
        LocalizedText supplement,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Part.Absent.class)
        MetadataInfo metadata,

        Map<String, String> nilReasons) {

    // Jackson gives null for what the JSON leaves out; here a missing list is an empty one.
    @SuppressWarnings("NullAway")
    public MetadataRecord {
        kind = kind == null ? Kind.DATASET : kind;
        title = title == null ? LocalizedText.NONE : title;
        alternateTitles = orEmpty(alternateTitles);
        summary = summary == null ? LocalizedText.NONE : summary;
        purpose = purpose == null ? LocalizedText.NONE : purpose;
        identifiers = orEmpty(identifiers);
        parties = orEmpty(parties);
        keywords = orEmpty(keywords);
        topics = orEmpty(topics);
        boxes = orEmpty(boxes);
        shapes = orEmpty(shapes);
        places = orEmpty(places);
        verticals = orEmpty(verticals);
        periods = orEmpty(periods);
        variables = orEmpty(variables);
        representation = representation == null ? Representation.NONE : representation;
        useLimitation = useLimitation == null ? LocalizedText.NONE : useLimitation;
        constraints = orEmpty(constraints);
        lineage = lineage == null ? LocalizedText.NONE : lineage;
        provenance = provenance == null ? Provenance.NONE : provenance;
        acquisition = acquisition == null ? Acquisition.NONE : acquisition;
        quality = orEmpty(quality);
        distributions = orEmpty(distributions);
        funding = orEmpty(funding);
        credits = orEmpty(credits);
        relations = orEmpty(relations);
        languages = orEmpty(languages);
        dates = orEmpty(dates);
        status = orEmpty(status);
        graphics = orEmpty(graphics);
        supplement = supplement == null ? LocalizedText.NONE : supplement;
        metadata = metadata == null ? MetadataInfo.NONE : metadata;
        nilReasons = nilReasons == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(nilReasons));
    }

    /** A record that says nothing but its kind and title. */
    public static MetadataRecord titled(Kind kind, LocalizedText title) {
        return new RecordBuilder(kind).title(title).build();
    }

    /** A builder that starts with all that this record says. */
    public RecordBuilder change() {
        return new RecordBuilder(this);
    }

    /** The one interval that spans all periods; null where no period is told. */
    public @Nullable TimeInterval period() {
        return Period.span(periods);
    }

    /** The first vertical extent that is a length, in metres and positive upwards; null where there is none. */
    public @Nullable VerticalExtent vertical() {
        return verticals.stream()
                .flatMap(v -> v.inMetres().stream())
                .findFirst()
                .orElse(null);
    }

    /** The resource's first language, ISO 639-1; null where not told. */
    public @Nullable String language() {
        return languages.isEmpty() ? null : languages.getFirst();
    }

    /** Where in boxes alone: the boxes, else those around the shapes. */
    public List<BoundingBox> coveringBoxes() {
        return boxes.isEmpty() ? shapes.stream().map(Shape::box).distinct().toList() : boxes;
    }

    /** The parties with that role, in order. */
    public List<Party> parties(Role role) {
        return parties.stream().filter(party -> party.role() == role).toList();
    }

    /** Whom a citation names: the authors, else the principal investigators, else whoever owns it. */
    public List<Party> citedParties() {
        return Stream.of(
                        List.of(Role.AUTHOR, Role.CO_AUTHOR),
                        List.of(Role.PRINCIPAL_INVESTIGATOR),
                        List.of(Role.ORIGINATOR),
                        List.of(Role.OWNER),
                        List.of(Role.RESOURCE_PROVIDER))
                .map(roles ->
                        parties.stream().filter(p -> roles.contains(p.role())).toList())
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
