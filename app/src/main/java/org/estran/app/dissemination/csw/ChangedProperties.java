package org.estran.app.dissemination.csw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.estran.app.catalogue.Queryable;
import org.estran.crosswalks.LanguageCodes;
import org.estran.filters.Quoted;
import org.estran.ows.Fault;
import org.estran.ows.OwsException;
import org.estran.ows.csw.CswRequest;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Place;
import org.estran.records.RecordBuilder;
import org.estran.terms.LocalizedText;

/**
 * Single properties of records set to other values (OGC 07-006r1, 10.11.3.2), under the names by which records are asked for.
 * What is told several times has several values; what is told without a value is emptied. Texts are in the language that
 * the description names as its own, else in that of its title, else in English.
 */
record ChangedProperties(Map<Queryable, List<String>> values) {

    private static final Pattern DATE = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");
    private static final Set<Queryable> DATES = Set.of(Queryable.ISSUED, Queryable.CREATED, Queryable.REVISED);
    private static final Set<Queryable> SINGLE =
            Set.of(Queryable.TITLE, Queryable.ABSTRACT, Queryable.LINEAGE, Queryable.KIND, Queryable.LICENCE);
    private static final Set<Queryable> OTHERS = Set.of(
            Queryable.ALTERNATE_TITLE,
            Queryable.KEYWORD,
            Queryable.TOPIC,
            Queryable.LANGUAGE,
            Queryable.RIGHTS,
            Queryable.PLACE_NAME);

    static ChangedProperties read(List<CswRequest.Property> properties) throws OwsException {
        Map<Queryable, List<String>> values = new LinkedHashMap<>();
        for (CswRequest.Property property : properties) {
            Queryable known = known(property.name());
            String value = property.value();
            List<String> those = values.computeIfAbsent(known, q -> new ArrayList<>());
            if (value != null) {
                those.add(checked(known, value));
            }
        }
        for (Map.Entry<Queryable, List<String>> one : values.entrySet()) {
            check(one.getKey(), one.getValue());
        }
        return new ChangedProperties(values);
    }

    private static Queryable known(String name) throws OwsException {
        // Paths of ISO documents end with the element of the value itself.
        String path = name.replaceFirst("/(gco:)?(CharacterString|Date|DateTime)$", "");
        return Names.of(path).stream()
                .filter(q -> DATES.contains(q) || SINGLE.contains(q) || OTHERS.contains(q))
                .findFirst()
                .orElseThrow(() -> new OwsException(Fault.invalid(
                        "RecordProperty",
                        "The property " + Quoted.of(name) + " is not changed by itself here; send the whole record.")));
    }

    private static String checked(Queryable property, String value) throws OwsException {
        boolean isRight = switch (property) {
            case ISSUED, CREATED, REVISED -> DATE.matcher(value).matches();
            case KIND -> Kind.of(value).isPresent();
            case LANGUAGE -> LanguageCodes.code(value).isPresent();
            default -> true;
        };
        if (!isRight) {
            throw new OwsException(
                    Fault.invalid("RecordProperty", Quoted.of(value) + " is no " + property.word() + "."));
        }
        return value;
    }

    private static void check(Queryable property, List<String> values) throws OwsException {
        if (values.size() > 1 && (SINGLE.contains(property) || DATES.contains(property))) {
            throw new OwsException(Fault.invalid("RecordProperty", "A record has one " + property.word() + "."));
        }
        if (values.isEmpty() && (property == Queryable.TITLE || property == Queryable.KIND)) {
            throw new OwsException(Fault.invalid("RecordProperty", "A record has a " + property.word() + "."));
        }
    }

    MetadataRecord in(MetadataRecord record) {
        RecordBuilder changed = record.change();
        String language = language(record);
        values.forEach((property, told) -> set(changed, property, told, language));
        return changed.build();
    }

    private static void set(RecordBuilder changed, Queryable property, List<String> told, String language) {
        List<LocalizedText> texts = told.stream().map(t -> text(t, language)).toList();
        LocalizedText text = texts.isEmpty() ? LocalizedText.NONE : texts.getFirst();
        switch (property) {
            case TITLE -> changed.title(text);
            case ABSTRACT -> changed.summary(text);
            case LINEAGE -> changed.lineage(text);
            case ALTERNATE_TITLE -> changed.alternateTitles(texts);
            case KEYWORD ->
                changed.keywords(
                        texts.stream().map(t -> new Keyword(t, null, null)).toList());
            case PLACE_NAME ->
                changed.places(texts.stream().map(t -> new Place(t, null, null)).toList());
            case TOPIC -> changed.topics(told);
            case LANGUAGE ->
                changed.languages(told.stream()
                        .flatMap(l -> LanguageCodes.code(l).stream())
                        .toList());
            case RIGHTS ->
                changed.useLimitation(told.isEmpty() ? LocalizedText.NONE : text(String.join(" ", told), language));
            case LICENCE -> changed.licence(told.isEmpty() ? null : told.getFirst());
            case KIND -> changed.kind(Kind.of(told.getFirst()).orElseThrow());
            case ISSUED -> changed.issued(told.isEmpty() ? null : told.getFirst());
            case CREATED -> changed.dates(dates(changed.build(), DateType.CREATION, told));
            case REVISED -> changed.dates(dates(changed.build(), DateType.REVISION, told));
            default -> throw new IllegalStateException("not changed by itself: " + property);
        }
    }

    private static List<DatedEvent> dates(MetadataRecord record, DateType type, List<String> told) {
        List<DatedEvent> dates = new ArrayList<>(
                record.dates().stream().filter(d -> d.type() != type).toList());
        told.forEach(date -> dates.add(new DatedEvent(type, date)));
        return dates;
    }

    private static LocalizedText text(String value, String language) {
        return new LocalizedText(Map.of(language, value));
    }

    private static String language(MetadataRecord record) {
        String own = record.metadata().language();
        return own != null
                ? own
                : record.title().byLanguage().keySet().stream().findFirst().orElse("en");
    }
}
