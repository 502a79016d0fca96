package org.estran.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;

/** A generated record without what says nothing: items of which every part happens to be missing, people without names. */
final class Plausible {

    private Plausible() {}

    static MetadataRecord of(MetadataRecord r) {
        MetadataRecord record = r.change()
                .title(r.title().isEmpty() ? LocalizedText.of("Titre", "Title") : r.title())
                .alternateTitles(kept(r.alternateTitles(), t -> !t.isEmpty()))
                .credits(kept(r.credits(), t -> !t.isEmpty()))
                .parties(parties(r.parties()))
                .keywords(kept(r.keywords(), k -> !k.label().isEmpty()))
                .places(kept(r.places(), p -> !p.name().isEmpty() || p.uri() != null))
                .periods(kept(r.periods(), p -> p.start() != null || p.end() != null))
                .provenance(new Provenance(
                        r.provenance().steps().stream()
                                .map(s -> new ProcessStep(
                                        s.description(), s.date(), parties(s.parties()), sources(s.sources())))
                                .filter(s -> !s.description().isEmpty())
                                .toList(),
                        sources(r.provenance().sources())))
                .acquisition(acquisition(r.acquisition()))
                .quality(distinct(r.quality().stream()
                        .map(Plausible::quality)
                        .filter(q ->
                                !q.measure().isEmpty() || !q.specification().isEmpty())
                        .toList()))
                .constraints(r.constraints().stream()
                        .map(Plausible::constraint)
                        .filter(c -> !c.text().isEmpty() || c.code() != null)
                        .filter(c -> c.type() != ConstraintType.LIMITATION
                                || !(r.useLimitation().isEmpty() || c.text().equals(r.useLimitation())))
                        .distinct()
                        .toList())
                .boxes(distinct(r.boxes()))
                .shapes(distinct(r.shapes()))
                .graphics(distinct(r.graphics()))
                .variables(distinct(r.variables()))
                .funding(distinct(r.funding()))
                .relations(distinct(r.relations()))
                .topics(distinct(r.topics()))
                .status(distinct(r.status()))
                .languages(distinct(r.languages()))
                .identifiers(distinct(r.identifiers().stream()
                        .map(i -> Doi.parse(i.value()).isPresent() ? new Identifier("doi", i.value()) : i)
                        .toList()))
                .dates(kept(r.dates(), d -> d.type() != DateType.PUBLICATION))
                .issued(r.issued() == null || r.issued().length() <= 10 ? r.issued() : r.issued().substring(0, 10))
                .representation(representation(r.representation()))
                .verticals(distinct(r.verticals().stream().map(Plausible::vertical).toList()))
                .maintenance(r.maintenance() == null || r.maintenance().frequency() == null ? null : r.maintenance())
                .service(r.service() == null || r.service().type() == null ? null : r.service())
                .distributions(r.distributions().stream()
                        .filter(d -> d.address() != null)
                        .map(Plausible::distribution)
                        .distinct()
                        .toList())
                .metadata(new MetadataInfo(
                        r.metadata().identifier(),
                        r.metadata().language(),
                        parties(r.metadata().parties()),
                        distinct(r.metadata().dates()),
                        r.metadata().standard()))
                .build();
        return record.change().nilReasons(nil(record)).build();
    }

    /** Only what is missing is missing for a reason. */
    private static Map<String, String> nil(MetadataRecord record) {
        Map<String, String> reasons = new LinkedHashMap<>(record.nilReasons());
        if (!record.summary().isEmpty()) {
            reasons.remove("abstract");
        }
        if (!record.purpose().isEmpty()) {
            reasons.remove("purpose");
        }
        if (!record.supplement().isEmpty()) {
            reasons.remove("supplement");
        }
        return reasons;
    }

    private static Acquisition acquisition(Acquisition a) {
        return new Acquisition(
                kept(a.platforms(), p -> p.identifier() != null && !p.name().isEmpty()),
                kept(a.instruments(), i -> i.identifier() != null && !i.name().isEmpty()),
                kept(a.operations(), o -> o.identifier() != null && !o.name().isEmpty()));
    }

    private static List<LineageSource> sources(List<LineageSource> sources) {
        return kept(sources, s -> !s.title().isEmpty() || !s.description().isEmpty());
    }

    /** A person has a family name and may have a place of work; an organisation has its name alone. */
    private static List<Party> parties(List<Party> parties) {
        List<Party> named = new ArrayList<>();
        for (Party p : parties) {
            if (p.isPerson()) {
                named.add(new Party(
                        p.role(),
                        name(p.family()),
                        name(p.given()),
                        p.orcid(),
                        p.organisation(),
                        p.organisation() == null ? null : p.ror(),
                        p.email() == null ? null : "somebody@example.org",
                        p.position(),
                        p.orcid() == null && p.uri() != null ? "https://example.org/people/1" : null,
                        p.contact()));
            } else if (p.organisation() != null && !p.organisation().isBlank()) {
                named.add(new Party(
                        p.role(),
                        null,
                        null,
                        null,
                        p.organisation(),
                        p.ror(),
                        p.email() == null ? null : "office@example.org",
                        p.position(),
                        p.ror() == null && p.uri() != null ? "https://example.org/organisations/1" : null,
                        p.contact()));
            }
        }
        return named;
    }

    /** The code of a restriction belongs to limits of access and use, and to security a classification. */
    private static Constraint constraint(Constraint c) {
        return switch (c.type()) {
            case ACCESS, USE -> c;
            case SECURITY -> new Constraint(c.type(), "unclassified", c.text(), c.text().isEmpty() ? null : c.uri());
            case LIMITATION, OTHER -> new Constraint(c.type(), null, c.text(), c.uri());
        };
    }

    /** Upwards and in metres is what is meant where nothing is said. */
    private static VerticalExtent vertical(VerticalExtent v) {
        return new VerticalExtent(
                v.minimum(),
                v.maximum(),
                "m".equals(v.unit()) ? null : v.unit(),
                v.positive() == Direction.UP ? null : v.positive(),
                v.datum());
    }

    /** A unit belongs to a number, and an evaluation was made on a day. */
    private static QualityReport quality(QualityReport q) {
        return new QualityReport(
                q.element(),
                q.measure(),
                q.result(),
                q.value(),
                q.value() == null ? null : q.unit(),
                q.pass(),
                q.specification(),
                q.specificationUri(),
                q.specificationDate(),
                q.date() == null || q.date().length() < 10 ? null : q.date());
    }

    private static Representation representation(Representation r) {
        return new Representation(
                distinct(r.types()),
                distinct(r.resolutions().stream().map(Plausible::resolution).toList()),
                distinct(r.timeSteps()),
                r.referenceSystems().stream().limit(1).toList());
    }

    private static Resolution resolution(Resolution r) {
        return switch (r.measure()) {
            case SCALE -> new Resolution(r.measure(), Math.max(1, Math.rint(r.value())), null);
            case DISTANCE, VERTICAL -> new Resolution(r.measure(), r.value(), "m");
            case ANGLE -> new Resolution(r.measure(), r.value(), "degree");
        };
    }

    private static Distribution distribution(Distribution d) {
        boolean isNothing = new DataFormat(null, null, null, null).equals(d.format());
        return new Distribution(
                d.address(),
                d.function(),
                d.protocol(),
                d.profile(),
                d.name(),
                d.description(),
                isNothing ? null : d.format(),
                d.size());
    }

    /** A comma stands between the two halves of a name, not within one, and what has an @ is taken for an address. */
    private static String name(String name) {
        String clean = name == null ? "" : name.replaceAll("[,@\\s]+", " ").strip();
        return clean.isEmpty() ? null : clean;
    }

    private static <T> List<T> distinct(List<T> list) {
        return list.stream().distinct().toList();
    }

    private static <T> List<T> kept(List<T> list, Predicate<T> says) {
        return list.stream().filter(says).distinct().toList();
    }
}
