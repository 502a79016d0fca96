package org.estran.app.deposit;

import java.util.List;
import org.estran.app.archive.StagedFile;
import org.estran.terms.Checksums;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every file of every deposit, for those who keep copies of what is in progress. */
@Component
public class DraftFiles {

    private final JdbcClient database;

    DraftFiles(JdbcClient database) {
        this.database = database;
    }

    /** What a new version keeps of the one before lies in the archive and is not among them. Those of deposits that are published or given up are listed too; they are no longer in staging. */
    public List<StagedFile> all() {
        return database.sql("SELECT deposit_id, staged_name, size, sha512, md5, crc32 FROM deposit_file"
                        + " WHERE content_path IS NULL")
                .query((row, n) -> new StagedFile(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        new Checksums(row.getString(4), row.getString(5), row.getLong(6))))
                .list();
    }
}
