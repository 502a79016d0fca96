package org.estran.app.portal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.pages.Words;
import org.estran.app.portal.Places;
import org.estran.records.Acquisition;
import org.estran.records.Constraint;
import org.estran.records.Funding;
import org.estran.records.LineageSource;
import org.estran.records.Maintenance;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.ProcessStep;
import org.estran.records.QualityReport;
import org.estran.records.Representation;
import org.estran.records.Resolution;
import org.estran.records.Service;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** All that a record says and that has no table of its own, section by section; what it does not say takes no room. */
final class Sections {

    private final MetadataRecord record;
    private final Words words;
    private final List<Section> sections = new ArrayList<>();
    private List<Fact> facts = new ArrayList<>();

    private Sections(MetadataRecord record, Words words) {
        this.record = record;
        this.words = words;
    }

    static List<Section> of(MetadataRecord record, Words words) {
        Sections made = new Sections(record, words);
        made.identification();
        made.whereAndWhen();
        made.acquisition(record.acquisition());
        made.provenance();
        made.quality();
        made.constraints();
        made.service(record.service());
        made.funding();
        made.metadata(record.metadata());
        return List.copyOf(made.sections);
    }

    private void identification() {
        allTold("alternate-title", record.alternateTitles());
        told("purpose", record.purpose());
        record.identifiers()
                .forEach(identifier ->
                        fact(identifier.scheme().toUpperCase(java.util.Locale.ROOT), Shown.of(identifier.value())));
        codes("topics", "topic", record.topics());
        codes("language", "language", record.languages());
        plain("edition", record.edition());
        String issued = record.issued();
        plain("issued", issued == null ? null : words.date(issued));
        record.dates().forEach(date -> fact(label("date." + date.type().word()), plain(words.date(date.date()))));
        codes("status", "status", record.status());
        maintenance(record.maintenance());
        allTold("credit", record.credits());
        close("identification");
    }

    private void maintenance(@Nullable Maintenance maintenance) {
        if (maintenance != null) {
            plain("frequency", maintenance.frequency() == null ? null : code("frequency", maintenance.frequency()));
            plain("next-update", maintenance.nextUpdate() == null ? null : words.date(maintenance.nextUpdate()));
            told("maintenance", maintenance.note());
        }
    }

    private void whereAndWhen() {
        several("place", record.places().stream().map(place -> Shown.of(place.name(), words)));
        several("box", record.boxes().stream().map(box -> plain(Places.box(box, words) + " (" + box.text() + ")")));
        several(
                "vertical",
                record.verticals().stream()
                        .map(extent -> plain(Stream.of(Places.vertical(extent, words), extent.datum())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", ")))));
        several("period", record.periods().stream().map(this::period));
        Representation representation = record.representation();
        codes("representation", "representation", representation.types());
        several("resolution", representation.resolutions().stream().map(this::resolution));
        several("time-step", representation.timeSteps().stream().map(Sections::plain));
        several(
                "reference-system",
                representation.referenceSystems().stream()
                        .map(system -> new Shown(
                                system.name() == null || system.name().equals(system.code())
                                        ? system.code()
                                        : system.name() + " (" + system.code() + ")",
                                null,
                                Shown.addressIn(system.code()))));
        close("where-when");
    }

    private Shown period(Period period) {
        String when = words.period(period.interval()) + " (UTC)";
        return plain(Stream.of(period.name(), when, period.resolution())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")));
    }

    private Shown resolution(Resolution resolution) {
        return plain(
                switch (resolution.measure()) {
                    case SCALE -> "1:" + words.number(Math.round(resolution.value()));
                    case DISTANCE, ANGLE, VERTICAL ->
                        (words.number(resolution.value(), 4) + " " + Objects.requireNonNullElse(resolution.unit(), ""))
                                .strip();
                });
    }

    private void acquisition(Acquisition acquisition) {
        several(
                "platform",
                acquisition.platforms().stream().map(one -> named(one.name(), one.description(), one.identifier())));
        several(
                "instrument",
                acquisition.instruments().stream().map(one -> named(one.name(), one.description(), one.identifier())));
        several(
                "operation",
                acquisition.operations().stream().map(one -> named(one.name(), one.description(), one.identifier())));
        close("acquisition");
    }

    private void provenance() {
        told("lineage", record.lineage());
        several("step", record.provenance().steps().stream().map(this::step));
        several("source", sources());
        close("provenance");
    }

    private Stream<Shown> sources() {
        return Stream.concat(
                        record.provenance().sources().stream(),
                        record.provenance().steps().stream().flatMap(step -> step.sources().stream()))
                .map((LineageSource source) -> named(source.title(), source.description(), source.identifier()));
    }

    private Shown step(ProcessStep step) {
        String who = step.parties().stream().map(Party::name).collect(Collectors.joining(", "));
        String date = step.date() == null ? "" : words.date(step.date());
        String what = step.description().best(words.language());
        return new Shown(
                Stream.of(date, what, who).filter(part -> !part.isBlank()).collect(Collectors.joining(" – ")),
                step.description().languageFor(words.language()).orElse(null),
                null);
    }

    private void quality() {
        for (QualityReport report : record.quality()) {
            String measure = report.measure().best(words.language());
            String heading =
                    measure.isBlank() ? report.element() == null ? label("quality") : report.element() : measure;
            String value =
                    report.value() == null ? "" : report.value() + (report.unit() == null ? "" : " " + report.unit());
            String verdict = report.pass() == null ? "" : label(report.pass() ? "quality.passed" : "quality.failed");
            List<Shown> values = Stream.of(
                            plain(verdict),
                            plain(value),
                            Shown.of(report.result(), words),
                            Shown.of(report.specification(), report.specificationUri(), words))
                    .filter(shown -> !shown.isEmpty())
                    .toList();
            if (!values.isEmpty()) {
                facts.add(new Fact(heading, values));
            }
        }
        close("quality");
    }

    private void constraints() {
        told("constraint.limitation", record.useLimitation());
        for (Constraint constraint : record.constraints()) {
            Shown text = Shown.of(constraint.text(), constraint.uri(), words);
            Shown code = plain(constraint.code() == null ? "" : code("restriction", constraint.code()));
            facts.add(new Fact(
                    label("constraint." + constraint.type().word()),
                    Stream.of(code, text).filter(shown -> !shown.isEmpty()).toList()));
        }
        close("constraints");
    }

    private void service(@Nullable Service service) {
        if (service != null) {
            plain("service-type", service.type());
            several("service-version", service.versions().stream().map(Sections::plain));
            several(
                    "service-operation",
                    service.operations().stream()
                            .map(operation -> new Shown(
                                    operation.name(),
                                    null,
                                    operation.addresses().stream()
                                            .map(Shown::addressIn)
                                            .filter(Objects::nonNull)
                                            .findFirst()
                                            .orElse(null))));
        }
        close("service");
    }

    private void funding() {
        for (Funding funding : record.funding()) {
            Shown award = new Shown(
                    Stream.of(funding.awardTitle().best(words.language()), funding.award())
                            .filter(part -> part != null && !part.isBlank())
                            .collect(Collectors.joining(", ")),
                    null,
                    funding.awardUri() == null ? null : Shown.addressIn(funding.awardUri()));
            Shown funder = new Shown(
                    funding.funder(),
                    null,
                    funding.funderIdentifier() == null ? null : Shown.addressIn(funding.funderIdentifier()));
            fact(
                    label("funder"),
                    Stream.of(funder, award).filter(shown -> !shown.isEmpty()).toArray(Shown[]::new));
        }
        close("funding");
    }

    private void metadata(MetadataInfo metadata) {
        plain("metadata-identifier", metadata.identifier());
        plain("metadata-standard", metadata.standard());
        plain("metadata-language", metadata.language() == null ? null : code("language", metadata.language()));
        several("metadata-contact", metadata.parties().stream().map(party -> plain(party.name())));
        metadata.dates().forEach(date -> fact(label("date." + date.type().word()), plain(words.date(date.date()))));
        close("metadata");
    }

    private Shown named(LocalizedText name, LocalizedText description, @Nullable String reference) {
        LocalizedText shown = name.isEmpty() ? description : name;
        return Shown.of(shown, reference, words);
    }

    private static Shown plain(String text) {
        return new Shown(text, null, null);
    }

    private void plain(String key, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fact(label(key), Shown.of(text));
        }
    }

    private void told(String key, LocalizedText text) {
        allTold(key, List.of(text));
    }

    private void allTold(String key, List<LocalizedText> texts) {
        several(key, texts.stream().map(text -> Shown.of(text, words)));
    }

    private void codes(String key, String list, List<String> codes) {
        several(key, codes.stream().map(value -> plain(code(list, value))));
    }

    private void several(String key, Stream<Shown> values) {
        fact(label(key), values.filter(shown -> !shown.isEmpty()).toArray(Shown[]::new));
    }

    private void fact(String label, Shown... values) {
        if (values.length > 0) {
            facts.add(new Fact(label, List.of(values)));
        }
    }

    private void close(String section) {
        if (!facts.isEmpty()) {
            sections.add(new Section("complet-" + section, words.text("record.section." + section), facts));
            facts = new ArrayList<>();
        }
    }

    private String label(String key) {
        return words.text("record.fact." + key);
    }

    /** The words for a code of ISO 19115-1, or the code itself where the centre has none. */
    private String code(String list, String code) {
        String key = "code." + list + "." + code;
        return words.has(key) ? words.text(key) : code;
    }
}
