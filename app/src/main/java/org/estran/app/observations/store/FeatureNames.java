package org.estran.app.observations.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What names the features of a selection in one record, by their numbers. The first of them are asked for at once and beside
 * the rows; all by connections of their own, since that of the rows is giving rows.
 */
final class FeatureNames {

    /** @param path of the file the feature is from */
    record Names(String id, @Nullable String platform, String path) {}

    static final Names NOBODY = new Names("", null, "");

    private static final int PAGE = 2_000;
    private static final int MOST = 40_000;

    private final StoreDatabase store;
    private final SelectedSql sql;
    private final FutureTask<Map<Integer, Names>> first = new FutureTask<>(() -> from(0));

    FeatureNames(StoreDatabase store, SelectedSql sql) {
        this.store = store;
        this.sql = sql;
        Thread.ofVirtual().name("feature-names").start(first);
    }

    /** {@link #NOBODY} where the feature is gone meanwhile. */
    Names of(int number) throws IOException {
        Map<Integer, Names> known = known();
        if (!known.containsKey(number)) {
            if (known.size() > MOST) {
                known.clear();
            }
            known.putAll(from(number));
        }
        return known.getOrDefault(number, NOBODY);
    }

    /** Those of the first page, to which later ones are added. */
    private Map<Integer, Names> known() throws IOException {
        try {
            return first.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for the rest");
        } catch (ExecutionException failed) {
            throw new IOException("the names of features were not found", failed.getCause());
        }
    }

    private Map<Integer, Names> from(int number) throws IOException {
        return store.lend(connection -> {
            Map<Integer, Names> some = new HashMap<>();
            try (PreparedStatement query = sql.names(number, PAGE).prepare(connection);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    some.put(rows.getInt(1), new Names(rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            return some;
        });
    }
}
