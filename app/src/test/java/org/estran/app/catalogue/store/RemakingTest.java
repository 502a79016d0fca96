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
    void howTablesAreReadComesBackFromTheArchive() throws Exception {
        String id = drafted(null, Map.of("a.csv", "time,lat,lon,x\n2020-01-01,46.5,-2,1.5\n2020-01-02,46.5,-2,1.5\n"));
        String table = "/api/deposits/" + id + "/table?path=a.csv";
        json(as("depositor", "PUT", table, get("depositor", table).body()), 200);
        publish(id);
        List<Map<String, Object>> before = rows(id);
        assertThat(before).hasSize(1);
        assertThat(remade(id).changed()).isFalse();

        database.sql("DELETE FROM record_table WHERE record_id = ?").param(id).update();
        assertThat(remade(id).changed()).isTrue();
        assertThat(rows(id)).isEqualTo(before);
    }

    private List<Map<String, Object>> rows(String id) {
        return database.sql("SELECT * FROM record_table WHERE record_id = ?")
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
