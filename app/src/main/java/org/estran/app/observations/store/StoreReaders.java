package org.estran.app.observations.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.app.access.Access;
import org.estran.app.access.Decision;
import org.estran.app.access.Reader;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which rows somebody may have: those of the files that {@code access} lets them read, asked each time. */
@Component
class StoreReaders {

    private final Catalogue catalogue;
    private final Access access;
    private final Clock clock;

    StoreReaders(Catalogue catalogue, Access access, Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What of a record somebody may have.
     *
     * @param sources the numbers of the files; null for all of them
     */
    record Allowed(String recordId, @Nullable Set<Integer> sources) {

        boolean isNothing() {
            return sources != null && sources.isEmpty();
        }
    }

    /** Of each of these records that is still there. */
    List<Allowed> allowed(Connection connection, Caller caller, List<String> records) throws SQLException {
        Map<String, CatalogueRecord> found = new HashMap<>();
        for (int from = 0; from < records.size(); from += Catalogue.MOST_FILES) {
            List<String> some = records.subList(from, Math.min(records.size(), from + Catalogue.MOST_FILES));
            catalogue.all(some).forEach(record -> found.put(record.id(), record));
        }
        List<Allowed> all = new ArrayList<>();
        for (String id : records) {
            CatalogueRecord record = found.get(id);
            if (record != null) {
                all.add(allowed(connection, caller, record));
            }
        }
        return all;
    }

    Allowed allowed(Connection connection, Caller caller, CatalogueRecord record) throws SQLException {
        Reader reader = access.reader(caller, record);
        if (record.isDataWithdrawn() || reader.hasTermsFirst()) {
            return new Allowed(record.id(), Set.of());
        }
        if (record.access().isOpenAt(clock.instant())) {
            return new Allowed(record.id(), null);
        }
        Set<Integer> open = new HashSet<>();
        boolean all = true;
        for (StoredSource source : StoreLists.sources(connection, record.id())) {
            Optional<PublishedFile> file = catalogue.file(record.id(), record.version(), source.path());
            if (file.isPresent() && reader.mayRead(file.get()) instanceof Decision.Open) {
                open.add(source.number());
            } else {
                all = false;
            }
        }
        return new Allowed(record.id(), all ? null : open);
    }
}
