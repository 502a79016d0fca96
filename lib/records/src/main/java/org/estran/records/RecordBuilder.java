package org.estran.records;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Changes some of a record's many parts and leaves the others. */
public final class RecordBuilder {

    private Kind kind;
    private LocalizedText title = LocalizedText.NONE;
    private List<LocalizedText> alternateTitles = List.of();
    private LocalizedText summary = LocalizedText.NONE;
    private LocalizedText purpose = LocalizedText.NONE;
    private List<Identifier> identifiers = List.of();
    private List<Party> parties = List.of();
    private List<Keyword> keywords = List.of();
    private List<String> topics = List.of();
    private List<BoundingBox> boxes = List.of();
    private List<Shape> shapes = List.of();
    private List<Place> places = List.of();
    private List<VerticalExtent> verticals = List.of();
    private List<Period> periods = List.of();
    private List<Variable> variables = List.of();
    private Representation representation = Representation.NONE;
    private @Nullable String licence;
    private LocalizedText useLimitation = LocalizedText.NONE;
    private List<Constraint> constraints = List.of();
    private LocalizedText lineage = LocalizedText.NONE;
    private Provenance provenance = Provenance.NONE;
    private Acquisition acquisition = Acquisition.NONE;
    private List<QualityReport> quality = List.of();
    private List<Distribution> distributions = List.of();
    private @Nullable Service service;
    private List<Funding> funding = List.of();
    private List<LocalizedText> credits = List.of();
    private List<Relation> relations = List.of();
    private List<String> languages = List.of();
    private @Nullable String edition;
    private @Nullable String issued;
    private List<DatedEvent> dates = List.of();
    private List<String> status = List.of();
    private @Nullable Maintenance maintenance;
    private List<BrowseGraphic> graphics = List.of();
    private LocalizedText supplement = LocalizedText.NONE;
    private MetadataInfo metadata = MetadataInfo.NONE;
    private Map<String, String> nilReasons = Map.of();

    public RecordBuilder(Kind kind) {
        this.kind = kind;
    }

    RecordBuilder(MetadataRecord from) {
        this.kind = from.kind();
        this.title = from.title();
        this.alternateTitles = from.alternateTitles();
        this.summary = from.summary();
        this.purpose = from.purpose();
        this.identifiers = from.identifiers();
        this.parties = from.parties();
        this.keywords = from.keywords();
        this.topics = from.topics();
        this.boxes = from.boxes();
        this.shapes = from.shapes();
        this.places = from.places();
        this.verticals = from.verticals();
        this.periods = from.periods();
        this.variables = from.variables();
        this.representation = from.representation();
        this.licence = from.licence();
        this.useLimitation = from.useLimitation();
        this.constraints = from.constraints();
        this.lineage = from.lineage();
        this.provenance = from.provenance();
        this.acquisition = from.acquisition();
        this.quality = from.quality();
        this.distributions = from.distributions();
        this.service = from.service();
        this.funding = from.funding();
        this.credits = from.credits();
        this.relations = from.relations();
        this.languages = from.languages();
        this.edition = from.edition();
        this.issued = from.issued();
        this.dates = from.dates();
        this.status = from.status();
        this.maintenance = from.maintenance();
        this.graphics = from.graphics();
        this.supplement = from.supplement();
        this.metadata = from.metadata();
        this.nilReasons = from.nilReasons();
    }

    public RecordBuilder kind(Kind value) {
        this.kind = value;
        return this;
    }

    public RecordBuilder title(LocalizedText value) {
        this.title = value;
        return this;
    }

    public RecordBuilder alternateTitles(List<LocalizedText> value) {
        this.alternateTitles = value;
        return this;
    }

    public RecordBuilder summary(LocalizedText value) {
        this.summary = value;
        return this;
    }

    public RecordBuilder purpose(LocalizedText value) {
        this.purpose = value;
        return this;
    }

    public RecordBuilder identifiers(List<Identifier> value) {
        this.identifiers = value;
        return this;
    }

    public RecordBuilder parties(List<Party> value) {
        this.parties = value;
        return this;
    }

    public RecordBuilder keywords(List<Keyword> value) {
        this.keywords = value;
        return this;
    }

    public RecordBuilder topics(List<String> value) {
        this.topics = value;
        return this;
    }

    public RecordBuilder boxes(List<BoundingBox> value) {
        this.boxes = value;
        return this;
    }

    public RecordBuilder shapes(List<Shape> value) {
        this.shapes = value;
        return this;
    }

    public RecordBuilder places(List<Place> value) {
        this.places = value;
        return this;
    }

    public RecordBuilder verticals(List<VerticalExtent> value) {
        this.verticals = value;
        return this;
    }

    public RecordBuilder periods(List<Period> value) {
        this.periods = value;
        return this;
    }

    public RecordBuilder variables(List<Variable> value) {
        this.variables = value;
        return this;
    }

    public RecordBuilder representation(Representation value) {
        this.representation = value;
        return this;
    }

    public RecordBuilder licence(@Nullable String value) {
        this.licence = value;
        return this;
    }

    public RecordBuilder useLimitation(LocalizedText value) {
        this.useLimitation = value;
        return this;
    }

    public RecordBuilder constraints(List<Constraint> value) {
        this.constraints = value;
        return this;
    }

    public RecordBuilder lineage(LocalizedText value) {
        this.lineage = value;
        return this;
    }

    public RecordBuilder provenance(Provenance value) {
        this.provenance = value;
        return this;
    }

    public RecordBuilder acquisition(Acquisition value) {
        this.acquisition = value;
        return this;
    }

    public RecordBuilder quality(List<QualityReport> value) {
        this.quality = value;
        return this;
    }

    public RecordBuilder distributions(List<Distribution> value) {
        this.distributions = value;
        return this;
    }

    public RecordBuilder service(@Nullable Service value) {
        this.service = value;
        return this;
    }

    public RecordBuilder funding(List<Funding> value) {
        this.funding = value;
        return this;
    }

    public RecordBuilder credits(List<LocalizedText> value) {
        this.credits = value;
        return this;
    }

    public RecordBuilder relations(List<Relation> value) {
        this.relations = value;
        return this;
    }

    public RecordBuilder languages(List<String> value) {
        this.languages = value;
        return this;
    }

    public RecordBuilder edition(@Nullable String value) {
        this.edition = value;
        return this;
    }

    public RecordBuilder issued(@Nullable String value) {
        this.issued = value;
        return this;
    }

    public RecordBuilder dates(List<DatedEvent> value) {
        this.dates = value;
        return this;
    }

    public RecordBuilder status(List<String> value) {
        this.status = value;
        return this;
    }

    public RecordBuilder maintenance(@Nullable Maintenance value) {
        this.maintenance = value;
        return this;
    }

    public RecordBuilder graphics(List<BrowseGraphic> value) {
        this.graphics = value;
        return this;
    }

    public RecordBuilder supplement(LocalizedText value) {
        this.supplement = value;
        return this;
    }

    public RecordBuilder metadata(MetadataInfo value) {
        this.metadata = value;
        return this;
    }

    public RecordBuilder nilReasons(Map<String, String> value) {
        this.nilReasons = value;
        return this;
    }

    /** One period in place of all; those that span just this already are left as they are. */
    public RecordBuilder period(@Nullable TimeInterval value) {
        if (!Objects.equals(Period.span(periods), value)) {
            this.periods = value == null ? List.of() : List.of(Period.of(value));
        }
        return this;
    }

    /** One vertical extent in place of all. */
    public RecordBuilder vertical(@Nullable VerticalExtent value) {
        this.verticals = value == null ? List.of() : List.of(value);
        return this;
    }

    /** One language of the resource in place of all. */
    public RecordBuilder language(@Nullable String value) {
        this.languages = value == null ? List.of() : List.of(value);
        return this;
    }

    public MetadataRecord build() {
        return new MetadataRecord(
                kind,
                title,
                alternateTitles,
                summary,
                purpose,
                identifiers,
                parties,
                keywords,
                topics,
                boxes,
                shapes,
                places,
                verticals,
                periods,
                variables,
                representation,
                licence,
                useLimitation,
                constraints,
                lineage,
                provenance,
                acquisition,
                quality,
                distributions,
                service,
                funding,
                credits,
                relations,
                languages,
                edition,
                issued,
                dates,
                status,
                maintenance,
                graphics,
                supplement,
                metadata,
                nilReasons);
    }
}
