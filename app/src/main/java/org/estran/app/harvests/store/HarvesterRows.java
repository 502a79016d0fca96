package org.estran.app.harvests.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.home.Moments;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of harvesters. */
@Component
public class HarvesterRows {

    private static final String HARVESTER =
            "SELECT h.*, (SELECT COUNT(*) FROM harvest_item i WHERE i.harvester = h.id AND i.state IN ('taken', 'copy'))"
                    + " AS records FROM harvester h ";

    private final JdbcClient database;
    private final Clock clock;

    HarvesterRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Harvester add(HarvesterSettings settings, String by) {
        long id = database.sql("SELECT COALESCE(MAX(id), 0) + 1 FROM harvester")
                .query(Long.class)
                .single();
        database.sql("INSERT INTO harvester (id, settings, items, made_by, made_at, changed_at, next_at)"
                        + " VALUES (?, ?, 0, ?, ?, ?, ?)")
                .param(id)
                .param(RecordJson.mapper().writeValueAsString(settings))
                .param(by)
                .param(clock.millis())
                .param(clock.millis())
                .param(millis(settings.schedule().after(clock.instant())))
                .update();
        return find(id).orElseThrow();
    }

    /** @param anew whether other documents are meant, so that what was seen is forgotten */
    public void change(long id, HarvesterSettings settings, boolean anew) {
        database.sql("UPDATE harvester SET settings = ?, changed_at = ?, next_at = ?"
                        + (anew ? ", since = NULL, full_at = NULL" : "") + " WHERE id = ?")
                .param(RecordJson.mapper().writeValueAsString(settings))
                .param(clock.millis())
                .param(millis(settings.schedule().after(clock.instant())))
                .param(id)
                .update();
    }

    public void remove(long id) {
        for (String table : List.of(
                "harvest_alarm", "harvest_page", "harvest_line", "harvest_quarantine", "harvest_item", "harvest_run")) {
            database.sql("DELETE FROM " + table + " WHERE harvester = ?")
                    .param(id)
                    .update();
        }
        database.sql("DELETE FROM harvester WHERE id = ?").param(id).update();
    }

    /** A run has seen all that there was to see. */
    public void seen(long id, @Nullable Instant newest, boolean everything) {
        database.sql("UPDATE harvester SET since = COALESCE(?, since), full_at = CASE WHEN ? THEN ? ELSE full_at END"
                        + " WHERE id = ?")
                .param(millis(newest))
                .param(everything)
                .param(clock.millis())
                .param(id)
                .update();
    }

    public void schedule(long id, @Nullable Instant next) {
        database.sql("UPDATE harvester SET next_at = ? WHERE id = ?")
                .param(millis(next))
                .param(id)
                .update();
    }

    /** The first of so many numbers for items. */
    public long numbers(long id, int count) {
        database.sql("UPDATE harvester SET items = items + ? WHERE id = ?")
                .params(count, id)
                .update();
        return database.sql("SELECT items FROM harvester WHERE id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                - count
                + 1;
    }

    public Optional<Harvester> find(long id) {
        return database.sql(HARVESTER + "WHERE h.id = ?")
                .param(id)
                .query(HarvesterRows::harvester)
                .optional();
    }

    public List<Harvester> all() {
        return database.sql(HARVESTER + "ORDER BY h.id")
                .query(HarvesterRows::harvester)
                .list();
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    private static Harvester harvester(ResultSet row, int n) throws SQLException {
        return new Harvester(
                row.getLong("id"),
                RecordJson.mapper().readValue(row.getString("settings"), HarvesterSettings.class),
                Moments.orNull(row, "since"),
                Moments.orNull(row, "full_at"),
                row.getLong("records"),
                row.getString("made_by"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                Moments.orNull(row, "next_at"));
    }
}
