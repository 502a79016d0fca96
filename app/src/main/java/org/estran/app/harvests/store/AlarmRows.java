package org.estran.app.harvests.store;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.estran.app.harvests.SourceAlarm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alarms about sources. */
@Component
public class AlarmRows {

    private final JdbcClient database;

    AlarmRows(JdbcClient database) {
        this.database = database;
    }

    public void raise(SourceAlarm alarm) {
        database.sql("INSERT INTO harvest_alarm (harvester, kind, run, arguments, raised_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (harvester, kind, run) DO NOTHING")
                .params(
                        alarm.harvester(),
                        alarm.kind().word(),
                        alarm.run(),
                        Columns.list(alarm.arguments()),
                        alarm.raisedAt().toEpochMilli())
                .update();
    }

    /** Those that are raised and not over. */
    public Set<SourceAlarm.Kind> raised(long harvester) {
        Set<SourceAlarm.Kind> kinds = EnumSet.noneOf(SourceAlarm.Kind.class);
        database.sql("SELECT kind FROM harvest_alarm WHERE harvester = ? AND cleared_at IS NULL")
                .param(harvester)
                .query(String.class)
                .list()
                .forEach(word -> SourceAlarm.Kind.of(word).ifPresent(kinds::add));
        return kinds;
    }

    public void clear(long harvester, SourceAlarm.Kind kind, Instant now) {
        database.sql("UPDATE harvest_alarm SET cleared_at = ? WHERE harvester = ? AND kind = ? AND cleared_at IS NULL")
                .params(now.toEpochMilli(), harvester, kind.word())
                .update();
    }

    /** The latest first. */
    public List<SourceAlarm> newest(long harvester, int limit) {
        return database.sql("SELECT * FROM harvest_alarm WHERE harvester = ? ORDER BY raised_at DESC, kind LIMIT ?")
                .params(harvester, limit)
                .query((row, n) -> new SourceAlarm(
                        row.getLong("harvester"),
                        row.getLong("run"),
                        SourceAlarm.Kind.of(row.getString("kind")).orElseThrow(),
                        Columns.list(row.getString("arguments")),
                        Instant.ofEpochMilli(row.getLong("raised_at"))))
                .list();
    }
}
