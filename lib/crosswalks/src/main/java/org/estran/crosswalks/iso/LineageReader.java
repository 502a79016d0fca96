package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.estran.records.LineageSource;
import org.estran.records.ProcessStep;
import org.estran.records.Provenance;
import org.estran.records.QualityReport;
import org.estran.records.RecordBuilder;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** How the resource was made and how good it is: {@code LI_Lineage} and {@code DQ_DataQuality}. */
final class LineageReader {

    private final Reading reading;
    private final CitationReader citations;
    private final PartyReader parties;

    LineageReader(Reading reading) {
        this.reading = reading;
        this.citations = new CitationReader(reading);
        this.parties = new PartyReader(reading);
    }

    void read(Part root, RecordBuilder record) {
        List<Part> lineages = new ArrayList<>(root.all("dataQualityInfo", "DQ_DataQuality", "lineage", "LI_Lineage"));
        lineages.addAll(root.all("resourceLineage", "LI_Lineage"));
        List<LocalizedText> statements = new ArrayList<>();
        List<ProcessStep> steps = new ArrayList<>();
        List<LineageSource> sources = new ArrayList<>();
        for (Part lineage : lineages) {
            statements.add(reading.text(lineage.first("statement")));
            for (Part property : lineage.all("processStep")) {
                Part step = property.only();
                if (step != null) {
                    steps.add(step(step));
                }
            }
            sources(lineage, sources);
        }
        List<QualityReport> quality = new ArrayList<>();
        for (Part info : root.all("dataQualityInfo", "DQ_DataQuality")) {
            for (Part report : info.all("report")) {
                Part element = report.only();
                if (element != null) {
                    quality(element, quality);
                }
            }
            for (Part report : info.all("standaloneQualityReport", "DQ_StandaloneQualityReportInformation")) {
                LocalizedText words = reading.text(report.first("abstract"));
                if (!words.isEmpty()) {
                    add(quality, element(words));
                }
            }
        }
        record.lineage(joined(statements))
                .provenance(new Provenance(steps, sources))
                .quality(quality);
    }

    private static QualityReport element(LocalizedText words) {
        return new QualityReport(
                null, LocalizedText.NONE, words, null, null, null, LocalizedText.NONE, null, null, null);
    }

    private ProcessStep step(Part step) {
        List<LineageSource> sources = new ArrayList<>();
        sources(step, sources);
        return new ProcessStep(
                reading.text(step.first("description")), date(step), parties.all(step.all("processor")), sources);
    }

    private @Nullable String date(Part step) {
        for (String property : List.of("dateTime", "stepDateTime")) {
            Part date = step.first(property);
            if (date == null) {
                continue;
            }
            Part instant = date.first("TimeInstant", "timePosition");
            String written = instant == null ? reading.plain(date) : instant.text();
            String moment = Moments.written(written).orElse(null);
            if (moment == null && !written.isEmpty()) {
                reading.tell("date-unreadable", date, written);
            }
            return moment;
        }
        return null;
    }

    private void sources(Part of, List<LineageSource> to) {
        for (Part property : of.all("source")) {
            Part source = property.only();
            if (source == null) {
                continue;
            }
            Part citation = source.first("sourceCitation", "CI_Citation");
            LineageSource read = new LineageSource(
                    citation == null ? LocalizedText.NONE : reading.text(citation.first("title")),
                    reading.text(source.first("description")),
                    citation == null ? null : citations.target(citation));
            boolean saysSomething =
                    !read.title().isEmpty() || !read.description().isEmpty() || read.identifier() != null;
            if (saysSomething && !to.contains(read)) {
                to.add(read);
            }
        }
    }

    private void quality(Part element, List<QualityReport> to) {
        LocalizedText measure = reading.text(element.first("nameOfMeasure"));
        Part reference = element.first("measure", "DQ_MeasureReference", "nameOfMeasure");
        if (measure.isEmpty() && reference != null) {
            measure = reading.text(reference);
        }
        Part dateTime = element.first("dateTime");
        if (dateTime == null) {
            Part method = element.first("evaluationMethod");
            Part evaluation = method == null ? null : method.only();
            dateTime = evaluation == null ? null : evaluation.first("dateTime");
        }
        String date = dateTime == null
                ? null
                : Moments.written(reading.plain(dateTime))
                        .map(LineageReader::day)
                        .orElse(null);
        LocalizedText words = LocalizedText.NONE;
        LocalizedText specification = LocalizedText.NONE;
        String uri = null;
        String specifiedOn = null;
        Boolean pass = null;
        String value = null;
        String unit = null;
        for (Part property : element.all("result")) {
            Part result = property.only();
            if (result == null) {
                continue;
            }
            switch (result.name) {
                case "DQ_ConformanceResult" -> {
                    LocalizedText explanation = reading.text(result.first("explanation"));
                    words = explanation.isEmpty() ? words : explanation;
                    Part citation = result.first("specification", "CI_Citation");
                    if (citation != null) {
                        Part title = citation.first("title");
                        specification = reading.text(title);
                        uri = reading.anchor(title);
                        if (uri == null) {
                            uri = citations.target(citation);
                        }
                        specifiedOn = citations.dates(citation.all("date", "CI_Date")).stream()
                                .map(org.estran.records.DatedEvent::date)
                                .findFirst()
                                .orElse(null);
                    }
                    String passed = reading.plain(result.first("pass"));
                    pass = passed.isEmpty() ? null : Boolean.valueOf(passed.equals("true") || passed.equals("1"));
                }
                case "DQ_QuantitativeResult" -> {
                    value = text(result.first("value"));
                    unit = ContentReader.unit(result.first("valueUnit"));
                }
                case "DQ_DescriptiveResult" -> words = reading.text(result.first("statement"));
                default -> {
                    // told as a loss
                }
            }
        }
        String name = element.name.startsWith("DQ_") ? element.name.substring(3) : element.name;
        QualityReport read =
                new QualityReport(name, measure, words, value, unit, pass, specification, uri, specifiedOn, date);
        if (!read.equals(new QualityReport(
                name,
                LocalizedText.NONE,
                LocalizedText.NONE,
                null,
                null,
                null,
                LocalizedText.NONE,
                null,
                null,
                null))) {
            add(to, read);
        }
    }

    private static void add(List<QualityReport> to, QualityReport report) {
        if (!to.contains(report)) {
            to.add(report);
        }
    }

    /** {@code gco:DateTime} cannot say a day alone; midnight stands for it. */
    private static String day(String moment) {
        return moment.endsWith("T00:00:00Z") ? moment.substring(0, moment.length() - 10) : moment;
    }

    private static @Nullable String text(@Nullable Part value) {
        for (Part at = value; at != null; at = at.only()) {
            if (at.hasText()) {
                return at.text();
            }
        }
        return null;
    }

    private static LocalizedText joined(List<LocalizedText> texts) {
        if (texts.size() == 1) {
            return texts.getFirst();
        }
        Map<String, String> joined = new LinkedHashMap<>();
        for (LocalizedText text : new LinkedHashSet<>(texts)) {
            text.byLanguage().forEach((language, words) -> joined.merge(language, words, (a, b) -> a + "\n\n" + b));
        }
        return joined.isEmpty() ? LocalizedText.NONE : new LocalizedText(joined);
    }
}
