package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.app.access.AccessCentre;
import org.estran.app.archive.ArchivedObjects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One record's rows made again from the archive, beside a centre that runs. */
class RemakingTest extends AccessCentre {

    @Autowired
    private Remaking remaking;

    @Autowired
    private ArchivedObjects objects;

    @Autowired
    private JdbcClient database;

    @Test
    void howTablesAreReadAndTheirFlagsComeBackFromTheArchive() throws Exception {
        String id = drafted(
                null,
                Map.of(
                        "a.csv",
                        "time,lat,lon,sea_water_temperature (degree_C)\n2020-01-01,46.5,-8,11.5\n2020-01-02,46.5,-8,99\n"));
        String table = "/api/deposits/" + id + "/table?path=a.csv";
        json(as("depositor", "PUT", table, get("depositor", table).body()), 200);
        String quality = "/api/deposits/" + id + "/quality";
        await(() -> get("depositor", quality).body().contains("global-range"));
        String property =
                json(get("depositor", quality), 200).at("/items/0/property").asString();
        json(as("depositor", "PUT", quality, """
                        {"decisions": [{"path": "a.csv", "property": "%s", "rule": "global-range", "decision": "accepted"}]}
                        """.formatted(property)), 200);
        publish(id);
        for (String kept : List.of("record_table", "record_flag")) {
            List<Map<String, Object>> before = rows(kept, id);
            assertThat(before).as(kept).hasSize(1);
            assertThat(remade(id).changed()).isFalse();

            database.sql("DELETE FROM " + kept + " WHERE record_id = ?")
                    .param(id)
                    .update();
            assertThat(remade(id).changed()).as(kept).isTrue();
            assertThat(rows(kept, id)).isEqualTo(before);
        }
    }

    private List<Map<String, Object>> rows(String table, String id) {
        return database.sql("SELECT * FROM " + table + " WHERE record_id = ?")
                .param(id)
                .query()
                .listOfRows();
    }

    private Remaking.Remade remade(String id) throws Exception {
        List<String> folders = new ArrayList<>();
        objects.each(folders::add);
        for (String folder : folders) {
            if (objects.read(folder).id().equals(id)) {
                return remaking.remake(folder);
            }
        }
        throw new AssertionError("nothing is archived of " + id);
    }
}
