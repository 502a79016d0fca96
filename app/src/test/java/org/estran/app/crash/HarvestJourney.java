package org.estran.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A harvest of three pages, with documents that are new, changed, the same, broken and gone: whatever it dies at, the next
 * server ends it, with everything counted, written and told once.
 */
final class HarvestJourney implements Journey {

    private static final int DOCUMENTS = 25;

    private static final List<String> KEPT = List.of(
            "SELECT number, state, is_read, pages, got, promised, added, changed, unchanged, removed, failed, duplicates,"
                    + " kept, repeated FROM harvest_run ORDER BY number",
            "SELECT number, identifier, state, sha512, leaving_run FROM harvest_item ORDER BY number",
            "SELECT run, number, kind, identifier, code FROM harvest_line ORDER BY run, number",
            "SELECT item, run, code FROM harvest_quarantine ORDER BY item",
            "SELECT run, number, seen FROM harvest_page ORDER BY run, number",
            "SELECT d.path, d.document_id, d.sha512, r.version, r.withdrawn_scope, r.record_json FROM harvested_document d"
                    + " JOIN record r ON r.id = d.record_id ORDER BY d.path",
            "SELECT (SELECT COUNT(*) FROM record), (SELECT COUNT(*) FROM record_version)");

    private Path sources = Path.of("");
    private List<String> before = List.of();
    private List<String> after = List.of();

    @Override
    public String toString() {
        return "harvest";
    }

    @Override
    public Class<? extends Errand> errand() {
        return HarvestErrand.class;
    }

    @Override
    public Map<String, Object> properties(String place) {
        return Map.of(HarvestErrand.SOURCE, sources.resolve("later").toUri().toString());
    }

    @Override
    public void prepare(Path home) throws Exception {
        sources = home.resolveSibling("harvest-sources");
        Path first = Files.createDirectories(sources.resolve("first"));
        Path later = Files.createDirectories(sources.resolve("later"));
        for (int i = 0; i < DOCUMENTS; i++) {
            String name = "%02d.xml".formatted(i);
            if (i != 21) {
                Files.writeString(first.resolve(name), document(i, "Salinity", i == 4), UTF_8);
            }
            if (i % 9 != 8) {
                Files.writeString(
                        later.resolve(name), document(i, i == 2 ? "Temperature" : "Salinity", i == 12), UTF_8);
            }
        }
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            HarvestErrand.harvest(centre, first.toUri().toString());
        }
        before = start(home);
    }

    private static String document(int i, String title, boolean cutOff) {
        String text = """
                <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
                  <gmd:fileIdentifier><gco:CharacterString>urn:x:%d</gco:CharacterString></gmd:fileIdentifier>
                  <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
                    <gmd:title><gco:CharacterString>%s no. %d</gco:CharacterString></gmd:title>
                  </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo>
                </gmd:MD_Metadata>
                """.formatted(i, title, i);
        return cutOff ? text.substring(0, 300) : text;
    }

    @Override
    public Set<String> mustDieAt() {
        return Set.of(
                "HarvestStep.WRITE_PAGE#3",
                "HarvestStep.LOOK_FOR_MISSING#1",
                "HarvestStep.REMOVE#1",
                "HarvestStep.END_HARVEST#1");
    }

    @Override
    public void rehearsed(Path home) throws Exception {
        after = start(home);
        assertThat(after).isNotEqualTo(before);
        assertThat(after.get(1)).as("the second run").startsWith("2|done|");
    }

    @Override
    public void check(Path home, String place) throws Exception {
        List<String> now = start(home);
        assertThat(now).isIn(before, after);
        if (place.startsWith("done") || place.startsWith("HarvestStep")) {
            assertThat(now).isEqualTo(after);
        }
    }

    /** A server's start on that home until it has nothing more to do; what rows and index say then. */
    private static List<String> start(Path home) throws Exception {
        long found;
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
            Catalogue catalogue = centre.getBean(Catalogue.class);
            catalogue.catchUp();
            found = catalogue.search(SearchRequest.EVERYTHING).matched();
        }
        List<String> kept = new ArrayList<>(KeptRows.of(home, KEPT));
        kept.add("found: " + found);
        return kept;
    }
}
