package org.estran.app.catalogue.store;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.estran.app.catalogue.search.ChangeLog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Numbers the changes. The counter's row is locked until the transaction ends, so numbers become visible in their order
 * and who has read up to one has missed none below it.
 */
@Component
class ChangeCounter {

    private final JdbcClient database;
    private final RandomGenerator random;

    ChangeCounter(JdbcClient database, RandomGenerator random) {
        this.database = database;
        this.random = random;
    }

    long next() {
        return next(1);
    }

    /** The last of that many new numbers. */
    long next(int count) {
        byte[] name = new byte[16];
        random.nextBytes(name);
        database.sql("UPDATE catalogue_change SET last_change = last_change + ?, epoch = COALESCE(epoch, ?)")
                .params(count, HexFormat.of().formatHex(name))
                .update();
        return last().change();
    }

    ChangeLog.Mark last() {
        return database.sql("SELECT last_change, COALESCE(epoch, '') AS epoch FROM catalogue_change")
                .query((row, n) -> new ChangeLog.Mark(row.getString("epoch"), row.getLong("last_change")))
                .single();
    }
}
