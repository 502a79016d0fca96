package org.estran.app.origins.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.origins.HarvestedDocument;
import org.estran.app.origins.Origins;
import org.springframework.stereotype.Component;

@Component
class StoredOrigins implements Origins {

    private final DocumentRows rows;

    StoredOrigins(DocumentRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<HarvestedDocument> document(String recordId) {
        return rows.find(recordId);
    }

    @Override
    public Map<String, HarvestedDocument> documents(Collection<String> recordIds) {
        return rows.all(recordIds).stream().collect(Collectors.toMap(HarvestedDocument::recordId, Function.identity()));
    }

    @Override
    public Map<String, String> digests(Collection<String> recordIds) {
        return rows.digests(recordIds);
    }

    @Override
    public Optional<HarvestedDocument> documentOf(String documentId) {
        return rows.withIdentity(List.of(Origins.identity(documentId))).values().stream()
                .map(DocumentRows.Row::document)
                .findFirst();
    }

    @Override
    public Optional<byte[]> original(String recordId) {
        return rows.original(recordId);
    }
}
