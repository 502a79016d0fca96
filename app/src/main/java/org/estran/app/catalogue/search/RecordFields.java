package org.estran.app.catalogue.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.RecordJson;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** A record as the fields of a Lucene document. */
final class RecordFields {

    /** The record's id, as term, stored, and as sort key. */
    static final String ID = "id";

    /** Everything that finds the record exactly ({@link ExactIdentifier}). */
    static final String IDENTIFIER = "identifier";

    static final String PUBLISHED = "published";
    static final String KIND = "kind";

    /** Stored JSON: what lists and maps show without asking the rows. */
    static final String TITLE = "title";

    static final String BOXES = "boxes";
    static final String KEYWORDS = "keywords";

    /** Marks what is left of a record that was withdrawn as a whole: found where changes are told, and nowhere else. */
    static final String GONE = "gone";

    static final String YES = "1";

    private static final FieldType WORDS_ALONE = new FieldType(org.apache.lucene.document.TextField.TYPE_NOT_STORED);

    static {
        WORDS_ALONE.setIndexOptions(IndexOptions.DOCS);
        WORDS_ALONE.setOmitNorms(true);
        WORDS_ALONE.freeze();
    }

    private final CatalogueRecord from;
    private final MetadataRecord record;
    private final QueryableValues values;
    private final Document document = new Document();

    private RecordFields(CatalogueRecord from) {
        this.from = from;
        this.record = from.record();
        this.values = new QueryableValues(from);
    }

    static Document of(CatalogueRecord record) {
        RecordFields fields = new RecordFields(record);
        return record.isGone() ? fields.tombstone() : fields.all();
    }

    /** What finds a tombstone: none of the fields whose words and values are counted or suggested. */
    private Document tombstone() {
        document.add(new StringField(GONE, YES, Store.NO));
        document.add(new StringField(ID, from.id(), Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(from.id())));
        QueryableFields.add(document, from, values);
        extents();
        return document;
    }

    /** The field a facet's values are counted in. */
    static String counted(Facet facet) {
        return "facet_" + facet.word();
    }

    /** The field a facet is asked for in, by {@link Folding#key}. */
    static String asked(Facet facet) {
        return "is_" + facet.word();
    }

    static String sortTitle(Language language) {
        return "sort_title_" + language.code();
    }

    private Document all() {
        identity();
        titles();
        texts();
        concepts();
        extents();
        facets();
        QueryableFields.add(document, from, values);
        return document;
    }

    private void identity() {
        document.add(new StringField(ID, from.id(), Store.YES));
        document.add(new SortedDocValuesField(ID, new BytesRef(from.id())));
        document.add(new NumericDocValuesField(PUBLISHED, from.publishedAt().toEpochMilli()));
        document.add(new StoredField(KIND, record.kind().word()));
        for (String identifier : ExactIdentifier.of(from)) {
            document.add(new StringField(IDENTIFIER, Folding.cut(identifier), Store.NO));
        }
    }

    private void titles() {
        text(record.title(), TextField.TITLE_FR, TextField.TITLE_EN, TextField.TITLE_PLAIN);
        document.add(new StoredField(TITLE, RecordJson.mapper().writeValueAsString(record.title())));
        for (Language language : Language.values()) {
            String key = Folding.key(record.title().best(language));
            document.add(new SortedDocValuesField(sortTitle(language), new BytesRef(key)));
        }
    }

    private void texts() {
        localized(record.summary());
        record.keywords().forEach(keyword -> localized(keyword.label()));
        record.variables().forEach(variable -> {
            plain(variable.name());
            english(variable.longName());
            english(variable.standardName());
        });
        record.parties().forEach(party -> {
            plain(party.family());
            plain(party.given());
            anyLanguage(party.organisation());
        });
        record.identifiers().forEach(identifier -> plain(identifier.value()));
        plain(from.id());
    }

    private void concepts() {
        Concepts concepts = values.concepts();
        concepts.about().forEach(id -> document.add(new StringField(Concepts.ABOUT, id, Store.NO)));
        concepts.above().forEach(id -> document.add(new StringField(Concepts.ABOVE, id, Store.NO)));
        concepts.mentioned().forEach(id -> document.add(new StringField(Concepts.MENTIONED, id, Store.NO)));
        facet(Facet.THEME, Stream.concat(concepts.about().stream(), concepts.above().stream()));
    }

    private void extents() {
        List<BoundingBox> boxes = record.coveringBoxes();
        boxes.stream()
                .flatMap(box -> SpaceRange.indexed(box).stream())
                .distinct()
                .forEach(range -> document.add(range.field()));
        if (!boxes.isEmpty()) {
            document.add(new StoredField(BOXES, RecordJson.mapper().writeValueAsString(boxes)));
            document.add(Overlap.boxes(boxes));
        }
        ShapeFields.of(record).forEach(document::add);
        record.verticals().stream()
                .flatMap(vertical -> vertical.inMetres().stream())
                .forEach(vertical -> document.add(DepthField.of(vertical)));
        record.periods().stream()
                .map(Period::interval)
                .filter(period -> !period.isEmpty())
                .forEach(period -> document.add(TimeRange.field(period)));
        TimeInterval span = record.period();
        if (span != null && !span.isEmpty()) {
            document.add(Overlap.period(span));
        }
    }

    private void facets() {
        facet(Facet.KIND, Stream.of(record.kind().word()));
        facet(Facet.VARIABLE, record.variables().stream().flatMap(v -> Stream.ofNullable(v.standardName())));
        facet(Facet.ORGANISATION, record.parties().stream().flatMap(RecordFields::organisation));
        facet(Facet.LICENCE, Stream.ofNullable(record.licence()));
        if (from.fileCount() > 0) {
            facet(Facet.ACCESS, Stream.of(from.access().at(from.changedAt()).word()));
        }
        facet(Facet.NETWORK, record.relations().stream().flatMap(RecordFields::whole));
        keywords();
        years();
    }

    private void keywords() {
        Set<String> forms = new TreeSet<>();
        Set<String> values = new TreeSet<>();
        for (Keyword keyword : record.keywords()) {
            String value = keyword.label().best(Language.FR);
            if (!value.isEmpty()) {
                values.add(Folding.cut(value));
                keyword.label().byLanguage().values().forEach(label -> forms.add(Folding.key(label)));
                document.add(new StoredField(KEYWORDS, RecordJson.mapper().writeValueAsString(keyword.label())));
            }
            if (keyword.uri() != null) {
                forms.add(Folding.key(keyword.uri()));
            }
        }
        values.forEach(value -> count(Facet.KEYWORD, value));
        forms.forEach(form -> ask(Facet.KEYWORD, form));
    }

    private void years() {
        TimeInterval period = record.period();
        if (period != null) {
            Set<Integer> years = TimeRange.years(period, from.changedAt());
            facet(Facet.YEAR, years.stream().map(String::valueOf));
            facet(Facet.DECADE, years.stream().map(year -> String.valueOf(Math.floorDiv(year, 10) * 10)));
        }
    }

    private static Stream<String> organisation(Party party) {
        return Stream.ofNullable(party.organisation());
    }

    // Whether the whole is a network is known when the answer is made: it may be published after its parts.
    private static Stream<String> whole(Relation relation) {
        return relation.type() == RelationType.IS_PART_OF
                ? Stream.of(ExactIdentifier.normal(relation.target()))
                : Stream.empty();
    }

    private void facet(Facet facet, Stream<String> values) {
        values.map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(Folding::cut)
                .distinct()
                .forEach(value -> {
                    count(facet, value);
                    ask(facet, Folding.key(value));
                });
    }

    private void count(Facet facet, String value) {
        document.add(new SortedSetDocValuesField(counted(facet), new BytesRef(value)));
    }

    private void ask(Facet facet, String key) {
        document.add(new StringField(asked(facet), key, Store.NO));
    }

    private void localized(LocalizedText text) {
        text(text, TextField.TEXT_FR, TextField.TEXT_EN, TextField.TEXT_PLAIN);
    }

    private void text(LocalizedText text, TextField french, TextField english, TextField plain) {
        for (Map.Entry<String, String> one : text.byLanguage().entrySet()) {
            Language.of(one.getKey())
                    .ifPresent(language -> add(language == Language.FR ? french : english, one.getValue()));
            add(plain, one.getValue());
        }
    }

    private void plain(@Nullable String text) {
        given(text, value -> add(TextField.TEXT_PLAIN, value));
    }

    private void english(@Nullable String text) {
        given(text, value -> {
            add(TextField.TEXT_EN, value);
            add(TextField.TEXT_PLAIN, value);
        });
    }

    private void anyLanguage(@Nullable String text) {
        english(text);
        given(text, value -> add(TextField.TEXT_FR, value));
    }

    private static void given(@Nullable String text, Consumer<String> use) {
        if (text != null && !text.isBlank()) {
            use.accept(text);
        }
    }

    private void add(TextField field, String text) {
        String composed = Folding.composed(text);
        document.add(new org.apache.lucene.document.TextField(field.field(), composed, Store.NO));
        boolean isSpelt = field == TextField.TITLE_PLAIN || field == TextField.TEXT_PLAIN;
        if (isSpelt && !Folding.isPlain(composed)) {
            document.add(new org.apache.lucene.document.Field(Spelling.SPELT, composed, WORDS_ALONE));
        }
    }
}
