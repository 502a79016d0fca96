package org.estran.app.imports.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.estran.app.origins.store.DocumentRows;
import org.estran.app.origins.store.OriginRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of imports over a database, without Spring's container. */
public record ImportRows(DocumentRows documents, LineRows lines, RunRows runs) {

    public static ImportRows over(DataSource database, Clock clock) {
        JdbcClient client = JdbcClient.create(database);
        JdbcTemplate batches = new JdbcTemplate(database);
        return new ImportRows(
                OriginRows.over(database).documents(), new LineRows(client, batches), new RunRows(client, clock));
    }
}
