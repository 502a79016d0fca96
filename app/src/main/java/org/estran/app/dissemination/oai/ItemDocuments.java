package org.estran.app.dissemination.oai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.catalogue.Found;
import org.estran.app.dissemination.AheadForms;
import org.estran.app.dissemination.DocumentForm;
import org.estran.app.dissemination.Documents;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.RecordForms;
import org.estran.app.harvests.Way;
import org.estran.app.identifiers.DoiAccount;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.origins.HarvestedDocument;
import org.estran.oaipmh.Datestamp;
import org.estran.oaipmh.EmbeddedDocument;
import org.estran.oaipmh.Provenance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The metadata of items: as it came where it came in that format and nobody changed it here, else written. */
@Component
class ItemDocuments implements AheadForms {

    private static final String OAI_DATACITE = """
            <oai_datacite xmlns="http://schema.datacite.org/oai/oai-1.1/"\
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\
             xsi:schemaLocation="http://schema.datacite.org/oai/oai-1.1/\
             http://schema.datacite.org/oai/oai-1.1/oai.xsd"><schemaVersion>4.7</schemaVersion>\
            <datacentreSymbol>%s</datacentreSymbol><payload>""";

    /** What registries of OAI-PMH ask for; the other forms are written when they are asked for. */
    private static final List<Format> HARVESTED =
            List.of(Format.DC, Format.ISO19139, Format.ISO19115_3, Format.DATACITE_XML);

    private final Documents documents;
    private final RecordForms forms;
    private final String repository;

    ItemDocuments(Documents documents, RecordForms forms, Identifiers identifiers) {
        this.documents = documents;
        this.forms = forms;
        this.repository = identifiers.accounts().stream()
                .map(DoiAccount::user)
                .findFirst()
                .orElse("ESTRAN");
    }

    @Override
    public List<DocumentForm> ahead() {
        return Stream.concat(Stream.of(ItemHead.FORM), HARVESTED.stream().map(forms::of))
                .toList();
    }

    /** The metadata of the items that are there, by the ids of their records. */
    Map<String, EmbeddedDocument> of(List<Item> items, ItemFormat format) {
        List<Found.At> there = items.stream()
                .map(Item::at)
                .filter(at -> !at.isGone())
                .map(at -> new Found.At(at.id(), at.change()))
                .toList();
        Map<String, EmbeddedDocument> metadata = new HashMap<>();
        documents
                .of(there, forms.of(format.format()))
                .forEach((id, document) -> metadata.put(id, metadata(document, format)));
        return metadata;
    }

    private EmbeddedDocument metadata(byte[] document, ItemFormat format) {
        EmbeddedDocument root = RecordForms.embedded(document);
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
                        !RecordForms.isOriginal(
                                origin, item.at().change(), format.format().word()),
                        baseUrl(origin),
                        identifier(item, origin),
                        datestamp(item, origin),
                        namespace(origin),
                        before(item.way() == null ? List.of() : item.way().before()));
    }

    /** What it is known by where it was harvested; of what came as a file, what it calls itself. */
    private static String identifier(Item item, HarvestedDocument origin) {
        Way way = item.way();
        if (way != null) {
            return way.identifier();
        }
        return origin.documentId() == null ? origin.path() : origin.documentId();
    }

    /** The places before, as far as what the source tells of them can be told on. */
    private static @Nullable Provenance before(List<org.estran.harvest.Item.Passage> places) {
        if (places.isEmpty()) {
            return null;
        }
        org.estran.harvest.Item.Passage place = places.getFirst();
        Optional<Datestamp> harvested = Datestamp.of(place.harvested());
        boolean isTold = harvested.isPresent()
                && Datestamp.of(place.datestamp()).isPresent()
                && !place.address().isEmpty()
                && !place.identifier().isEmpty();
        return !isTold
                ? null
                : new Provenance(
                        harvested.get().first(),
                        place.altered() == null || place.altered(),
                        place.address(),
                        place.identifier(),
                        place.datestamp(),
                        Objects.requireNonNullElse(place.namespace(), ""),
                        before(places.subList(1, places.size())));
    }

    /** Where it was harvested; of what came as a file, its place in its source. */
    private static String baseUrl(HarvestedDocument origin) {
        if (origin.source().matches("(?i)https?://.*")) {
            return origin.source();
        }
        try {
            // The path of a folder of this server is told to nobody.
            String source = origin.isOfThisServer() ? "" : "/" + origin.source();
            return new URI("file", "", source + "/" + origin.path(), null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The date its source gave it, else the one the document gives itself, where it gives one; else the day it came. */
    private static String datestamp(Item item, HarvestedDocument origin) {
        if (item.way() != null && Datestamp.of(item.way().datestamp()).isPresent()) {
            return item.way().datestamp();
        }
        String own = item.head().dated();
        return own.isEmpty() ? Datestamp.text(origin.harvestedAt()) : own;
    }

    private static String namespace(HarvestedDocument origin) {
        return ItemFormat.ofDocument(origin.format())
                .map(format -> format.offered().metadataNamespace())
                .orElse(origin.format());
    }
}
