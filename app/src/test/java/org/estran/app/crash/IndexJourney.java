package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records come in one after the other, and the index follows in a thread of its own, wherever it just is. */
final class IndexJourney implements Journey {

    private static final int RECORDS = 160;

    /** Puts the records. */
    public static final class Errand implements org.estran.app.crash.Errand {
        @Override
        public void run(ApplicationContext centre) {
            Catalogue catalogue = centre.getBean(Catalogue.class);
            KillPoints points = centre.getBean(KillPoints.class);
            for (int i = 1; i <= RECORDS; i++) {
                String id = "record_" + i;
                catalogue.put(
                        CatalogueEntry.described(id, MetadataRecord.titled(Kind.DATASET, LocalizedText.of(id, id))));
                points.reached("record");
            }
        }
    }

    @Override
    public String toString() {
        return "index";
    }

    @Override
    public Class<? extends org.estran.app.crash.Errand> errand() {
        return Errand.class;
    }

    @Override
    public void prepare(Path home) throws Exception {
        Files.createDirectory(home);
    }

    @Override
    public Set<String> mustDieAt() {
        return Set.of("record#7", "record#70", "record#" + RECORDS);
    }

    @Override
    public boolean isDeadly(String place) {
        return mustDieAt().contains(place);
    }

    @Override
    public void check(Path home, String place) {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            int answered = Integer.parseInt(place.substring(place.indexOf('#') + 1));
            Catalogue catalogue = centre.getBean(Catalogue.class);
            List<String> rows = centre.getBean(JdbcClient.class)
                    .sql("SELECT id FROM record ORDER BY id")
                    .query(String.class)
                    .list();
            assertThat(rows).hasSize(answered);
            catalogue.catchUp();
            List<String> found = catalogue.search(SearchRequest.EVERYTHING.limit(200)).items().stream()
                    .map(CatalogueRecord::id)
                    .sorted()
                    .toList();
            assertThat(found).isEqualTo(rows);
        }
    }
}
