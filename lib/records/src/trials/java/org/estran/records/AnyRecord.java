package org.estran.records;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;

/** Records as people, harvests and attackers may write them, every part now and then present. */
public final class AnyRecord implements ArbitraryProvider {

    private static final Arbitrary<String> TEXT = Arbitraries.oneOf(
            Arbitraries.strings().all().ofMaxLength(12),
            Arbitraries.strings()
                    .withChars('\u0000', '\uD83D', '\uDE00', '\uFFFE', '<', '&', ']', '>', '\r', '\n', ' ', '}', '\\'),
            Arbitraries.of(
                    "Salinité", "]]>", "</script><script>", "a & b", " ", "\u0001", "{\\%$#_~^}", "𝄞", "10.5072/x"));

    private static final Arbitrary<String> ADDRESS = Arbitraries.oneOf(
            TEXT,
            Arbitraries.of(
                    "https://example.org/%zz",
                    "http://[::1]/",
                    "https://example.org/é ü",
                    "https://example.org:99999/#a#b",
                    "http://",
                    "doi:10.5072/<x>",
                    "10.99999/abc",
                    "urn:x:y",
                    "sno_sss_x",
                    "javascript:alert(1)",
                    "https://example.org/a?b=c&d=e#f"));

    private static final Arbitrary<String> CODE =
            Arbitraries.oneOf(TEXT, Arbitraries.of("grid", "download", "onGoing", "P1D", "OGC:WMS", "licence"));

    private static final Arbitrary<String> DATE =
            Arbitraries.oneOf(TEXT, Arbitraries.of("1999", "2020-02", "2021-03-04", "2021-03-04T05:06:07Z", "-0500"));

    @Override
    public boolean canProvideFor(TypeUsage target) {
        return target.isOfType(MetadataRecord.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
        return Set.of(records());
    }

    public static Arbitrary<MetadataRecord> records() {
        return Combinators.combine(words(), extents(), responsibility(), making(), access(), links())
                .as((words, extents, responsibility, making, access, links) -> Stream.of(
                                words, extents, responsibility, making, access, links)
                        .reduce(new RecordBuilder(Kind.DATASET), (builder, change) -> change.to(builder), (a, b) -> b)
                        .build());
    }

    /** Some parts of a record. */
    private interface Change {
        RecordBuilder to(RecordBuilder builder);
    }

    private static Arbitrary<Change> words() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        localized(),
                        localized(),
                        localized(),
                        few(localized()),
                        few(keyword()),
                        few(CODE),
                        few(Arbitraries.of("fr", "en", "x y", "", "zh-Hant", "é")))
                .as((kind, title, summary, other, names, keywords, codes, languages) -> builder -> builder.kind(kind)
                        .title(title)
                        .summary(summary)
                        .alternateTitles(names)
                        .purpose(other)
                        .supplement(other)
                        .lineage(other)
                        .useLimitation(other)
                        .credits(names)
                        .keywords(keywords)
                        .topics(codes)
                        .status(codes)
                        .languages(languages));
    }

    private static Arbitrary<Change> extents() {
        return Combinators.combine(few(box()), few(shape()), few(place()), few(vertical()), few(period()))
                .as((boxes, shapes, places, verticals, periods) -> builder -> builder.boxes(boxes)
                        .shapes(shapes)
                        .places(places)
                        .verticals(verticals)
                        .periods(periods));
    }

    private static Arbitrary<Change> responsibility() {
        Arbitrary<Identifier> identifier = Combinators.combine(
                        Arbitraries.oneOf(TEXT, Arbitraries.of("doi", "urn")), ADDRESS)
                .as(Identifier::new);
        Arbitrary<Funding> funding = Combinators.combine(
                        TEXT, maybe(ADDRESS), maybe(TEXT), maybe(ADDRESS), localized())
                .as(Funding::new);
        Arbitrary<MetadataInfo> metadata = Combinators.combine(
                        maybe(TEXT), maybe(CODE), few(party()), few(dated()), maybe(TEXT))
                .as(MetadataInfo::new)
                .injectNull(0.5);
        return Combinators.combine(few(identifier), party().list().ofMaxSize(4), few(funding), metadata)
                .as((identifiers, parties, funders, info) -> builder -> builder.identifiers(identifiers)
                        .parties(parties)
                        .funding(funders)
                        .metadata(info == null ? MetadataInfo.NONE : info));
    }

    private static Arbitrary<Change> making() {
        Arbitrary<ProcessStep> step = Combinators.combine(localized(), maybe(DATE), few(party()), few(source()))
                .as(ProcessStep::new);
        Arbitrary<Provenance> provenance =
                Combinators.combine(few(step), few(source())).as(Provenance::new);
        Arbitrary<AcquisitionInstrument> instrument = Combinators.combine(
                        maybe(ADDRESS), localized(), localized(), maybe(TEXT), maybe(ADDRESS))
                .as(AcquisitionInstrument::new);
        Arbitrary<AcquisitionPlatform> platform = Combinators.combine(
                        maybe(ADDRESS), localized(), localized(), maybe(TEXT))
                .as(AcquisitionPlatform::new);
        Arbitrary<AcquisitionOperation> operation = Combinators.combine(
                        maybe(ADDRESS), localized(), localized(), maybe(TEXT))
                .as(AcquisitionOperation::new);
        Arbitrary<Acquisition> acquisition = Combinators.combine(few(platform), few(instrument), few(operation))
                .as(Acquisition::new);
        Arbitrary<QualityReport> quality = Combinators.combine(
                        maybe(Arbitraries.of("DomainConsistency", "CompletenessOmission", "<x>")),
                        localized(),
                        maybe(TEXT),
                        maybe(TEXT),
                        Arbitraries.of(true, false).injectNull(0.3),
                        localized(),
                        maybe(ADDRESS),
                        maybe(DATE))
                .as((element, words, value, unit, pass, specification, uri, date) -> new QualityReport(
                        element, words, words, value, unit, pass, specification, uri, date, date));
        Arbitrary<Variable> variable = Combinators.combine(TEXT, maybe(TEXT), maybe(TEXT), maybe(TEXT))
                .as(Variable::new);
        return Combinators.combine(provenance, acquisition, few(quality), few(variable), representation())
                .as((p, a, q, v, r) -> builder ->
                        builder.provenance(p).acquisition(a).quality(q).variables(v).representation(r));
    }

    private static Arbitrary<Representation> representation() {
        Arbitrary<Resolution> resolution = Combinators.combine(
                        Arbitraries.of(ResolutionMeasure.class), number(), maybe(Arbitraries.of("m", "degree", "<")))
                .as(Resolution::new);
        Arbitrary<ReferenceSystem> system = Combinators.combine(
                        Arbitraries.oneOf(ADDRESS, Arbitraries.of("EPSG:4326")), maybe(TEXT), maybe(CODE))
                .as(ReferenceSystem::new);
        return Combinators.combine(few(CODE), few(resolution), few(CODE), few(system))
                .as(Representation::new);
    }

    private static Arbitrary<Change> access() {
        Arbitrary<Constraint> constraint = Combinators.combine(
                        Arbitraries.of(ConstraintType.class), maybe(CODE), localized(), maybe(ADDRESS))
                .as(Constraint::new);
        Arbitrary<DataFormat> format = Combinators.combine(
                        maybe(TEXT),
                        maybe(TEXT),
                        maybe(Arbitraries.of("application/netcdf", "text/csv", "<>")),
                        maybe(ADDRESS))
                .as(DataFormat::new)
                .injectNull(0.3);
        Arbitrary<Distribution> distribution = Combinators.combine(
                        maybe(ADDRESS),
                        maybe(CODE),
                        maybe(CODE),
                        localized(),
                        format,
                        Arbitraries.longs().between(0, 1L << 50).injectNull(0.4))
                .as((address, function, protocol, name, form, size) ->
                        new Distribution(address, function, protocol, protocol, name, name, form, size));
        Arbitrary<ServiceOperation> operation = Combinators.combine(TEXT, localized(), few(CODE), few(ADDRESS))
                .as(ServiceOperation::new);
        Arbitrary<Service> service = Combinators.combine(maybe(CODE), few(TEXT), maybe(CODE), few(operation))
                .as(Service::new)
                .injectNull(0.6);
        Arbitrary<BrowseGraphic> graphic = Combinators.combine(
                        ADDRESS, localized(), maybe(Arbitraries.of("image/png", "<")))
                .as(BrowseGraphic::new);
        Arbitrary<String> licence = Arbitraries.oneOf(ADDRESS, Arbitraries.of("CC-BY-4.0", "etalab-2.0"));
        return Combinators.combine(few(constraint), few(distribution), service, few(graphic), maybe(licence))
                .as((c, d, s, g, l) -> builder -> builder.constraints(c)
                        .distributions(d)
                        .service(s)
                        .graphics(g)
                        .licence(l));
    }

    private static Arbitrary<Change> links() {
        Arbitrary<Relation> relation = Combinators.combine(
                        Arbitraries.of(RelationType.class),
                        ADDRESS,
                        localized().injectNull(0.5),
                        Arbitraries.of(Kind.class).injectNull(0.5),
                        maybe(CODE))
                .as(Relation::new);
        Arbitrary<Maintenance> maintenance = Combinators.combine(maybe(CODE), maybe(DATE), localized())
                .as(Maintenance::new)
                .injectNull(0.5);
        Arbitrary<Map<String, String>> nil = Arbitraries.maps(
                        Arbitraries.of("abstract", "period", "licence"), Arbitraries.of("missing", "unknown"))
                .ofMaxSize(2);
        return Combinators.combine(few(relation), maintenance, maybe(TEXT), maybe(DATE), few(dated()), nil)
                .as((relations, kept, edition, issued, dates, reasons) -> builder -> builder.relations(relations)
                        .maintenance(kept)
                        .edition(edition)
                        .issued(issued)
                        .dates(dates)
                        .nilReasons(reasons));
    }

    private static <T> Arbitrary<List<T>> few(Arbitrary<T> of) {
        return of.list().ofMaxSize(2);
    }

    private static Arbitrary<String> maybe(Arbitrary<String> text) {
        return text.injectNull(0.3);
    }

    private static Arbitrary<Double> number() {
        return Arbitraries.doubles().between(-12_000, 50_000).ofScale(3);
    }

    private static Arbitrary<LocalizedText> localized() {
        return Arbitraries.maps(Arbitraries.of("fr", "en", "de", "\u0000<x>"), TEXT)
                .ofMaxSize(3)
                .map(LocalizedText::new);
    }

    private static Arbitrary<Party> party() {
        Arbitrary<String> orcid = maybe(Arbitraries.of("0000-0002-1825-0097", "wrong", "<"));
        Arbitrary<String> ror = maybe(Arbitraries.of("02chvqy57", "wrong"));
        Arbitrary<Contact> contact = Combinators.combine(
                        maybe(TEXT), maybe(TEXT), maybe(TEXT), maybe(TEXT), maybe(TEXT), maybe(TEXT), maybe(ADDRESS))
                .as(Contact::new)
                .injectNull(0.6);
        return Combinators.combine(
                        Arbitraries.of(Role.class), maybe(TEXT), maybe(TEXT), orcid, maybe(TEXT), ror, maybe(TEXT), contact)
                .as((role, family, given, id, organisation, registered, other, reached) -> new Party(
                        role, family, given, id, organisation, registered, other, other, other, reached));
    }

    private static Arbitrary<Keyword> keyword() {
        return Combinators.combine(localized(), maybe(ADDRESS), maybe(TEXT), maybe(CODE), maybe(ADDRESS))
                .as(Keyword::new);
    }

    private static Arbitrary<DatedEvent> dated() {
        return Combinators.combine(Arbitraries.of(DateType.class), DATE).as(DatedEvent::new);
    }

    private static Arbitrary<LineageSource> source() {
        return Combinators.combine(localized(), localized(), maybe(ADDRESS)).as(LineageSource::new);
    }

    private static Arbitrary<Place> place() {
        return Combinators.combine(localized(), maybe(ADDRESS), maybe(TEXT)).as(Place::new);
    }

    private static Arbitrary<BoundingBox> box() {
        return Combinators.combine(position(), position())
                .as((a, b) -> new BoundingBox(
                        a.longitude(),
                        Math.min(a.latitude(), b.latitude()),
                        b.longitude(),
                        Math.max(a.latitude(), b.latitude())));
    }

    private static Arbitrary<Position> position() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-180, 180).ofScale(6),
                        Arbitraries.doubles().between(-90, 90).ofScale(6))
                .as(Position::new);
    }

    private static Arbitrary<Shape> shape() {
        Arbitrary<Shape> point = position().map(Shape.Point::new);
        Arbitrary<Shape> line = position().list().ofMinSize(2).ofMaxSize(4).map(Shape.Line::new);
        Arbitrary<List<Position>> ring = position()
                .list()
                .ofMinSize(3)
                .ofMaxSize(5)
                .map(open -> Stream.concat(open.stream(), Stream.of(open.getFirst()))
                        .toList());
        Arbitrary<Shape> polygon = ring.list().ofMinSize(1).ofMaxSize(2).map(Shape.Polygon::new);
        return Arbitraries.oneOf(point, line, polygon);
    }

    private static Arbitrary<VerticalExtent> vertical() {
        return Combinators.combine(
                        number(),
                        number(),
                        maybe(Arbitraries.of("m", "km", "dbar", "<")),
                        Arbitraries.of(Direction.class).injectNull(0.5),
                        maybe(Arbitraries.of("EPSG:5715", "https://www.opengis.net/def/crs/EPSG/0/5714", "<")))
                .as((a, b, unit, positive, datum) ->
                        new VerticalExtent(Math.min(a, b), Math.max(a, b), unit, positive, datum));
    }

    private static Arbitrary<Period> period() {
        Arbitrary<Instant> instant = Arbitraries.oneOf(
                Arbitraries.longs().between(-4_000_000_000L, 4_000_000_000L).map(Instant::ofEpochSecond),
                Arbitraries.of("2015-01-01T00:00:00Z", "2015-12-31T23:59:59Z").map(Instant::parse));
        return Combinators.combine(
                        instant.injectNull(0.2),
                        instant.injectNull(0.2),
                        Arbitraries.of(Indeterminate.class).injectNull(0.6),
                        Arbitraries.of(Indeterminate.class).injectNull(0.6),
                        maybe(CODE),
                        maybe(TEXT))
                .as(AnyRecord::period);
    }

    private static Period period(
            Instant a, Instant b, Indeterminate startIs, Indeterminate endIs, String resolution, String name) {
        return a != null && b != null && a.isAfter(b)
                ? new Period(b, a, startIs, endIs, resolution, name)
                : new Period(a, b, startIs, endIs, resolution, name);
    }
}
