package org.estran.app.harvests.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of harvests over a database, without Spring's container. */
public record HarvestRows(
        HarvesterRows harvesters,
        RunRows runs,
        ItemRows items,
        LineRows lines,
        QuarantineRows quarantine,
        SameRows same,
        AlarmRows alarms) {

    public static HarvestRows over(DataSource database, Clock clock) {
        JdbcClient client = JdbcClient.create(database);
        JdbcTemplate batches = new JdbcTemplate(database);
        return new HarvestRows(
                new HarvesterRows(client, clock),
                new RunRows(client, clock),
                new ItemRows(client, batches),
                new LineRows(client, batches),
                new QuarantineRows(client),
                new SameRows(client, batches, clock),
                new AlarmRows(client));
    }
}
