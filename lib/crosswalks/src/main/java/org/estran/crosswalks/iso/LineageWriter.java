package org.estran.crosswalks.iso;

import java.util.Set;
import org.estran.records.LineageSource;
import org.estran.records.MetadataRecord;
import org.estran.records.ProcessStep;
import org.estran.records.Provenance;
import org.estran.records.QualityReport;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** How it was made and how good it is: one {@code DQ_DataQuality} in 2003, lineage and quality apart in 2014. */
final class LineageWriter {

    private static final Set<String> BOTH = Set.of(
            "AbsoluteExternalPositionalAccuracy",
            "AccuracyOfATimeMeasurement",
            "CompletenessCommission",
            "CompletenessOmission",
            "ConceptualConsistency",
            "DomainConsistency",
            "FormatConsistency",
            "GriddedDataPositionalAccuracy",
            "QuantitativeAttributeAccuracy",
            "RelativeInternalPositionalAccuracy",
            "TemporalConsistency",
            "TemporalValidity",
            "ThematicClassificationCorrectness",
            "TopologicalConsistency");
    private static final Set<String> ONLY_2003 = Set.of("NonQuantitativeAttributeAccuracy");
    private static final Set<String> ONLY_2014 = Set.of(
            "NonQuantitativeAttributeCorrectness", "UsabilityElement", "Confidence", "Homogeneity", "Representativity");

    private final Out out;
    private final CitationWriter citations;
    private final PartyWriter parties;

    LineageWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
        this.parties = new PartyWriter(out);
    }

    /** {@code dataQualityInfo}, and in 2014 {@code resourceLineage}. */
    void write(MetadataRecord record, String scope) {
        boolean hasLineage = !record.lineage().isEmpty() || !record.provenance().isEmpty();
        if (out.is2003()) {
            if (hasLineage || !record.quality().isEmpty()) {
                quality2003(record, scope, hasLineage);
            }
            return;
        }
        record.quality().forEach(report -> quality2014(report, scope));
        if (hasLineage) {
            out.open(Pack.MDB, "resourceLineage");
            lineage(record);
            out.close();
        }
    }

    private void quality2003(MetadataRecord record, String scope, boolean hasLineage) {
        out.open(Pack.MDB, "dataQualityInfo").open(Pack.MDQ, "DQ_DataQuality");
        out.open(Pack.MDQ, "scope").open(Pack.MDQ, "DQ_Scope");
        out.code(Pack.MDQ, "level", Pack.MCC, "MD_ScopeCode", scope).close(2);
        for (QualityReport report : record.quality()) {
            report2003(report);
        }
        if (hasLineage) {
            out.open(Pack.MDQ, "lineage");
            lineage(record);
            out.close();
        }
        out.close(2);
    }

    private void report2003(QualityReport report) {
        String element = report.element() == null ? "" : report.element();
        boolean isKnown = BOTH.contains(element) || ONLY_2003.contains(element);
        out.open(Pack.MDQ, "report").open(Pack.MDQ, "DQ_" + (isKnown ? element : "ConceptualConsistency"));
        out.text(Pack.MDQ, "nameOfMeasure", report.measure());
        out.dateTime(Pack.MDQ, "dateTime", report.date());
        if (isConformance(report) || report.value() == null || !report.result().isEmpty()) {
            out.open(Pack.MDQ, "result");
            conformance(report, report.result());
            out.close();
        }
        if (report.value() != null) {
            quantity(report);
        }
        out.close(2);
    }

    private static boolean isConformance(QualityReport report) {
        return report.pass() != null
                || !report.specification().isEmpty()
                || report.specificationUri() != null
                || (report.specificationDate() != null
                        && Moments.written(report.specificationDate()).isPresent());
    }

    private void quality2014(QualityReport report, String scope) {
        out.open(Pack.MDB, "dataQualityInfo").open(Pack.MDQ, "DQ_DataQuality");
        out.open(Pack.MDQ, "scope").open(Pack.MCC, "MD_Scope");
        out.code(Pack.MCC, "level", Pack.MCC, "MD_ScopeCode", scope).close(2);
        String element = report.element();
        if (element == null && isWordsAlone(report)) {
            words(report.result());
        } else {
            boolean isKnown = BOTH.contains(String.valueOf(element)) || ONLY_2014.contains(String.valueOf(element));
            out.open(Pack.MDQ, "report").open(Pack.MDQ, "DQ_" + (isKnown ? element : "UsabilityElement"));
            report2014(report);
            out.close(2);
        }
        out.close(2);
    }

    private static boolean isWordsAlone(QualityReport report) {
        return report.equals(new QualityReport(
                null, LocalizedText.NONE, report.result(), null, null, null, LocalizedText.NONE, null, null, null));
    }

    /** A statement in words; the schema wants an evaluated element beside it, which is said to be missing. */
    private void words(LocalizedText words) {
        out.open(Pack.MDQ, "standaloneQualityReport").open(Pack.MDQ, "DQ_StandaloneQualityReportInformation");
        out.nil(Pack.MDQ, "reportReference", "missing");
        if (words.isEmpty()) {
            out.nil(Pack.MDQ, "abstract", "missing");
        } else {
            out.text(Pack.MDQ, "abstract", words);
        }
        out.close(2);
        out.nil(Pack.MDQ, "report", "missing");
    }

    private void report2014(QualityReport report) {
        if (!report.measure().isEmpty()) {
            out.open(Pack.MDQ, "measure").open(Pack.MDQ, "DQ_MeasureReference");
            out.text(Pack.MDQ, "nameOfMeasure", report.measure()).close(2);
        }
        if (report.date() != null && Moments.written(report.date()).isPresent()) {
            out.open(Pack.MDQ, "evaluationMethod").open(Pack.MDQ, "DQ_FullInspection");
            out.dateTime(Pack.MDQ, "dateTime", report.date()).close(2);
        }
        if (isConformance(report)) {
            out.open(Pack.MDQ, "result");
            conformance(report, LocalizedText.NONE);
            out.close();
        }
        if (report.value() != null) {
            quantity(report);
        }
        if (!report.result().isEmpty()) {
            out.open(Pack.MDQ, "result").open(Pack.MDQ, "DQ_DescriptiveResult");
            out.text(Pack.MDQ, "statement", report.result()).close(2);
        } else if (!isConformance(report) && report.value() == null) {
            out.nil(Pack.MDQ, "result", "missing");
        }
    }

    private void conformance(QualityReport report, LocalizedText explanation) {
        out.open(Pack.MDQ, "DQ_ConformanceResult");
        String date = report.specificationDate();
        boolean isNamed = !report.specification().isEmpty() || report.specificationUri() != null || date != null;
        if (isNamed) {
            out.open(Pack.MDQ, "specification").open(Pack.CIT, "CI_Citation");
            if (report.specification().isEmpty()) {
                out.nil(Pack.CIT, "title", "missing");
            } else {
                out.text(Pack.CIT, "title", report.specification());
            }
            if (date != null && Moments.written(date).isPresent()) {
                citations.date(Pack.CIT, "date", date, "publication");
            } else if (out.is2003()) {
                out.nil(Pack.CIT, "date", "unknown");
            }
            if (report.specificationUri() != null) {
                citations.identifier(Pack.CIT, "identifier", report.specificationUri(), null);
            }
            out.close(2);
        } else {
            out.nil(Pack.MDQ, "specification", "missing");
        }
        if (!explanation.isEmpty()) {
            out.text(Pack.MDQ, "explanation", explanation);
        } else if (out.is2003()) {
            out.nil(Pack.MDQ, "explanation", "missing");
        }
        if (report.pass() == null) {
            out.nil(Pack.MDQ, "pass", "unknown");
        } else {
            out.open(Pack.MDQ, "pass")
                    .leaf(Pack.GCO, "Boolean", report.pass().toString())
                    .close();
        }
        out.close();
    }

    private void quantity(QualityReport report) {
        out.open(Pack.MDQ, "result").open(Pack.MDQ, "DQ_QuantitativeResult");
        if (out.is2003()) {
            unit("valueUnit", report.unit());
        }
        out.open(Pack.MDQ, "value")
                .leaf(Pack.GCO, "Record", String.valueOf(report.value()))
                .close();
        if (!out.is2003() && report.unit() != null) {
            unit("valueUnit", report.unit());
        }
        out.close(2);
    }

    private void unit(String property, @Nullable String unit) {
        if (unit == null) {
            out.nil(Pack.MDQ, property, "missing");
        } else {
            new ContentWriter(out).unit(Pack.MDQ, property, unit);
        }
    }

    private void lineage(MetadataRecord record) {
        Provenance provenance = record.provenance();
        out.open(Pack.MRL, "LI_Lineage");
        out.text(Pack.MRL, "statement", record.lineage());
        if (out.is2003()) {
            provenance.steps().forEach(this::step);
            provenance.sources().forEach(this::source);
        } else {
            provenance.sources().forEach(this::source);
            provenance.steps().forEach(this::step);
        }
        out.close();
    }

    private void step(ProcessStep step) {
        out.open(Pack.MRL, "processStep").open(Pack.MRL, "LI_ProcessStep");
        if (step.description().isEmpty()) {
            out.nil(Pack.MRL, "description", "missing");
        } else {
            out.text(Pack.MRL, "description", step.description());
        }
        String date = step.date() == null ? null : Moments.written(step.date()).orElse(null);
        if (out.is2003()) {
            out.dateTime(Pack.MRL, "dateTime", date);
        } else if (date != null) {
            out.open(Pack.MRL, "stepDateTime").open(Pack.GML, "TimeInstant", "gml:id", out.id("step"));
            out.leaf(Pack.GML, "timePosition", date).close(2);
        }
        step.parties().forEach(party -> parties.write(Pack.MRL, "processor", party));
        step.sources().forEach(this::source);
        out.close(2);
    }

    private void source(LineageSource source) {
        out.open(Pack.MRL, "source").open(Pack.MRL, "LI_Source");
        out.text(Pack.MRL, "description", source.description());
        if (!source.title().isEmpty() || source.identifier() != null) {
            citations.titled(Pack.MRL, "sourceCitation", source.title(), null, () -> {
                if (source.identifier() != null) {
                    citations.identifier(Pack.CIT, "identifier", source.identifier(), null);
                }
            });
        }
        out.close(2);
    }
}
