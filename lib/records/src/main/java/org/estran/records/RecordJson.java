package org.estran.records;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.StdConverter;

/**
 * The one JSON form of a {@link MetadataRecord}: members in the order of the record's components, empty ones left out,
 * a localized text as {@code {"fr": …, "en": …}}, a period as {@code {"start": …, "end": …}} with years, months, days or
 * instants accepted, a box as {@code {"west", "south", "east", "north"}}. An unknown member is an error.
 */
public final class RecordJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .withConfigOverride(
                    String.class, o -> o.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null)))
            .addMixIn(LocalizedText.class, LocalizedTextForm.class)
            .addModule(new SimpleModule()
                    .addDeserializer(TimeInterval.class, new StdConvertingDeserializer<>(new IntervalReader()))
                    .addDeserializer(Period.class, new StdConvertingDeserializer<>(new PeriodReader())))
            .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private RecordJson() {}

    /** The mapper itself, for documents that hold a record among other things. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    public static String write(MetadataRecord record) {
        return MAPPER.writeValueAsString(record);
    }

    /**
     * @throws UnreadableRecord with the place and the reason in words
     */
    public static MetadataRecord read(String json) {
        try {
            return MAPPER.readValue(json, MetadataRecord.class);
        } catch (JacksonException unreadable) {
            throw new UnreadableRecord(reason(unreadable), unreadable);
        }
    }

    private static String reason(JacksonException e) {
        var at = e.getLocation();
        String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
        return where + e.getOriginalMessage();
    }

    /** The text is not the JSON of a record. */
    public static final class UnreadableRecord extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableRecord(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    abstract static class LocalizedTextForm {
        @JsonCreator
        LocalizedTextForm(Map<String, String> byLanguage) {}

        @JsonValue
        abstract Map<String, String> byLanguage();
    }

    /** The two ends as text, so that a year, a month or a day can stand for an instant. */
    record TimeIntervalForm(
            @Nullable String start, @Nullable String end) {

        TimeInterval interval() {
            return new TimeInterval(
                    start == null || start.isBlank() ? null : TimeInterval.first(start),
                    end == null || end.isBlank() ? null : TimeInterval.last(end));
        }
    }

    record PeriodForm(
            @Nullable String start,
            @Nullable String end,
            @Nullable Indeterminate startIs,
            @Nullable Indeterminate endIs,
            @Nullable String resolution,
            @Nullable String name) {}

    private static final class IntervalReader extends StdConverter<TimeIntervalForm, TimeInterval> {
        @Override
        public TimeInterval convert(TimeIntervalForm form) {
            return form.interval();
        }
    }

    private static final class PeriodReader extends StdConverter<PeriodForm, Period> {
        @Override
        public Period convert(PeriodForm form) {
            TimeInterval interval = new TimeIntervalForm(form.start(), form.end()).interval();
            return new Period(
                    interval.start(), interval.end(), form.startIs(), form.endIs(), form.resolution(), form.name());
        }
    }
}
