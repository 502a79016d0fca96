package org.estran.app.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An import of three batches: whatever it dies at, the next server ends it, with everything written and told once. */
final class ImportJourney implements Journey {

    private static final int DOCUMENTS = 450;

    private static final List<String> KEPT = List.of(
            "SELECT state, added, changed, unchanged, kept, failed, duplicates, ignored, missing, warnings FROM import_run",
            "SELECT number, kind, path, line_number, code FROM import_line ORDER BY number",
            "SELECT d.path, d.document_id, d.sha512, r.version, r.record_json FROM harvested_document d"
                    + " JOIN record r ON r.id = d.record_id ORDER BY d.path",
            "SELECT sha512, byte_size, packing FROM harvested_original ORDER BY sha512",
            "SELECT (SELECT COUNT(*) FROM record), (SELECT COUNT(*) FROM record_version),"
                    + " (SELECT COUNT(*) FROM record_identifier), (SELECT last_change FROM catalogue_change)");

    private List<String> before = List.of();
    private List<String> after = List.of();

    @Override
    public String toString() {
        return "import";
    }

    @Override
    public Class<? extends Errand> errand() {
        return ImportErrand.class;
    }

    @Override
    public void prepare(Path home) throws Exception {
        Path archive = home.resolve(ImportErrand.ARCHIVE);
        Files.createDirectories(archive.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (int i = 0; i < DOCUMENTS; i++) {
                zip.putNextEntry(new ZipEntry("%03d.xml".formatted(i)));
                zip.write(document(i).getBytes(UTF_8));
            }
        }
        before = start(home);
    }

    /** Some are cut off, and some have the identifier of another one. */
    private static String document(int i) {
        String text = """
                <gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco">
                  <gmd:fileIdentifier><gco:CharacterString>urn:x:%d</gco:CharacterString></gmd:fileIdentifier>
                  <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
                    <gmd:title><gco:CharacterString>Salinity no. %d</gco:CharacterString></gmd:title>
                  </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo>
                </gmd:MD_Metadata>
                """.formatted(i % 40 == 3 ? 0 : i, i);
        return i % 40 == 7 ? text.substring(0, 300) : text;
    }

    @Override
    public void rehearsed(Path home) throws Exception {
        after = KeptRows.of(home, KEPT);
        assertThat(after).isNotEqualTo(before);
        assertThat(home.resolve(ImportErrand.ARCHIVE)).doesNotExist();
    }

    @Override
    public void check(Path home, String place) throws Exception {
        List<String> now = start(home);
        assertThat(now).isIn(before, after);
        assertThat(Files.exists(home.resolve(ImportErrand.ARCHIVE))).isEqualTo(now.equals(before));
        if (place.startsWith("done")) {
            assertThat(now).isEqualTo(after);
        }
    }

    /** A server's start on that home until it has nothing more to do; then the index must agree with the rows. */
    private static List<String> start(Path home) throws Exception {
        try (ConfigurableApplicationContext centre = ChildCentre.on(Map.of("estran.home", home))) {
            AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
            Catalogue catalogue = centre.getBean(Catalogue.class);
            catalogue.catchUp();
            long rows = centre.getBean(JdbcClient.class)
                    .sql("SELECT COUNT(*) FROM record")
                    .query(Long.class)
                    .single();
            assertThat(catalogue.search(SearchRequest.EVERYTHING).matched()).isEqualTo(rows);
        }
        return KeptRows.of(home, KEPT);
    }
}
