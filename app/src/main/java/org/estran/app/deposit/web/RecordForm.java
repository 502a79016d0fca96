package org.estran.app.deposit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.records.VerticalExtent;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * The description as a form: one text per field, by the field's name. What the form does not show stays as it was; what
 * cannot be understood is a finding, and the former value stays.
 */
public final class RecordForm {

    private final Map<String, String> fields;

    private RecordForm(Map<String, String> fields) {
        this.fields = fields;
    }

    static RecordForm of(Map<String, String> submitted) {
        return new RecordForm(new TreeMap<>(submitted));
    }

    static RecordForm of(MetadataRecord record) {
        Map<String, String> fields = new TreeMap<>();
        for (Language language : Language.values()) {
            String code = language.code();
            fields.put("title." + code, record.title().exactly(language).orElse(""));
            fields.put("abstract." + code, record.summary().exactly(language).orElse(""));
            fields.put("lineage." + code, record.lineage().exactly(language).orElse(""));
        }
        RecordRows.show(record, fields);
        fields.put("licence", record.licence() == null ? "" : record.licence());
        record.boxes().stream().findFirst().ifPresent(box -> {
            fields.put("west", number(box.west()));
            fields.put("south", number(box.south()));
            fields.put("east", number(box.east()));
            fields.put("north", number(box.north()));
        });
        if (record.vertical() != null) {
            fields.put("minimum", number(record.vertical().minimum()));
            fields.put("maximum", number(record.vertical().maximum()));
        }
        TimeInterval period = record.period();
        if (period != null) {
            fields.put("start", period.start() == null ? "" : day(period.start()));
            fields.put("end", period.end() == null ? "" : day(period.end()));
        }
        return new RecordForm(fields);
    }

    /** What stands in that field; empty where nothing does. */
    public String value(String name) {
        return fields.getOrDefault(name, "");
    }

    /** How many rows of a repeated part to show: those in use and one more. */
    public int rows(String part) {
        int last = -1;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (field.getKey().startsWith(part + ".") && !field.getValue().isBlank()) {
                last = Math.max(last, RecordRows.number(field.getKey()));
            }
        }
        return last + 2;
    }

    /**
     * A record as the form says it, and what could not be understood.
     *
     * @param mistakes blocking findings beside the fields they are about
     */
    record Understood(MetadataRecord record, List<Finding> mistakes) {}

    Understood applyTo(MetadataRecord before) {
        List<Finding> mistakes = new ArrayList<>();
        RecordBuilder builder = before.change()
                .title(localized("title", before.title()))
                .summary(localized("abstract", before.summary()))
                .lineage(localized("lineage", before.lineage()))
                .licence(orNull("licence"));
        RecordRows.read(this, before, builder);
        box(before, builder, mistakes);
        vertical(builder, mistakes);
        period(before, builder, mistakes);
        return new Understood(builder.build(), mistakes);
    }

    @Nullable
    String orNull(String name) {
        String text = value(name).strip();
        return text.isEmpty() ? null : text;
    }

    private LocalizedText localized(String part, LocalizedText before) {
        LocalizedText text = before;
        for (Language language : Language.values()) {
            text = text.with(language, value(part + "." + language.code()));
        }
        return text;
    }

    private void box(MetadataRecord before, RecordBuilder builder, List<Finding> mistakes) {
        List<BoundingBox> others = before.boxes().isEmpty()
                ? List.of()
                : before.boxes().subList(1, before.boxes().size());
        if (List.of("west", "south", "east", "north").stream().allMatch(side -> orNull(side) == null)) {
            builder.boxes(others);
            return;
        }
        List<Optional<Double>> sides = List.of("west", "south", "east", "north").stream()
                .map(side -> number(side, mistakes, "/boxes"))
                .toList();
        if (sides.stream().anyMatch(Optional::isEmpty)) {
            return;
        }
        try {
            List<BoundingBox> boxes = new ArrayList<>(List.of(new BoundingBox(
                    sides.get(0).orElseThrow(),
                    sides.get(1).orElseThrow(),
                    sides.get(2).orElseThrow(),
                    sides.get(3).orElseThrow())));
            boxes.addAll(others);
            builder.boxes(boxes);
        } catch (IllegalArgumentException impossible) {
            mistakes.add(Finding.blocking("extent-impossible", "/boxes"));
        }
    }

    private void vertical(RecordBuilder builder, List<Finding> mistakes) {
        if (orNull("minimum") == null && orNull("maximum") == null) {
            builder.vertical(null);
            return;
        }
        Optional<Double> minimum = number("minimum", mistakes, "/vertical");
        Optional<Double> maximum = number("maximum", mistakes, "/vertical");
        if (minimum.isPresent() && maximum.isPresent()) {
            if (minimum.get() <= maximum.get()) {
                builder.vertical(new VerticalExtent(minimum.get(), maximum.get()));
            } else {
                mistakes.add(Finding.blocking("vertical-impossible", "/vertical"));
            }
        }
    }

    private void period(MetadataRecord before, RecordBuilder builder, List<Finding> mistakes) {
        String start = orNull("start");
        String end = orNull("end");
        if (start == null && end == null) {
            builder.period(null);
            return;
        }
        if (sameDays(before.period(), start, end)) {
            // The form shows days; the hours a file gave stay while the days do.
            return;
        }
        try {
            builder.period(new TimeInterval(
                    start == null ? null : TimeInterval.first(start), end == null ? null : TimeInterval.last(end)));
        } catch (IllegalArgumentException impossible) {
            mistakes.add(Finding.blocking("period-impossible", "/period"));
        }
    }

    private static boolean sameDays(@Nullable TimeInterval before, @Nullable String start, @Nullable String end) {
        return before != null
                && java.util.Objects.equals(before.start() == null ? null : day(before.start()), start)
                && java.util.Objects.equals(before.end() == null ? null : day(before.end()), end);
    }

    private Optional<Double> number(String name, List<Finding> mistakes, String pointer) {
        String text = value(name).strip().replace(',', '.').replace('−', '-');
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return Optional.of(number);
            }
        } catch (NumberFormatException told) {
            // told below, like infinity
        }
        mistakes.add(Finding.blocking("not-a-number", pointer, value(name)));
        return Optional.empty();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.5f", value);
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static String day(java.time.Instant instant) {
        return instant.atZone(java.time.ZoneOffset.UTC).toLocalDate().toString();
    }
}
