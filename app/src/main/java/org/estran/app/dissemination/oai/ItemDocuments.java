package org.estran.app.dissemination.oai;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Formats;
import org.estran.app.identifiers.DoiAccount;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.estran.oaipmh.Datestamp;
import org.estran.oaipmh.EmbeddedDocument;
import org.estran.oaipmh.Provenance;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metadata of items: as it came where it came in that format and nobody changed it here, else written. */
@Component
class ItemDocuments {

    private static final String OAI_DATACITE = """
            <oai_datacite xmlns="http://schema.datacite.org/oai/oai-1.1/"\
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
             xsi:schemaLocation="http://schema.datacite.org/oai/oai-1.1/\
             http://schema.datacite.org/oai/oai-1.1/oai.xsd"><schemaVersion>4.7</schemaVersion>\
            <datacentreSymbol>%s</datacentreSymbol><payload>""";

    /** Bytes kept of documents that were given lately: whoever harvests is rarely alone. */
    private static final int MOST_KEPT = 64 << 20;

    private final Formats formats;
    private final Origins origins;
    private final Clock clock;
    private final String repository;
    private final Cache<Key, EmbeddedDocument> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Key key, EmbeddedDocument document) -> document.bytes().length)
            .build();

    ItemDocuments(Formats formats, Origins origins, Identifiers identifiers, Clock clock) {
        this.formats = formats;
        this.origins = origins;
        this.clock = clock;
        this.repository = identifiers.accounts().stream()
                .map(DoiAccount::user)
                .findFirst()
                .orElse("ESTRAN");
    }

    /**
     * What a document depends on.
     *
     * @param change the number of the record's last change, which no other record has
     * @param access to its data now, which time alone may change
     */
    private record Key(long change, String access, ItemFormat format) {}

    EmbeddedDocument of(Item item, ItemFormat format) {
        CatalogueRecord found = item.found();
        Key key = new Key(found.change(), found.access().at(clock.instant()).word(), format);
        return kept.get(key, missing -> original(item, format).orElseGet(() -> written(found, format)));
    }

    private Optional<EmbeddedDocument> original(Item item, ItemFormat format) {
        return isOriginal(item, format)
                ? origins.original(item.found().id()).flatMap(EmbeddedDocument::of)
                : Optional.empty();
    }

    private static boolean isOriginal(Item item, ItemFormat format) {
        HarvestedDocument origin = item.origin();
        return origin != null && origin.format().equals(format.format().word()) && origin.isFollowedBy(item.found());
    }

    private EmbeddedDocument written(CatalogueRecord found, ItemFormat format) {
        byte[] document = formats.write(found, format.format(), Language.EN);
        EmbeddedDocument root = EmbeddedDocument.of(document)
                .orElseThrow(() -> new IllegalStateException("what was written for " + found.id() + " has no root"));
        return format == ItemFormat.OAI_DATACITE ? wrapped(root) : root;
    }

    private EmbeddedDocument wrapped(EmbeddedDocument datacite) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(datacite.to() + 500);
        bytes.writeBytes(OAI_DATACITE.formatted(repository).getBytes(UTF_8));
        bytes.write(datacite.bytes(), datacite.from(), datacite.to() - datacite.from());
        bytes.writeBytes("</payload></oai_datacite>".getBytes(UTF_8));
        return new EmbeddedDocument(bytes.toByteArray(), 0, bytes.size());
    }

    /** Where the item came from; null for what was made here. */
    @Nullable
    Provenance provenance(Item item, ItemFormat format) {
        HarvestedDocument origin = item.origin();
        return origin == null
                ? null
                : new Provenance(
                        origin.harvestedAt(),
                        !isOriginal(item, format),
                        baseUrl(origin),
                        origin.documentId() == null ? origin.path() : origin.documentId(),
                        datestamp(item, origin),
                        namespace(origin));
    }

    /** Of what came as a file, its place in its source. */
    private static String baseUrl(HarvestedDocument origin) {
        try {
            return new URI("file", "", "/" + origin.source() + "/" + origin.path(), null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The date the document gives itself, where it gives one; else the day it came. */
    private static String datestamp(Item item, HarvestedDocument origin) {
        return item.found().record().metadata().dates().stream()
                .filter(event -> event.type() == DateType.REVISION || event.type() == DateType.CREATION)
                .map(DatedEvent::date)
                .flatMap(date -> Datestamp.of(date).stream())
                .map(Datestamp::text)
                .reduce((first, last) -> last)
                .orElseGet(() -> Datestamp.text(origin.harvestedAt()));
    }

    private static String namespace(HarvestedDocument origin) {
        return ItemFormat.ofDocument(origin.format())
                .map(format -> format.offered().metadataNamespace())
                .orElse(origin.format());
    }
}
