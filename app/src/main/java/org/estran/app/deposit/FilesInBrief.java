package org.estran.app.deposit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.estran.app.access.contents.FileKind;
import org.estran.app.catalogue.AccessPolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is asked of the files of a deposit at every page. Each question goes to an index, and costs the same for any number of files. */
@Repository
class FilesInBrief {

    /** The partial indexes of these conditions hold nothing else. */
    private static final String UNREADABLE = "remark IS NOT NULL";

    private static final String MISNAMED = "is_misnamed = 1";
    private static final String PROGRAM = "media_type = '" + FileKind.PROGRAM.mediaType() + "'";

    /** By the index deposit_file_table: small, since tables are few among many files that are read by themselves. */
    private static final String TABLE = "media_type IN ('text/csv', 'text/tab-separated-values') AND has_facts = 0"
            + " AND NOT EXISTS (SELECT 1 FROM deposit_table t WHERE t.deposit_id = deposit_file.deposit_id"
            + " AND t.path = deposit_file.path AND t.sha512 = deposit_file.sha512)";

    private final JdbcClient db;

    FilesInBrief(JdbcClient db) {
        this.db = db;
    }

    OddFiles odd(String depositId) {
        return new OddFiles(
                first(depositId, UNREADABLE),
                first(depositId, MISNAMED),
                first(depositId, PROGRAM),
                first(depositId, TABLE));
    }

    private List<DepositFile> first(String depositId, String condition) {
        return db.sql("SELECT " + DepositRows.FILE_COLUMNS + " FROM deposit_file WHERE deposit_id = ? AND " + condition
                        + " ORDER BY path LIMIT ?")
                .params(depositId, OddFiles.MOST_TOLD)
                .query(DepositRows::file)
                .list();
    }

    /** Whether a part of the conditions of access is about any file. */
    boolean holds(String depositId, AccessPolicy.Part part) {
        String first = db.sql("SELECT path FROM deposit_file WHERE deposit_id = ? AND path >= ? ORDER BY path LIMIT 1")
                .params(depositId, part.path())
                .query(String.class)
                .optional()
                .orElse("");
        return part.holds(first);
    }

    /** The names of files that are kept of the version before, a few of them. */
    List<String> kept(String depositId) {
        return db.sql("SELECT path FROM deposit_file WHERE deposit_id = ? AND content_path IS NOT NULL"
                        + " ORDER BY sha512 LIMIT ?")
                .params(depositId, OddFiles.MOST_TOLD)
                .query(String.class)
                .list();
    }

    /** Of those, the ones with any of these bytes, a few of them. */
    List<String> kept(String depositId, Collection<String> sha512) {
        List<String> found = new ArrayList<>();
        for (String digest : sha512) {
            int left = OddFiles.MOST_TOLD - found.size();
            if (left == 0) {
                break;
            }
            found.addAll(db.sql("SELECT path FROM deposit_file WHERE deposit_id = ? AND sha512 = ?"
                            + " AND content_path IS NOT NULL LIMIT ?")
                    .params(depositId, digest, left)
                    .query(String.class)
                    .list());
        }
        return found;
    }
}
