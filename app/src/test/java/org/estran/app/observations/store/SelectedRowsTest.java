package org.estran.app.observations.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.observations.store.ObservationStore.Selected;
import org.estran.observations.ObservedProperty;
import org.junit.jupiter.api.Test;

class SelectedRowsTest {

    private static final StoredProperty TEMP =
            new StoredProperty("r", "TEMP", "TEMP_flag", ObservedProperty.number("TEMP"));
    private static final StoredProperty NOTE = new StoredProperty("r", "NOTE", null, ObservedProperty.text("NOTE"));

    @Test
    void cellsComeBackAsTheyLie() throws Exception {
        List<List<Object>> seen = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE rows (feature INTEGER, time TIMESTAMP, latitude DOUBLE, longitude DOUBLE, depth DOUBLE,
                        TEMP FLOAT, TEMP_flag VARCHAR, NOTE VARCHAR);
                    INSERT INTO rows VALUES
                        (1, '1970-01-01', 0, 0, 0, 0, '0', 'zero'),
                        (2, NULL, NULL, NULL, NULL, 1.5, NULL, NULL),
                        (3, '2005-01-02 03:04:05.006', 48, -4, 5, NULL, '', 'no value'),
                        (4, '2005-01-02', 48, -4, 5, 12.25, 'probably good', ''),
                        (5, '2005-01-02', 48, -4, 5, 13, 'é', 'x'),
                        (6, '2005-01-02', 48, -4, 5, 14, '🌊', 'x')
                    """);
            List<SelectedColumn> wanted = List.of(SelectedColumn.of(TEMP), SelectedColumn.of(NOTE));
            SelectedSql sql = new SelectedSql(
                    Selection.ALL, new StoreReaders.Allowed("r", null), wanted, List.of(TEMP, NOTE), "rows");
            try (PreparedStatement query = sql.settled().prepare(connection);
                    ResultSet result = query.executeQuery()) {
                SelectedRows row = new SelectedRows("r", null, result);
                while (result.next()) {
                    List<Object> cells = new ArrayList<>();
                    cells.add((int) row.number(Selected.NUMBER));
                    cells.add(row.time(Selected.TIME));
                    cells.add(row.number(Selected.DEPTH));
                    cells.add(row.number(Selected.FIRST_VALUE));
                    cells.add(row.text(Selected.FIRST_VALUE + 1));
                    cells.add(row.text(Selected.FIRST_VALUE + 2));
                    cells.add(row.text(Selected.FIRST_VALUE + 3));
                    seen.add(cells);
                }
            }
        }
        assertThat(seen.get(0)).containsExactly(1, Instant.EPOCH, 0.0, 0.0, "0", "zero", null);
        assertThat(seen.get(1)).containsExactly(2, null, Double.NaN, 1.5, null, null, null);
        assertThat(seen.get(2))
                .containsExactly(3, Instant.parse("2005-01-02T03:04:05.006Z"), 5.0, Double.NaN, "", "no value", null);
        assertThat(seen.subList(3, 6)).extracting(cells -> cells.get(4)).containsExactly("probably good", "é", "🌊");
    }
}
