package org.estran.app.catalogue.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Records as they were last read, by the number of their last change, for pages of results show the same ones again and
 * again and most of their cost is in reading JSON. The rows are asked every time which change is the last.
 */
@Component
class RecordsRead {

    // Bytes, by a rough count of what the texts and lists of a record take.
    private static final long MOST = 48L << 20;
    private static final int EMPTY = 2_000;
    private static final int PART = 300;

    private final JdbcClient database;
    private final Cache<Long, CatalogueRecord> byChange = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher(RecordsRead::weight)
            .build();

    RecordsRead(JdbcClient database) {
        this.database = database;
    }

    private static int weight(Long change, CatalogueRecord read) {
        MetadataRecord record = read.record();
        int parts = record.keywords().size()
                + record.parties().size()
                + record.variables().size()
                + record.distributions().size()
                + record.relations().size()
                + record.constraints().size();
        long positions = record.shapes().stream()
                .mapToLong(shape -> shape.positions().count())
                .sum();
        int letters = letters(record.summary()) + letters(record.lineage()) + letters(record.supplement());
        return Math.toIntExact(
                Math.min(Integer.MAX_VALUE, EMPTY + (long) parts * PART + positions * 32 + 2L * letters));
    }

    private static int letters(LocalizedText text) {
        return text.byLanguage().values().stream().mapToInt(String::length).sum();
    }

    /** The records with these ids in their current state, in no order; {@code rows} reads those that are not at hand. */
    List<CatalogueRecord> all(Collection<String> ids, RecordRows rows) {
        if (ids.isEmpty()) {
            return List.of();
        }
        // What a transaction sees may be rolled back, and its numbers be given to other changes.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return rows.all(ids);
        }
        List<CatalogueRecord> found = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        database.sql("SELECT id, change_number FROM record WHERE id IN (:ids)")
                .param("ids", ids)
                .query(row -> {
                    CatalogueRecord read = byChange.getIfPresent(row.getLong("change_number"));
                    if (read == null) {
                        unread.add(row.getString("id"));
                    } else {
                        found.add(read);
                    }
                });
        for (CatalogueRecord record : rows.all(unread)) {
            byChange.put(record.change(), record);
            found.add(record);
        }
        return found;
    }
}
