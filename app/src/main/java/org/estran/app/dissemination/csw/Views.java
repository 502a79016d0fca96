package org.estran.app.dissemination.csw;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Formats;
import org.estran.app.dissemination.Publications;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.oaipmh.EmbeddedDocument;
import org.estran.ows.csw.AtomWriter;
import org.estran.ows.csw.CswVersion;
import org.estran.ows.csw.ElementSet;
import org.estran.ows.csw.IsoElementSet;
import org.estran.ows.csw.OutputSchema;
import org.estran.ows.csw.RecordWriter;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records in the schema and the element set asked for; as they came, where they came in that schema and are wanted full. */
@Component
class Views {

    /** Bytes kept of views that were given lately. */
    private static final long MOST_KEPT = 24 << 20;

    private static final int SMALL = 8_000;

    private final Formats formats;
    private final Publications publications;
    private final Origins origins;
    private final Holdings holdings;
    private final Clock clock;
    private final Cache<View, EmbeddedDocument> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((View view, EmbeddedDocument document) -> document.bytes().length + 200)
            .build();

    Views(Formats formats, Publications publications, Origins origins, Holdings holdings, Clock clock) {
        this.formats = formats;
        this.publications = publications;
        this.origins = origins;
        this.holdings = holdings;
        this.clock = clock;
    }

    /** How records are wanted. */
    record Wanted(CswVersion version, OutputSchema schema, ElementSet set, List<String> elements, Language language) {}

    /** What a view depends on: a change is one record's, and its next change is another. */
    private record View(long change, Wanted wanted) {}

    /** The records of a page, in its order; those that went meanwhile are missing. */
    List<EmbeddedDocument> of(Collection<Found.At> page, Wanted wanted) {
        Map<String, EmbeddedDocument> views = new HashMap<>();
        for (Found.At at : page) {
            EmbeddedDocument known = kept.getIfPresent(new View(at.change(), wanted));
            if (known != null) {
                views.put(at.id(), known);
            }
        }
        Map<String, Found.At> missing = new LinkedHashMap<>();
        page.stream().filter(at -> !views.containsKey(at.id())).forEach(at -> missing.put(at.id(), at));
        Map<String, HarvestedDocument> documents = origins.documents(missing.keySet());
        for (HarvestedDocument origin : documents.values()) {
            Found.At at = missing.get(origin.recordId());
            if (at != null && origin.isFollowedBy(at.change()) && isAsWanted(origin.format(), wanted)) {
                original(at.id()).ifPresent(own -> views.put(at.id(), own));
            }
        }
        missing.keySet().removeAll(views.keySet());
        for (CatalogueRecord record : holdings.all(List.copyOf(missing.keySet()))) {
            EmbeddedDocument view = of(record, documents.get(record.id()), wanted);
            keep(record, wanted, view);
            views.put(record.id(), view);
        }
        return page.stream()
                .flatMap(at -> Stream.ofNullable(views.get(at.id())))
                .toList();
    }

    /** Small ones, but for those that say something else once an embargo is over. */
    private void keep(CatalogueRecord record, Wanted wanted, EmbeddedDocument view) {
        if (view.bytes().length <= SMALL
                && record.access().nextOpening(clock.instant()).isEmpty()) {
            kept.put(new View(record.change(), wanted), view);
        }
    }

    List<EmbeddedDocument> ofRecords(List<CatalogueRecord> records, Wanted wanted) {
        return of(
                records.stream()
                        .map(record -> new Found.At(record.id(), record.change()))
                        .toList(),
                wanted);
    }

    List<String> texts(List<CatalogueRecord> records, Wanted wanted) {
        return ofRecords(records, wanted).stream().map(Views::text).toList();
    }

    /** Whether a document of that format, as it came, is what is wanted. */
    private static boolean isAsWanted(String format, Wanted wanted) {
        return wanted.set() == ElementSet.FULL
                && wanted.elements().isEmpty()
                && switch (wanted.schema()) {
                    case GMD -> format.equals(Format.ISO19139.word());
                    case MDB -> format.equals(Format.ISO19115_3.word());
                    case CSW_2 -> format.equals("csw-record");
                    case CSW_3, ATOM, DCAT -> false;
                };
    }

    private Optional<EmbeddedDocument> original(String id) {
        return origins.original(id).flatMap(EmbeddedDocument::of);
    }

    private EmbeddedDocument of(CatalogueRecord found, @Nullable HarvestedDocument origin, Wanted wanted) {
        return switch (wanted.schema()) {
            case CSW_2, CSW_3 -> cswRecord(found, origin, wanted);
            case ATOM -> embedded(AtomWriter.entry(described(found, origin), wanted.language()));
            case GMD -> iso(found, origin, Format.ISO19139, wanted.set());
            case MDB -> iso(found, origin, Format.ISO19115_3, wanted.set());
            case DCAT -> written(found, Format.DCAT_RDF);
        };
    }

    private EmbeddedDocument cswRecord(CatalogueRecord found, @Nullable HarvestedDocument origin, Wanted wanted) {
        return embedded(RecordWriter.write(
                wanted.version(), described(found, origin), wanted.set(), wanted.elements(), wanted.language()));
    }

    private EmbeddedDocument iso(
            CatalogueRecord found, @Nullable HarvestedDocument origin, Format format, ElementSet set) {
        EmbeddedDocument whole = original(found, origin, format).orElseGet(() -> written(found, format));
        return set == ElementSet.FULL ? whole : embedded(IsoElementSet.of(text(whole), set));
    }

    private Optional<EmbeddedDocument> original(
            CatalogueRecord found, @Nullable HarvestedDocument origin, Format format) {
        return origin != null && origin.format().equals(format.word()) && origin.isFollowedBy(found)
                ? original(found.id())
                : Optional.empty();
    }

    private EmbeddedDocument written(CatalogueRecord found, Format format) {
        return EmbeddedDocument.of(formats.write(found, format, Language.EN))
                .orElseThrow(() -> new IllegalStateException("what was written for " + found.id() + " has no root"));
    }

    private RecordWriter.Described described(CatalogueRecord found, @Nullable HarvestedDocument origin) {
        return new RecordWriter.Described(
                found.record(), publications.of(found), identifier(found, origin), found.changedAt());
    }

    /** The one by which others know it: that of its document, else what its description calls itself, else its own id. */
    static String identifier(CatalogueRecord found, @Nullable HarvestedDocument origin) {
        String own = origin == null ? null : origin.documentId();
        if (own != null && !own.isBlank()) {
            return own;
        }
        String described = found.record().metadata().identifier();
        return described != null && !described.isBlank() ? described : found.id();
    }

    private static EmbeddedDocument embedded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new EmbeddedDocument(bytes, 0, bytes.length);
    }

    private static String text(EmbeddedDocument document) {
        return new String(document.bytes(), document.from(), document.to() - document.from(), StandardCharsets.UTF_8);
    }
}
