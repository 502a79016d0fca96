package org.estran.app.producers.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.Passages;
import org.estran.app.links.Link;
import org.estran.app.links.Links;
import org.estran.app.producers.Producer;
import org.estran.app.producers.ProducerAsked;
import org.estran.app.producers.ProducerMessage;
import org.estran.app.producers.ProducerPage;
import org.estran.app.producers.ProducerQuery;
import org.estran.app.producers.Producers;
import org.estran.app.projects.Logo;
import org.estran.app.usage.Counts;
import org.estran.app.usage.UsageFigures;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.records.Party;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The producers over what the rooms below know of their records. */
@Component
class KnownProducers implements Producers {

    /** What a description should tell, so that others find and may use what it describes. */
    private static final List<Queryable> WANTED = List.of(
            Queryable.ABSTRACT,
            Queryable.KEYWORD,
            Queryable.PLACE,
            Queryable.TIME,
            Queryable.LICENCE,
            Queryable.LINEAGE,
            Queryable.FORMAT);

    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})/(.+)");
    private static final int NEWEST = 20;
    private static final int MOST_LOOKED_AT = 10_000;
    private static final int RUNS = 20;
    private static final int MOST_TO_ONE_A_DAY = 20;
    private static final int MOST_BY_ONE_A_DAY = 5;
    private static final int MOST_AN_HOUR = 100;
    private static final int LONGEST_MESSAGE = 5_000;
    private static final int LONGEST_NAME = 300;
    private static final int MONTHS = 12;
    private static final Duration KEPT = Duration.ofDays(90);

    private final Catalogue catalogue;
    private final Harvests harvests;
    private final Links links;
    private final ProducerRows rows;
    private final FigureRows figures;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final RandomGenerator random;

    KnownProducers(
            Catalogue catalogue,
            Harvests harvests,
            Links links,
            ProducerRows rows,
            FigureRows figures,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock,
            RandomGenerator random) {
        this.catalogue = catalogue;
        this.harvests = harvests;
        this.links = links;
        this.rows = rows;
        this.figures = figures;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Producer find(String id, Language language) {
        String asked = Producer.name(id).orElseThrow(KnownProducers::notFound);
        Matches newest = newest(asked);
        Looked looked = look(recordsOf(asked));
        return new Producer(
                spelt(asked, newest.records()),
                rows.names(asked),
                newest.matched(),
                figures.produced(Producer.key(asked)),
                newest.records().stream()
                        .map(one -> new Producer.Titled(
                                one.id(), one.record().title().best(language)))
                        .toList(),
                quality(named(asked)),
                looked.links(),
                looked.records(),
                sources(newest.records()),
                rows.logo(asked).map(Logo::digest).orElse(null),
                usage(asked),
                contact(asked, newest.records()).isPresent());
    }

    /** Of the last twelve months, this one included; nothing counted is told too. */
    private UsageFigures usage(String name) {
        YearMonth now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        SortedMap<YearMonth, Counts> months = figures.months(Producer.key(name), now.minusMonths(MONTHS - 1L));
        for (int before = 0; before < MONTHS; before++) {
            months.putIfAbsent(now.minusMonths(before), Counts.NONE);
        }
        return new UsageFigures(months);
    }

    @Override
    public ProducerPage page(ProducerQuery query) {
        List<FigureRows.Figure> found = figures.page(query, place(query));
        List<FigureRows.Figure> shown = found.stream().limit(query.limit()).toList();
        Map<String, List<Long>> sources =
                figures.sources(shown.stream().map(FigureRows.Figure::key).toList());
        Map<Long, Optional<Instant>> runs = new HashMap<>();
        List<ProducerPage.Line> lines = shown.stream()
                .map(one -> new ProducerPage.Line(
                        one.name(),
                        one.names(),
                        one.records(),
                        one.quality() / 10,
                        one.deadLinks(),
                        sources.getOrDefault(one.key(), List.of()).stream()
                                .flatMap(source ->
                                        runs.computeIfAbsent(source, id -> Optional.ofNullable(lastRun(id))).stream())
                                .max(Comparator.naturalOrder())
                                .orElse(null),
                        one.logo()))
                .toList();
        return new ProducerPage(lines, found.size() > shown.size() ? cursor(query, shown.getLast()) : null);
    }

    private static String cursor(ProducerQuery query, FigureRows.Figure last) {
        return switch (query.sort()) {
            case NAME -> last.key();
            case RECORDS -> last.records() + "/" + last.key();
            case QUALITY -> last.quality() + "/" + last.key();
            case DEAD_LINKS -> last.deadLinks() + "/" + last.key();
        };
    }

    private static FigureRows.@Nullable Place place(ProducerQuery query) {
        String after = query.after();
        if (after == null || after.isEmpty()) {
            return null;
        }
        if (query.sort() == ProducerQuery.Sort.NAME) {
            return new FigureRows.Place(0, after);
        }
        Matcher place = PLACE.matcher(after);
        if (!place.matches()) {
            throw ProblemException.invalid(
                    "producer-place-unknown", "No page of this list ended there: " + after, List.of());
        }
        return new FigureRows.Place(Long.parseLong(place.group(1)), place.group(2));
    }

    private static SearchRequest recordsOf(String name) {
        return SearchRequest.EVERYTHING.filter(named(name)).order(List.of(Order.descending(Queryable.MODIFIED)));
    }

    /** @throws ProblemException {@code producer-not-found} where no record names it */
    private Matches newest(String name) {
        Matches newest = catalogue.matching(recordsOf(name).limit(NEWEST), 0);
        if (newest.matched() == 0) {
            throw notFound();
        }
        return newest;
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("producer-not-found", "No record names that organisation.");
    }

    private static Filter named(String name) {
        return new Filter.In(
                Queryable.ORGANISATION.word(), List.of(new Literal.Text(name)), Filter.Case.CASE_AND_ACCENTS_IGNORED);
    }

    private static String spelt(String asked, List<CatalogueRecord> records) {
        return records.stream()
                .flatMap(record -> record.record().parties().stream())
                .map(Party::organisation)
                .filter(name -> name != null && name.strip().equalsIgnoreCase(asked.strip()))
                .findFirst()
                .map(String::strip)
                .orElse(asked);
    }

    /** How many of the records tell each thing that is wanted. */
    private Map<String, Long> quality(Filter its) {
        Map<String, Long> telling = new LinkedHashMap<>();
        for (Queryable wanted : WANTED) {
            Filter has = new Filter.And(List.of(its, new Filter.Not(new Filter.IsNull(wanted.word()))));
            telling.put(
                    wanted.word(),
                    catalogue
                            .found(SearchRequest.EVERYTHING.filter(has).limit(0), 0)
                            .matched());
        }
        return telling;
    }

    private record Looked(Map<Link.State, Long> links, long records) {}

    private Looked look(SearchRequest all) {
        List<String> ids = new ArrayList<>();
        Found page = catalogue.found(all.limit(Catalogue.MOST_MATCHES), 0);
        while (!page.records().isEmpty() && ids.size() < MOST_LOOKED_AT) {
            page.records().forEach(one -> ids.add(one.id()));
            page = catalogue.found(all.limit(Catalogue.MOST_MATCHES), ids.size());
        }
        return new Looked(links.counts(ids), ids.size());
    }

    private List<Producer.Harvested> sources(List<CatalogueRecord> newest) {
        Map<Long, Producer.Harvested> sources = new LinkedHashMap<>();
        for (CatalogueRecord record : newest) {
            for (Passages way : harvests.passages(record.id())) {
                sources.computeIfAbsent(way.id(), id -> new Producer.Harvested(way.harvester(), lastRun(id)));
            }
        }
        return List.copyOf(sources.values());
    }

    private @Nullable Instant lastRun(long harvester) {
        return harvests.runs(harvester, RUNS).stream()
                .filter(run -> run.state() == HarvestRun.State.DONE)
                .map(HarvestRun::endedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whom staff named, else whom the newest records name with that organisation. */
    private Optional<String> contact(String name, List<CatalogueRecord> newest) {
        return rows.contact(name)
                .or(() -> newest.stream()
                        .flatMap(record -> record.record().parties().stream())
                        .filter(party -> party.organisation() != null
                                && party.organisation().strip().equalsIgnoreCase(name.strip()))
                        .map(Party::email)
                        .filter(KnownProducers::isMail)
                        .findFirst());
    }

    private static boolean isMail(@Nullable String text) {
        return text != null
                && text.length() <= 300
                && text.strip().matches("[^\\s@<>\"(),:;]+@[^\\s@<>\"(),:;]+\\.[^\\s@<>\"(),:;]+");
    }

    @Override
    public Optional<Logo> logo(String id) {
        return Producer.name(id).flatMap(rows::logo);
    }

    @Override
    public Optional<String> logoOf(String name) {
        return rows.logo(name).map(Logo::digest);
    }

    @Override
    public void dress(String id, LocalizedText names, String contact, @Nullable Logo logo, boolean withoutLogo) {
        String name = Producer.name(id).orElseThrow(KnownProducers::notFound);
        if (!contact.isBlank() && !isMail(contact)) {
            throw invalid(List.of(Finding.blocking("producer-email", "/contact", contact)));
        }
        List<Finding> tooLong = names.byLanguage().entrySet().stream()
                .filter(one -> one.getValue().length() > LONGEST_NAME)
                .map(one ->
                        Finding.blocking("producer-name-long", "/name-" + one.getKey(), String.valueOf(LONGEST_NAME)))
                .toList();
        if (!tooLong.isEmpty()) {
            throw invalid(tooLong);
        }
        transaction.executeWithoutResult(status -> {
            rows.names(name, names, clock.instant());
            rows.contact(name, contact.isBlank() ? null : contact.strip(), clock.instant());
            if (logo != null || withoutLogo) {
                rows.logo(name, logo, clock.instant());
            }
        });
    }

    @Override
    public String contactOf(String id) {
        return Producer.name(id).flatMap(rows::contact).orElse("");
    }

    @Override
    public void write(String id, Asking asking) {
        String asked = Producer.name(id).orElseThrow(KnownProducers::notFound);
        List<CatalogueRecord> newest = newest(asked).records();
        List<Finding> findings = findings(asking);
        if (!findings.isEmpty()) {
            throw invalid(findings);
        }
        String contact = contact(asked, newest)
                .orElseThrow(() -> ProblemException.notFound(
                        "producer-unknown-contact", "Nobody is known to write to at this organisation."));
        transaction.executeWithoutResult(status -> keep(spelt(asked, newest), contact.strip(), asking));
    }

    private void keep(String producer, String contact, Asking asking) {
        Instant now = clock.instant();
        Instant yesterday = now.minus(Duration.ofDays(1));
        String key = Producer.key(producer);
        rows.forgetBefore(now.minus(KEPT));
        if (rows.since(yesterday, key, null) >= MOST_TO_ONE_A_DAY
                || rows.since(yesterday, null, asking.email().strip()) >= MOST_BY_ONE_A_DAY
                || rows.since(now.minus(Duration.ofHours(1)), null, null) >= MOST_AN_HOUR) {
            throw new ProblemException(new Problem.TooMany(
                    "producer-too-many-messages", "Too many messages were written; try again tomorrow."));
        }
        byte[] made = new byte[12];
        random.nextBytes(made);
        ProducerMessage message = new ProducerMessage(
                HexFormat.of().formatHex(made),
                key,
                contact,
                asking.name().strip(),
                asking.email().strip(),
                asking.words().strip(),
                asking.language(),
                now);
        rows.keep(message);
        events.publishEvent(new ProducerAsked(message));
    }

    private static List<Finding> findings(Asking asking) {
        return Stream.of(
                        Optional.of(Finding.blocking("producer-name", "/name"))
                                .filter(wrong ->
                                        asking.name().isBlank() || asking.name().length() > 200),
                        Optional.of(Finding.blocking("producer-email", "/email", asking.email()))
                                .filter(wrong -> !isMail(asking.email())),
                        Optional.of(Finding.blocking("producer-words", "/words", Integer.toString(LONGEST_MESSAGE)))
                                .filter(wrong -> asking.words().isBlank()
                                        || asking.words().length() > LONGEST_MESSAGE))
                .flatMap(Optional::stream)
                .toList();
    }

    private static ProblemException invalid(List<Finding> findings) {
        return ProblemException.invalid(
                "producer-message-incomplete", "Something is missing, or is not right.", findings);
    }

    @Override
    public Optional<ProducerMessage> message(String id) {
        return rows.message(id);
    }
}
