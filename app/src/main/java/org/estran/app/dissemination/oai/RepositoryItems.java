package org.estran.app.dissemination.oai;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Moved;
import org.estran.app.dissemination.Documents;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.Way;
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
    private final Harvests harvests;
    private final ItemSets sets;
    private final Documents documents;
    private final String prefix;

    RepositoryItems(
            Catalogue catalogue,
            Origins origins,
            Harvests harvests,
            ItemSets sets,
            Documents documents,
            Repository repository) {
        this.catalogue = catalogue;
        this.origins = origins;
        this.harvests = harvests;
        this.sets = sets;
        this.documents = documents;
        this.prefix = "oai:" + repository.identifier() + ":";
    }

    /** The records as items, in their order. */
    List<Item> of(List<Moved.At> records) {
        Set<String> ids = records.stream().map(Moved.At::id).collect(Collectors.toSet());
        Map<String, HarvestedDocument> sources = origins.documents(ids);
        Map<String, Way> ways = harvests.ways(sources.keySet());
        ItemSets.Memberships memberships = sets.of(ids);
        Map<String, byte[]> heads = documents.of(
                records.stream()
                        .map(record -> new Found.At(record.id(), record.change()))
                        .toList(),
                ItemHead.FORM);
        List<Item> items = new ArrayList<>();
        for (Moved.At record : records) {
            byte[] head = heads.get(record.id());
            if (head != null) {
                HarvestedDocument origin = sources.get(record.id());
                ItemHead told = ItemHead.read(head);
                items.add(new Item(
                        record,
                        told,
                        origin,
                        ways.get(record.id()),
                        identifier(record, origin),
                        memberships.of(record.id(), told.kind())));
            }
        }
        return items;
    }

    private String identifier(Moved.At record, @Nullable HarvestedDocument origin) {
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
        return id.flatMap(catalogue::find)
                .map(record -> of(List.of(Moved.At.of(record))).getFirst());
    }
}
