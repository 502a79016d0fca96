package org.estran.app.dissemination.oai;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records by the identifiers they have among harvesters. One that came with a document is kept verbatim, where it is
 * a URI with a scheme, as OAI-PMH demands (section 2.4) and Perl's HTTP::OAI insists; a record that was made here has an oai-identifier. Both stay as
 * long as the record, withdrawn or not.
 */
@Component
class RepositoryItems {

    private final Catalogue catalogue;
    private final Origins origins;
    private final ItemSets sets;
    private final String prefix;

    RepositoryItems(Catalogue catalogue, Origins origins, ItemSets sets, Repository repository) {
        this.catalogue = catalogue;
        this.origins = origins;
        this.sets = sets;
        this.prefix = "oai:" + repository.identifier() + ":";
    }

    /** The records as items, in their order. */
    List<Item> of(List<CatalogueRecord> records) {
        Set<String> ids = records.stream().map(CatalogueRecord::id).collect(Collectors.toSet());
        Map<String, HarvestedDocument> documents = origins.documents(ids);
        ItemSets.Memberships memberships = sets.of(ids);
        return records.stream()
                .map(record -> item(record, documents.get(record.id()), memberships))
                .toList();
    }

    private Item item(CatalogueRecord record, @Nullable HarvestedDocument origin, ItemSets.Memberships memberships) {
        return new Item(record, origin, identifier(record, origin), memberships.of(record));
    }

    private String identifier(CatalogueRecord record, @Nullable HarvestedDocument origin) {
        String own = origin == null ? null : origin.documentId();
        return own != null && isUri(own) ? own : prefix + record.id();
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException notOne) {
            return false;
        }
    }

    /** The item with that identifier; every record is also found by its oai-identifier. */
    Optional<Item> find(String identifier) {
        Optional<String> id = identifier.startsWith(prefix)
                ? Optional.of(identifier.substring(prefix.length()))
                : origins.documentOf(identifier).map(HarvestedDocument::recordId);
        return id.flatMap(catalogue::find).map(record -> of(List.of(record)).getFirst());
    }
}
