package org.estran.app.origins.store;

import javax.sql.DataSource;
import org.estran.app.origins.Origins;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents over a database, without Spring's container. */
public record OriginRows(DocumentRows documents, CopyRows copies, Origins origins) {

    public static OriginRows over(DataSource database) {
        DocumentRows rows = new DocumentRows(JdbcClient.create(database), new JdbcTemplate(database));
        return new OriginRows(rows, new CopyRows(JdbcClient.create(database)), new StoredOrigins(rows));
    }
}
