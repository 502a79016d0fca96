package org.estran.app.observations.tables;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB, with nothing kept but what is written into one folder. What does not fit the memory is laid aside in the same
 * folder. Nothing else can be read or written through it, and no statement can change that.
 */
public final class TableEngine {

    private static final String MEMORY = "512MB";
    /** As many as leave room for the others of the machine; more gain little on one file. */
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    private TableEngine() {}

    /** A database of its own, gone when it is closed. */
    static DuckDBConnection open(Path folder) throws SQLException {
        return open(folder, "");
    }

    /**
     * The same, which sees one file of elsewhere too.
     *
     * @param file its real path
     */
    static DuckDBConnection open(Path folder, Path file) throws SQLException {
        return open(folder, "", "SET allowed_paths = [" + text(file.toString()) + "]");
    }

    /**
     * The database of that name in the folder, made where there is none. Results are given as they are found, not gathered
     * first.
     *
     * @param folder its real path
     * @param name empty for a database in memory
     */
    public static DuckDBConnection open(Path folder, String name) throws SQLException {
        return open(folder, name, "");
    }

    private static DuckDBConnection open(Path folder, String name, String more) throws SQLException {
        Properties caps = new Properties();
        caps.setProperty("memory_limit", MEMORY);
        caps.setProperty("threads", Integer.toString(THREADS));
        caps.setProperty("temp_directory", folder.resolve("spill").toString());
        caps.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        String place = name.isEmpty() ? "" : folder.resolve(name).toString();
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:" + place, caps).unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_directories = [" + text(folder.toString()) + "]");
            if (!more.isEmpty()) {
                statement.execute(more);
            }
            statement.execute("SET parquet_metadata_cache = true");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    /** A text where a statement takes no parameter: paths of COPY, settings. */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The name of a column. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
