package org.estran.ows.csw;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.crosswalks.Boxes;
import org.estran.crosswalks.Named;
import org.estran.crosswalks.Periods;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.PublishedFile;
import org.estran.ows.Markup;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * {@code csw:Record} and its brief and summary sets (OGC 07-006r1, 10.2.5; OGC 12-176r7, 6.6): Dublin Core and DCMI terms.
 * Boxes are WGS 84, latitude first, in two parts where they cross the antimeridian.
 */
public final class RecordWriter {

    private static final String CRS = "urn:ogc:def:crs:EPSG::4326";

    private final CswVersion version;
    private final MetadataRecord record;
    private final Published published;
    private final String identifier;
    private final Instant modified;
    private final Language language;
    private final Set<String> wanted;
    private final StringWriter text = new StringWriter(2048);
    private final Markup out = new Markup(text);

    private RecordWriter(CswVersion version, Described described, Language language, Set<String> wanted) {
        this.version = version;
        this.record = Named.parties(described.record());
        this.published = described.published();
        this.identifier = described.identifier();
        this.modified = described.modified();
        this.language = language;
        this.wanted = wanted;
    }

    /**
     * A record, with what the service says of it.
     *
     * @param identifier by which it is asked for
     */
    public record Described(MetadataRecord record, Published published, String identifier, Instant modified) {}

    /** @param elements the only ones wanted, in any spelling a query may use; empty for all of the set */
    public static String write(
            CswVersion version, Described described, ElementSet set, List<String> elements, Language language) {
        Set<String> wanted = elements.stream().map(ElementNames::local).collect(Collectors.toSet());
        try {
            return new RecordWriter(version, described, language, wanted).write(set);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String write(ElementSet set) throws IOException {
        out.start(
                version.name(
                        switch (set) {
                            case BRIEF -> "BriefRecord";
                            case SUMMARY -> "SummaryRecord";
                            case FULL -> "Record";
                        }),
                "xmlns:" + version.prefix(),
                version.namespace(),
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:dct",
                "http://purl.org/dc/terms/",
                "xmlns:ows",
                version.ows().namespace());
        element("dc:identifier", identifier);
        if (set == ElementSet.FULL) {
            doi();
        }
        if (isWanted("title")) {
            out.element("dc:title", record.title().best(language));
        }
        element("dc:type", record.kind().word());
        if (set != ElementSet.BRIEF) {
            summary();
        }
        if (set == ElementSet.FULL) {
            full();
        }
        boxes();
        if (version == CswVersion.V3_0_0 && set != ElementSet.BRIEF) {
            temporalExtent();
        }
        out.endAll();
        return text.toString();
    }

    private void doi() throws IOException {
        String doi = published
                .doiOf(record)
                .filter(d -> !d.isRehearsal())
                .map(d -> d.address())
                .orElse("");
        if (!doi.isEmpty() && !doi.equalsIgnoreCase(identifier)) {
            element("dc:identifier", doi);
        }
    }

    private void summary() throws IOException {
        Set<String> subjects = new LinkedHashSet<>();
        record.keywords().forEach(keyword -> subjects.add(keyword.label().best(language)));
        subjects.addAll(record.topics());
        each("dc:subject", subjects);
        each("dc:format", formats());
        each("dc:relation", record.relations().stream().map(Relation::target).toList());
        element("dct:modified", modifiedDate());
        element("dct:abstract", record.summary().best(language));
        each(
                "dct:spatial",
                record.places().stream().map(p -> p.name().best(language)).toList());
    }

    private Set<String> formats() {
        return Stream.concat(
                        published.files().stream().map(PublishedFile::mediaType),
                        record.distributions().stream()
                                .map(Distribution::format)
                                .flatMap(Stream::ofNullable)
                                .map(RecordWriter::name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String name(DataFormat format) {
        return Optional.ofNullable(format.name())
                .or(() -> Optional.ofNullable(format.mediaType()))
                .orElse("");
    }

    /** What the description says of itself, else when it last changed here. */
    private String modifiedDate() {
        return record.metadata().dates().isEmpty()
                ? modified.atZone(ZoneOffset.UTC).toLocalDate().toString()
                : record.metadata().dates().getLast().date();
    }

    private void full() throws IOException {
        each("dc:creator", names(record.citedParties()));
        each(
                "dc:contributor",
                names(record.parties().stream()
                        .filter(p -> !record.citedParties().contains(p) && p.role() != Role.PUBLISHER)
                        .toList()));
        element("dc:publisher", published.publisherOf(record));
        element("dc:date", published.issued(record));
        each("dc:language", record.languages());
        element("dct:provenance", record.lineage().best(language));
        element("dc:rights", record.useLimitation().best(language));
        element("dct:license", record.licence());
        element("dct:temporal", Periods.text(record.period(), "..").orElse(null));
        references();
    }

    private void references() throws IOException {
        if (!isWanted("references")) {
            return;
        }
        out.element("dct:references", published.landingPage().toString(), "scheme", "WWW:LINK-1.0-http--link");
        for (PublishedFile file : published.files()) {
            out.element("dct:references", file.url().toString(), "scheme", "WWW:DOWNLOAD-1.0-http--download");
        }
        for (Distribution distribution : record.distributions()) {
            if (distribution.address() != null && !distribution.address().isBlank()) {
                out.element("dct:references", distribution.address(), "scheme", distribution.protocol());
            }
        }
    }

    private void boxes() throws IOException {
        if (!isWanted("boundingbox")) {
            return;
        }
        for (BoundingBox box : Boxes.unfolded(record.coveringBoxes())) {
            out.start("ows:BoundingBox", "crs", CRS, "dimensions", "2");
            out.element("ows:LowerCorner", Boxes.degrees(box.south()) + " " + Boxes.degrees(box.west()));
            out.element("ows:UpperCorner", Boxes.degrees(box.north()) + " " + Boxes.degrees(box.east()));
            out.end();
        }
    }

    private void temporalExtent() throws IOException {
        TimeInterval period = record.period();
        if (period == null || period.isEmpty() || !isWanted("temporalextent")) {
            return;
        }
        out.start(version.name("TemporalExtent"));
        if (period.start() != null) {
            out.element(version.name("begin"), period.start().toString());
        }
        if (period.end() != null) {
            out.element(version.name("end"), period.end().toString());
        }
        out.end();
    }

    private static List<String> names(List<Party> parties) {
        return parties.stream().map(Party::name).distinct().toList();
    }

    private void each(String name, Iterable<String> values) throws IOException {
        for (String value : values) {
            element(name, value);
        }
    }

    private void element(String name, @Nullable String value) throws IOException {
        if (value != null && !value.isBlank() && isWanted(name.substring(name.indexOf(':') + 1))) {
            out.element(name, value.strip());
        }
    }

    private boolean isWanted(String local) {
        return wanted.isEmpty() || wanted.contains(local.toLowerCase(Locale.ROOT));
    }
}
