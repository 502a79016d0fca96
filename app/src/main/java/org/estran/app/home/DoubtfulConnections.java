package org.estran.app.home;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * Throws a connection away whose transaction could not begin. The SQLite driver counts it as begun all the same and
 * begins no later one either, so that each statement would be committed by itself.
 */
public final class DoubtfulConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failed) {
        boolean locked = (failed.getErrorCode() & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code;
        boolean unbegun = String.valueOf(failed.getMessage()).contains("no transaction is active");
        return locked || unbegun ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
