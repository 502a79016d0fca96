package org.estran.records;

import java.util.List;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** Changes some of a record's many parts and leaves the others. */
public final class RecordBuilder {

    private Kind kind;
    private LocalizedText title = LocalizedText.NONE;
    private LocalizedText summary = LocalizedText.NONE;
    private List<Identifier> identifiers = List.of();
    private List<Party> parties = List.of();
    private List<Keyword> keywords = List.of();
    private List<String> topics = List.of();
    private List<BoundingBox> boxes = List.of();
    private @Nullable VerticalExtent vertical;
    private @Nullable TimeInterval period;
    private List<Variable> variables = List.of();
    private @Nullable String licence;
    private LocalizedText useLimitation = LocalizedText.NONE;
    private LocalizedText lineage = LocalizedText.NONE;
    private List<Relation> relations = List.of();
    private @Nullable String language;
    private @Nullable String edition;
    private @Nullable String issued;

    public RecordBuilder(Kind kind) {
        this.kind = kind;
    }

    RecordBuilder(MetadataRecord from) {
        this.kind = from.kind();
        this.title = from.title();
        this.summary = from.summary();
        this.identifiers = from.identifiers();
        this.parties = from.parties();
        this.keywords = from.keywords();
        this.topics = from.topics();
        this.boxes = from.boxes();
        this.vertical = from.vertical();
        this.period = from.period();
        this.variables = from.variables();
        this.licence = from.licence();
        this.useLimitation = from.useLimitation();
        this.lineage = from.lineage();
        this.relations = from.relations();
        this.language = from.language();
        this.edition = from.edition();
        this.issued = from.issued();
    }

    public RecordBuilder kind(Kind value) {
        this.kind = value;
        return this;
    }

    public RecordBuilder title(LocalizedText value) {
        this.title = value;
        return this;
    }

    public RecordBuilder summary(LocalizedText value) {
        this.summary = value;
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

    public RecordBuilder vertical(@Nullable VerticalExtent value) {
        this.vertical = value;
        return this;
    }

    public RecordBuilder period(@Nullable TimeInterval value) {
        this.period = value;
        return this;
    }

    public RecordBuilder variables(List<Variable> value) {
        this.variables = value;
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

    public RecordBuilder lineage(LocalizedText value) {
        this.lineage = value;
        return this;
    }

    public RecordBuilder relations(List<Relation> value) {
        this.relations = value;
        return this;
    }

    public RecordBuilder language(@Nullable String value) {
        this.language = value;
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

    public MetadataRecord build() {
        return new MetadataRecord(
                kind,
                title,
                summary,
                identifiers,
                parties,
                keywords,
                topics,
                boxes,
                vertical,
                period,
                variables,
                licence,
                useLimitation,
                lineage,
                relations,
                language,
                edition,
                issued);
    }
}
