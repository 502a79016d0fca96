package org.estran.app.observations.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.selection.PropertyNames;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.observations.store.SelectionCounts.Count;
import org.estran.app.observations.store.StoredProperty;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.crosswalks.BibTex;
import org.estran.crosswalks.Citation;
import org.estran.crosswalks.DataCiteJson;
import org.estran.crosswalks.Licence;
import org.estran.crosswalks.Licences;
import org.estran.crosswalks.Published;
import org.estran.records.AccessCondition;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** A selection in words, and how it and the datasets it comes from are cited. */
@Component
public class SelectionCitations {

    private static final String CENTRE = "Estran";

    /** Datasets that a citation names. */
    static final int MOST_DATASETS = 200;

    private final ObservationStore store;
    private final Catalogue catalogue;
    private final RecordDocuments documents;
    private final Bundles bundles;
    private final Clock clock;
    private final String base;

    SelectionCitations(
            ObservationStore store,
            Catalogue catalogue,
            RecordDocuments documents,
            Bundles bundles,
            Clock clock,
            @Value("${estran.base-url}") String base) {
        this.store = store;
        this.catalogue = catalogue;
        this.documents = documents;
        this.bundles = bundles;
        this.clock = clock;
        this.base = base.replaceAll("/+$", "");
    }

    /**
     * A dataset that rows come from.
     *
     * @param licence what people call it; empty where none is told
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Dataset(
            String id,
            String title,
            long features,
            String citation,
            String licence,
            @Nullable String licenceAddress) {}

    /** One choice of a selection in words. */
    public record Said(String what, String values) {}

    URI page(SavedSelection kept) {
        return URI.create(base + kept.path());
    }

    List<Dataset> datasets(SelectionCounts counts, Language language) {
        List<Dataset> all = new ArrayList<>();
        for (Found found : found(counts)) {
            CatalogueRecord one = found.record();
            Published published = documents.publication(one, clock.instant());
            String licence = one.record().licence();
            Optional<Licence> known = Optional.ofNullable(licence).flatMap(Licences::of);
            all.add(new Dataset(
                    one.id(),
                    title(one, language),
                    found.features(),
                    Citation.text(one.record(), published, language),
                    known.map(its -> its.name().best(language)).orElse(licence == null ? "" : licence),
                    known.map(Licence::address)
                            .orElse(licence != null && licence.startsWith("https://") ? licence : null)));
        }
        return all;
    }

    private record Found(CatalogueRecord record, long features) {}

    private List<Found> found(SelectionCounts counts) {
        List<Count> first = counts.records().stream().limit(MOST_DATASETS).toList();
        Map<String, CatalogueRecord> records = catalogue
                .all(first.stream().map(Count::value).toList())
                .stream()
                .collect(Collectors.toMap(CatalogueRecord::id, Function.identity(), (one, other) -> one));
        return first.stream()
                .flatMap(count -> Optional.ofNullable(records.get(count.value())).stream()
                        .map(record -> new Found(record, count.features())))
                .toList();
    }

    private static String title(CatalogueRecord record, Language language) {
        String title = record.record().title().best(language);
        return title.isBlank() ? record.id() : title;
    }

    /** What is chosen, one after the other; empty where everything is. */
    List<Said> said(Asked asked, Language language) {
        Words words = bundles.in(language);
        List<Said> all = new ArrayList<>();
        PropertyNames names = new PropertyNames(properties(), language);
        asked.parameters().forEach((name, values) -> {
            String what = words.text(
                    switch (name) {
                        case "bbox" -> "observations.selection.box";
                        case "from" -> "observations.selection.from";
                        case "until" -> "observations.selection.until";
                        case "depth" -> "observations.selection.depth";
                        case "property" -> "observations.selection.properties";
                        case "platform" -> "observations.selection.platforms";
                        case "network" -> "observations.selection.networks";
                        case "campaign" -> "observations.selection.campaigns";
                        case "mode" -> "observations.selection.modes";
                        case "quality" -> "observations.selection.qualities";
                        default -> "observations.selection.from-records";
                    });
            all.add(new Said(
                    what,
                    values.stream()
                            .map(value -> value(name, value, names, words))
                            .collect(Collectors.joining("; "))));
        });
        return all;
    }

    private String value(String name, String value, PropertyNames names, Words words) {
        return switch (name) {
            case "property" -> names.of(value);
            case "from", "until" -> words.date(value);
            case "mode" -> words.has("observations.mode." + value) ? words.text("observations.mode." + value) : value;
            case "quality" -> words.text("observations.quality." + value);
            case "record" ->
                catalogue
                        .find(value)
                        .filter(record -> !record.isGone())
                        .map(record -> title(record, words.language()))
                        .orElse(value);
            default -> value;
        };
    }

    private List<StoredProperty> properties() {
        try {
            return store.properties();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** In one sentence. */
    String inWords(Asked asked, Language language) {
        List<Said> said = said(asked, language);
        return said.isEmpty()
                ? bundles.in(language).text("orders.everything")
                : said.stream()
                        .map(one -> one.what() + (language == Language.FR ? " : " : ": ") + one.values())
                        .collect(Collectors.joining(". "));
    }

    /** How the selection itself is cited. */
    String text(SavedSelection kept, SelectionCounts counts, Language language) {
        return Citation.text(record(kept, counts), published(kept), language);
    }

    /** The selection first, then each dataset. */
    String bibTex(SavedSelection kept, SelectionCounts counts, Language language) {
        StringBuilder all = new StringBuilder(BibTex.of(record(kept, counts), published(kept), language));
        for (Found found : found(counts)) {
            all.append('\n')
                    .append(BibTex.of(
                            found.record().record(), documents.publication(found.record(), clock.instant()), language));
        }
        return all.toString();
    }

    /** The same as text. */
    String allText(SavedSelection kept, SelectionCounts counts, Language language) {
        return allText(kept, counts, datasets(counts, language), language);
    }

    String allText(SavedSelection kept, SelectionCounts counts, List<Dataset> datasets, Language language) {
        StringBuilder all = new StringBuilder(text(kept, counts, language)).append("\n\n");
        all.append(bundles.in(language).text("orders.derived-from")).append('\n');
        datasets.forEach(one -> all.append("- ").append(one.citation()).append('\n'));
        return all.toString();
    }

    /** DataCite's attributes: a dataset of the centre, derived from each dataset. */
    String dataCiteAttributes(SavedSelection kept, SelectionCounts counts) {
        ObjectNode attributes = DataCiteJson.attributes(record(kept, counts), published(kept));
        attributes.remove(List.of("doi", "url", "event", "state"));
        return attributes.toString();
    }

    private MetadataRecord record(SavedSelection kept, SelectionCounts counts) {
        Asked asked = kept.asked();
        List<Relation> from = found(counts).stream()
                .map(found -> new Relation(
                        RelationType.IS_DERIVED_FROM,
                        documents
                                .publication(found.record(), clock.instant())
                                .doiOf(found.record().record())
                                .filter(doi -> !doi.isRehearsal())
                                .map(doi -> doi.text())
                                .orElse(documents
                                        .landingPage(found.record().id())
                                        .toString()),
                        null))
                .toList();
        return new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of(title(asked, Language.FR), title(asked, Language.EN)))
                .summary(LocalizedText.of(summary(kept, Language.FR), summary(kept, Language.EN)))
                .parties(List.of(Party.organisation(Role.AUTHOR, CENTRE, null)))
                .issued(kept.keptAt().toString().substring(0, 10))
                .relations(from)
                .build();
    }

    private String title(Asked asked, Language language) {
        return bundles.in(language).text("orders.title-of", inWords(asked, language));
    }

    private String summary(SavedSelection kept, Language language) {
        String digest = kept.digest();
        return inWords(kept.asked(), language) + "."
                + (digest == null ? "" : " " + bundles.in(language).text("orders.digest-of", digest));
    }

    private Published published(SavedSelection kept) {
        return new Published(
                kept.id(),
                kept.doi(),
                page(kept),
                CENTRE,
                kept.keptAt(),
                null,
                List.of(),
                CENTRE,
                AccessCondition.OPEN);
    }
}
