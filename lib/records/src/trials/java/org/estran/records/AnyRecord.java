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

    /** The world, across the antimeridian, at the poles, without width, at a point, no wider than a metre. */
    private static final List<BoundingBox> ODD = List.of(
            new BoundingBox(-180, -90, 180, 90),
            new BoundingBox(170, -10, -170, 10),
            new BoundingBox(180, -5, -180, 5),
            new BoundingBox(179.999999, 0, -179.999999, 1),
            new BoundingBox(-180, 66.5, 180, 90),
            new BoundingBox(-180, -90, 180, -60),
            new BoundingBox(0, 90, 0, 90),
            new BoundingBox(-180, 0, -180, 0),
            new BoundingBox(180, 10, 180, 20),
            new BoundingBox(-4.5, 48.400001, -4.5, 48.400002));

    private final Ingredients with;

    /** What jqwik finds. */
    public AnyRecord() {
        this(Ingredients.ANYTHING);
    }

    private AnyRecord(Ingredients with) {
        this.with = with;
    }

    @Override
    public boolean canProvideFor(TypeUsage target) {
        return target.isOfType(MetadataRecord.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
        return Set.of(target.isAnnotated(Meant.class) ? meant() : records());
    }

    /** Anything that fits into a record, garbage included. */
    public static Arbitrary<MetadataRecord> records() {
        return new AnyRecord(Ingredients.ANYTHING).whole();
    }

    /** What somebody could have meant, however hard to write. */
    public static Arbitrary<MetadataRecord> meant() {
        return new AnyRecord(Ingredients.MEANT).whole().map(Plausible::of);
    }

    private Arbitrary<MetadataRecord> whole() {
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

    private Arbitrary<Change> words() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        localized(),
                        localized(),
                        localized(),
                        few(localized()),
                        few(keyword()),
                        Combinators.combine(few(with.topic()), few(with.status())).as(List::of),
                        few(with.language()))
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
                        .topics(codes.getFirst())
                        .status(codes.getLast())
                        .languages(languages));
    }

    private Arbitrary<Change> extents() {
        return Combinators.combine(few(box()), few(shape()), few(place()), few(vertical()), few(period()))
                .as((boxes, shapes, places, verticals, periods) -> builder -> builder.boxes(boxes)
                        .shapes(shapes)
                        .places(places)
                        .verticals(verticals)
                        .periods(periods));
    }

    private Arbitrary<Change> responsibility() {
        Arbitrary<Identifier> identifier = Combinators.combine(
                        with.scheme(), with.address())
                .as(Identifier::new);
        Arbitrary<Funding> funding = Combinators.combine(
                        with.text(), maybe(with.address()), maybe(with.text()), maybe(with.address()), localized())
                .as(Funding::new);
        Arbitrary<MetadataInfo> metadata = Combinators.combine(
                        maybe(with.text()), maybe(with.language()), few(party()), few(dated()), maybe(with.text()))
                .as(MetadataInfo::new)
                .injectNull(0.5);
        return Combinators.combine(few(identifier), party().list().ofMaxSize(4), few(funding), metadata)
                .as((identifiers, parties, funders, info) -> builder -> builder.identifiers(identifiers)
                        .parties(parties)
                        .funding(funders)
                        .metadata(info == null ? MetadataInfo.NONE : info));
    }

    private Arbitrary<Change> making() {
        Arbitrary<ProcessStep> step = Combinators.combine(localized(), maybe(with.date()), few(party()), few(source()))
                .as(ProcessStep::new);
        Arbitrary<Provenance> provenance =
                Combinators.combine(few(step), few(source())).as(Provenance::new);
        Arbitrary<AcquisitionInstrument> instrument = Combinators.combine(
                        maybe(with.address()), localized(), localized(), maybe(with.text()), maybe(with.address()))
                .as(AcquisitionInstrument::new);
        Arbitrary<AcquisitionPlatform> platform = Combinators.combine(
                        maybe(with.address()), localized(), localized(), maybe(with.text()))
                .as(AcquisitionPlatform::new);
        Arbitrary<AcquisitionOperation> operation = Combinators.combine(
                        maybe(with.address()), localized(), localized(), maybe(with.text()))
                .as(AcquisitionOperation::new);
        Arbitrary<Acquisition> acquisition = Combinators.combine(few(platform), few(instrument), few(operation))
                .as(Acquisition::new);
        Arbitrary<QualityReport> quality = Combinators.combine(
                        maybe(with.qualityElement()),
                        localized(),
                        maybe(with.text()),
                        maybe(with.text()),
                        Arbitraries.of(true, false).injectNull(0.3),
                        localized(),
                        maybe(with.address()),
                        maybe(with.date()))
                .as((element, words, value, unit, pass, specification, uri, date) -> new QualityReport(
                        element, words, words, value, unit, pass, specification, uri, date, date));
        Arbitrary<Variable> variable = Combinators.combine(with.text(), maybe(with.text()), maybe(with.text()), maybe(with.text()))
                .as(Variable::new);
        return Combinators.combine(provenance, acquisition, few(quality), few(variable), representation())
                .as((p, a, q, v, r) -> builder ->
                        builder.provenance(p).acquisition(a).quality(q).variables(v).representation(r));
    }

    private Arbitrary<Representation> representation() {
        Arbitrary<Resolution> resolution = Combinators.combine(
                        Arbitraries.of(ResolutionMeasure.class), with.resolution(), maybe(with.unit()))
                .as(Resolution::new);
        Arbitrary<ReferenceSystem> system = Combinators.combine(
                        with.referenceSystem(), maybe(with.text()), maybe(with.referenceType()))
                .as(ReferenceSystem::new);
        return Combinators.combine(few(with.representation()), few(resolution), few(with.duration()), few(system))
                .as(Representation::new);
    }

    private Arbitrary<Change> access() {
        Arbitrary<Constraint> constraint = Combinators.combine(
                        Arbitraries.of(ConstraintType.class), maybe(with.restriction()), localized(), maybe(with.address()))
                .as(Constraint::new);
        Arbitrary<DataFormat> format = Combinators.combine(
                        maybe(with.text()),
                        maybe(with.text()),
                        maybe(with.mediaType()),
                        maybe(with.address()))
                .as(DataFormat::new)
                .injectNull(0.3);
        Arbitrary<Distribution> distribution = Combinators.combine(
                        maybe(with.address()),
                        maybe(with.function()),
                        maybe(with.protocol()),
                        localized(),
                        format,
                        Arbitraries.longs().between(0, 1L << 50).injectNull(0.4))
                .as((address, function, protocol, name, form, size) ->
                        new Distribution(address, function, protocol, protocol, name, name, form, size));
        Arbitrary<ServiceOperation> operation = Combinators.combine(with.text(), localized(), few(with.platform()), few(with.address()))
                .as(ServiceOperation::new);
        Arbitrary<Service> service = Combinators.combine(maybe(with.protocol()), few(with.text()), maybe(with.coupling()), few(operation))
                .as(Service::new)
                .injectNull(0.6);
        Arbitrary<BrowseGraphic> graphic = Combinators.combine(
                        with.address(), localized(), maybe(with.mediaType()))
                .as(BrowseGraphic::new);
        Arbitrary<String> licence = with.licence();
        return Combinators.combine(few(constraint), few(distribution), service, few(graphic), maybe(licence))
                .as((c, d, s, g, l) -> builder -> builder.constraints(c)
                        .distributions(d)
                        .service(s)
                        .graphics(g)
                        .licence(l));
    }

    private Arbitrary<Change> links() {
        Arbitrary<Relation> relation = Combinators.combine(
                        Arbitraries.of(RelationType.class),
                        with.address(),
                        localized().injectNull(0.5),
                        Arbitraries.of(Kind.class).injectNull(0.5),
                        maybe(with.initiative()))
                .as(Relation::new);
        Arbitrary<Maintenance> maintenance = Combinators.combine(maybe(with.frequency()), maybe(with.date()), localized())
                .as(Maintenance::new)
                .injectNull(0.5);
        Arbitrary<Map<String, String>> nil = Arbitraries.maps(
                        Arbitraries.of("abstract", "purpose", "supplement"), Arbitraries.of("missing", "unknown"))
                .ofMaxSize(2);
        return Combinators.combine(few(relation), maintenance, maybe(with.text()), maybe(with.date()), few(dated()), nil)
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

    private Arbitrary<LocalizedText> localized() {
        return Arbitraries.maps(with.tongue(), with.text())
                .ofMaxSize(3)
                .map(LocalizedText::new);
    }

    private Arbitrary<Party> party() {
        Arbitrary<String> orcid = maybe(with.orcid());
        Arbitrary<String> ror = maybe(with.ror());
        Arbitrary<Contact> contact = Combinators.combine(
                        maybe(with.text()), maybe(with.text()), maybe(with.text()), maybe(with.text()), maybe(with.text()), maybe(with.text()), maybe(with.address()))
                .as(Contact::new)
                .injectNull(0.6);
        return Combinators.combine(
                        Arbitraries.of(Role.class), maybe(with.text()), maybe(with.text()), orcid, maybe(with.text()), ror, maybe(with.text()), contact)
                .as((role, family, given, id, organisation, registered, other, reached) -> new Party(
                        role, family, given, id, organisation, registered, other, other, other, reached));
    }

    private Arbitrary<Keyword> keyword() {
        return Combinators.combine(localized(), maybe(with.address()), maybe(with.text()), maybe(with.keywordType()), maybe(with.address()))
                .as(Keyword::new);
    }

    private Arbitrary<DatedEvent> dated() {
        return Combinators.combine(Arbitraries.of(DateType.class), with.date()).as(DatedEvent::new);
    }

    private Arbitrary<LineageSource> source() {
        return Combinators.combine(localized(), localized(), maybe(with.address())).as(LineageSource::new);
    }

    private Arbitrary<Place> place() {
        return Combinators.combine(localized(), maybe(with.address()), maybe(with.text())).as(Place::new);
    }

    private static Arbitrary<BoundingBox> box() {
        Arbitrary<BoundingBox> any = Combinators.combine(position(), position())
                .as((a, b) -> new BoundingBox(
                        a.longitude(),
                        Math.min(a.latitude(), b.latitude()),
                        b.longitude(),
                        Math.max(a.latitude(), b.latitude())));
        return Arbitraries.oneOf(any, Arbitraries.of(ODD));
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

    private Arbitrary<VerticalExtent> vertical() {
        return Combinators.combine(
                        number(),
                        number(),
                        maybe(with.unit()),
                        Arbitraries.of(Direction.class).injectNull(0.5),
                        maybe(with.datum()))
                .as((a, b, unit, positive, datum) ->
                        new VerticalExtent(Math.min(a, b), Math.max(a, b), unit, positive, datum));
    }

    private Arbitrary<Period> period() {
        Arbitrary<Instant> instant = Arbitraries.oneOf(
                Arbitraries.longs().between(-4_000_000_000L, 4_000_000_000L).map(Instant::ofEpochSecond),
                Arbitraries.of("2015-01-01T00:00:00Z", "2015-12-31T23:59:59Z").map(Instant::parse));
        return Combinators.combine(
                        instant.injectNull(0.2),
                        instant.injectNull(0.2),
                        Arbitraries.of(Indeterminate.class).injectNull(0.6),
                        Arbitraries.of(Indeterminate.class).injectNull(0.6),
                        maybe(with.duration()),
                        maybe(with.text()))
                .as(AnyRecord::period);
    }

    private static Period period(
            Instant a, Instant b, Indeterminate startIs, Indeterminate endIs, String resolution, String name) {
        return a != null && b != null && a.isAfter(b)
                ? new Period(b, a, startIs, endIs, resolution, name)
                : new Period(a, b, startIs, endIs, resolution, name);
    }
}
