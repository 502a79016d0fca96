package org.estran.app.home;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** Tells whether something failed because the disk has no room left, whoever wrote. */
public final class FullDisk {

    /** {@code disk_full} of SQL's class 53, which PostgreSQL says. */
    private static final String SQL_DISK_FULL = "53100";

    private FullDisk() {}

    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean full = switch (cause) {
                case SQLException sql ->
                    (sql.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_FULL.code
                            || SQL_DISK_FULL.equals(sql.getSQLState());
                // The words of the C library, which the JDK hands on; there is no exception of its own for it.
                case IOException file ->
                    String.valueOf(file.getMessage()).contains("No space left on device")
                            || String.valueOf(file.getMessage()).contains("Disk quota exceeded");
                default -> false;
            };
            if (full) {
                return true;
            }
        }
        return false;
    }
}
