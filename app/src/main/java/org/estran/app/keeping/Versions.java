package org.estran.app.keeping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.Version;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which version of what runs. */
@Component
public class Versions {

    private final JdbcClient database;
    private final String commit;

    Versions(JdbcClient database, @Value("${estran.commit:}") String commit) {
        this.database = database;
        this.commit = commit;
    }

    /** Of this program; {@code development} where it does not run from its jar. */
    public String estran() {
        return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** By the name under which people know it. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Estran", commit.isEmpty() ? estran() : estran() + " (" + commit + ")");
        all.put("Java", System.getProperty("java.vendor") + " " + Runtime.version());
        all.put("Spring Boot", SpringBootVersion.getVersion());
        all.put("SQLite", text("SELECT sqlite_version()"));
        all.put("Lucene", Version.LATEST.toString());
        all.put("OCFL", "1.1");
        all.put(System.getProperty("os.name"), System.getProperty("os.version"));
        return all;
    }

    /** The version of the database's tables. */
    public String schema() {
        return text("SELECT version FROM flyway_schema_history WHERE version IS NOT NULL"
                + " ORDER BY installed_rank DESC LIMIT 1");
    }

    private String text(String query) {
        return database.sql(query).query(String.class).optional().orElse("");
    }
}
