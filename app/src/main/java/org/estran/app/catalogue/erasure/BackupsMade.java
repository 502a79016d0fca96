package org.estran.app.catalogue.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.estran.app.accounts.Caller;
import org.estran.app.home.Moments;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The backups that were made of this centre, for who must know which of them still hold bytes that were freed since. */
@Component
public class BackupsMade {

    private static final int SHOWN = 500;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    BackupsMade(JdbcClient db, TransactionTemplate transaction, ApplicationEventPublisher news, Clock clock) {
        this.db = db;
        this.transaction = transaction;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Notes a backup before its first byte is copied, so that the copied database knows of it as well.
     *
     * @return by which it is known
     */
    public Instant begun(String folder) {
        return Objects.requireNonNull(transaction.execute(status -> {
            long last = db.sql("SELECT coalesce(max(begun_at), 0) FROM backup_made")
                    .query(Long.class)
                    .single();
            long now = Math.max(clock.instant().toEpochMilli(), last + 1);
            db.sql("INSERT INTO backup_made (begun_at, folder) VALUES (?, ?)")
                    .params(now, folder)
                    .update();
            return Instant.ofEpochMilli(now);
        }));
    }

    public void finished(Instant begun, String copyName) {
        db.sql("UPDATE backup_made SET copy_name = ? WHERE begun_at = ?")
                .params(copyName, begun.toEpochMilli())
                .update();
    }

    /** The folders, those that are not destroyed first, the latest of each first. */
    public List<BackupFolder> folders(Caller caller) {
        Erasures.administrator(caller);
        return db.sql("SELECT folder, count(*) AS copies, min(begun_at) AS first, max(begun_at) AS last, destroyed_at,"
                        + " destroyed_by FROM backup_made GROUP BY folder, destroyed_at, destroyed_by"
                        + " ORDER BY destroyed_at IS NOT NULL, max(begun_at) DESC LIMIT ?")
                .param(SHOWN)
                .query(BackupsMade::folder)
                .list();
    }

    /**
     * Notes that these folders, with all copies in them, were destroyed. What was noted before is left as it is.
     *
     * @throws ProblemException {@code not-an-administrator}; {@code backup-invalid} where one of them is not known or none
     *     is given; nothing is noted then
     */
    public void destroyed(Caller caller, List<String> folders) {
        String account = Erasures.administrator(caller);
        transaction.executeWithoutResult(status -> {
            List<Finding> findings = new ArrayList<>();
            if (folders.isEmpty()) {
                findings.add(Finding.blocking("backup-not-chosen", "/folders"));
            }
            folders.stream()
                    .distinct()
                    .filter(folder -> !isDestroyed(account, folder))
                    .forEach(folder -> findings.add(Finding.blocking("backup-unknown", "/folders", folder)));
            if (!findings.isEmpty()) {
                throw ProblemException.invalid("backup-invalid", "Nothing was noted.", findings);
            }
        });
    }

    /** @return false where no such folder is known */
    private boolean isDestroyed(String account, String folder) {
        int noted = db.sql("UPDATE backup_made SET destroyed_at = ?, destroyed_by = ?"
                        + " WHERE folder = ? AND destroyed_at IS NULL")
                .params(clock.instant().toEpochMilli(), account, folder)
                .update();
        if (noted > 0) {
            news.publishEvent(new BackupDestroyed(account, folder));
            return true;
        }
        return db.sql("SELECT count(*) FROM backup_made WHERE folder = ?")
                        .param(folder)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static BackupFolder folder(ResultSet row, int n) throws SQLException {
        return new BackupFolder(
                row.getString("folder"),
                row.getLong("copies"),
                Instant.ofEpochMilli(row.getLong("first")),
                Instant.ofEpochMilli(row.getLong("last")),
                Moments.orNull(row, "destroyed_at"),
                row.getString("destroyed_by"));
    }
}
