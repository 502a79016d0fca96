package org.estran.app.links.store;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of links over a database, without Spring's container. */
public final class LinkRowsOnDisk {

    private LinkRowsOnDisk() {}

    public static LinkRows over(DataSource database) {
        return new LinkRows(JdbcClient.create(database), new JdbcTemplate(database));
    }
}
