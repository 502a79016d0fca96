package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OWSLib, GDAL and a validator of JSON Schema make of OGC API Records. */
@Tag("outside")
class RecordsClientsTest {

    @TempDir
    static Path folder;

    private static Centre centre;
    private static String address;

    @BeforeAll
    static void open() throws Exception {
        centre = Centre.demo(folder.resolve("home"));
        centre.awaitSamples();
        address = centre.at("/ogc").toString();
    }

    @AfterAll
    static void close() throws Exception {
        centre.close();
    }

    @Test
    void everyAnswerFollowsTheSchemasOfTheStandard() throws Exception {
        Path schemas = Path.of(System.getenv()
                        .getOrDefault(
                                "ESTRAN_SHARED",
                                Centre.ROOT.resolve("../shared/data").toString()))
                .resolve("schemas/opengis")
                .normalize();
        assumeTrue(System.getenv("CI") != null || Files.exists(schemas), () -> schemas + " is not on this machine");
        Path judge = Path.of(
                RecordsClientsTest.class.getResource("/records/judge.py").toURI());
        String said = Tool.run(folder, "/usr/bin/python3", judge.toString(), address, schemas.toString())
                .succeeds();
        assertThat(said).contains(" 0 errors");
    }

    @Test
    void owslibReadsAndSearchesTheCatalogue() throws Exception {
        String script = """
                import sys
                from owslib.ogcapi.records import Records
                centre = Records(sys.argv[1])
                assert 'catalogue' in centre.records()
                assert len(centre.api()['paths']) > 10
                assert any(c.endswith('/record-core') for c in centre.conformance()['conformsTo'])
                assert 'title' in centre.collection_queryables('catalogue')['properties']
                every = centre.collection_items('catalogue', limit=1000)
                assert every['numberMatched'] == len(every['features']) > 40
                some = centre.collection_items('catalogue', q='temperature', limit=3)
                assert 0 < some['numberMatched'] < every['numberMatched']
                some = centre.collection_items('catalogue', bbox=[-10, 40, 0, 50], datetime='2000-01-01/..')
                assert 0 < some['numberMatched'] < every['numberMatched']
                some = centre.collection_items('catalogue', filter="type = 'software'", sortby='title')
                assert all(f['properties']['type'] == 'software' for f in some['features'])
                one = centre.collection_item('catalogue', some['features'][0]['id'])
                assert one['id'] == some['features'][0]['id']
                print('all is there')
                """;
        assertThat(Tool.run(folder, "/usr/bin/python3", "-c", script, address).succeeds())
                .contains("all is there");
    }

    @Test
    void gdalReadsTheRecordsAsFeatures() throws Exception {
        String all = Tool.run(folder, "ogrinfo", "-ro", "-al", "-so", "OAPIF:" + address)
                .succeeds();
        assertThat(all).contains("Layer name: catalogue", "title: String").doesNotContain("ERROR");
        String some = Tool.run(
                        folder,
                        "ogrinfo",
                        "-ro",
                        "-q",
                        "OAPIF:" + address,
                        "catalogue",
                        "-spat",
                        "-10",
                        "40",
                        "0",
                        "50")
                .succeeds();
        assertThat(some).contains("OGRFeature(catalogue)").doesNotContain("ERROR");
    }

    @Test
    void gdalAndOwslibReadTheObservationsOfARecord() throws Exception {
        String script = """
                import sys
                from owslib.ogcapi.features import Features
                centre = Features(sys.argv[1])
                found = [one['id'] for one in centre.collections()['collections'] if 'data_queries' in one]
                assert len(found) == 5, found
                for id in found:
                    page = centre.collection_items(id, limit=3)
                    assert 0 < page['numberReturned'] <= 3 and page['numberMatched'] >= page['numberReturned']
                    one = centre.collection_item(id, page['features'][0]['id'])
                    assert one['properties'] == page['features'][0]['properties']
                print(found[0])
                """;
        String id = Tool.run(folder, "/usr/bin/python3", "-c", script, address)
                .succeeds()
                .strip();
        String features = Tool.run(folder, "ogrinfo", "-ro", "-al", "-so", "OAPIF:" + address, id)
                .succeeds();
        assertThat(features).contains("Layer name: " + id, "platform: String").doesNotContain("ERROR");
    }

    /** Every value of each record, beside the CSV of the same selection. */
    @Test
    void readersOfParquetAndCoverageJsonReadTheSameValues() throws Exception {
        Path script = Path.of(
                RecordsClientsTest.class.getResource("/observations/readers.py").toURI());
        String said = Tool.run(
                        folder,
                        "/usr/bin/python3",
                        script.toString(),
                        centre.at("/").toString().replaceFirst("/$", ""),
                        Centre.ROOT.resolve("conformance/src/test/js").toString(),
                        Centre.ROOT
                                .resolve("conformance/target/npm/node_modules")
                                .toString(),
                        folder.toString())
                .succeeds();
        assertThat(said).matches("(?s)\\d{4,} values of Parquet, \\d+ coverages\\s*");
    }
}
