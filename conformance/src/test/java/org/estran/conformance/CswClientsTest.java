package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients of catalogues that nobody here wrote find at {@code /csw}: OWSLib and GDAL. */
@Tag("outside")
class CswClientsTest {

    @TempDir
    static Path folder;

    private static Centre centre;

    @BeforeAll
    static void open() throws Exception {
        centre = Centre.demo(folder.resolve("home"));
        centre.awaitSamples();
    }

    @AfterAll
    static void close() throws Exception {
        centre.close();
    }

    private static final String SECOND = """
            import sys
            from owslib.csw import CatalogueServiceWeb
            from owslib.fes import PropertyIsLike, BBox, And, SortBy, SortProperty
            csw = CatalogueServiceWeb(sys.argv[1], version='2.0.2')
            print('operations', sorted(o.name for o in csw.operations))
            csw.getrecords2(constraints=[And([PropertyIsLike('csw:AnyText', '%ocean%'), BBox([-80, -180, 90, 180])])],
                            esn='full', maxrecords=5, sortby=SortBy([SortProperty('dc:title')]))
            print('matches', csw.results['matches'], csw.results['returned'], csw.results['nextrecord'])
            identifier = list(csw.records)[0]
            csw.getrecordbyid([identifier], outputschema='http://www.isotc211.org/2005/gmd')
            print('iso', csw.records[identifier].identifier == identifier)
            csw.getrecords2(cql="dc:type = 'dataset'", esn='brief')
            print('cql', csw.results['matches'] > 0)
            csw.getdomain('GetRecords.resultType', 'parameter')
            print('domain', csw.results['values'])
            csw.describerecord()
            print('described')
            """;

    @Test
    void owslibReadsRecordsOfTheSecondVersion() throws Exception {
        String said = run(SECOND);
        assertThat(said)
                .contains(
                        "'GetRecords'", "iso True", "cql True", "described", "domain ['hits', 'results', 'validate']");
        assertThat(said).containsPattern("matches [1-9]");
    }

    @Test
    void owslibReadsRecordsOfTheThirdVersion() throws Exception {
        String said = run("""
                import sys
                from owslib.catalogue.csw3 import CatalogueServiceWeb
                from owslib.fes2 import PropertyIsLike
                csw = CatalogueServiceWeb(sys.argv[1], version='3.0.0')
                csw.getrecords(constraints=[PropertyIsLike('csw:AnyText', '%ocean%')], esn='summary', maxrecords=3)
                print('matches', csw.results['matches'], csw.results['returned'])
                identifier = list(csw.records)[0]
                csw.getrecordbyid([identifier])
                print('found', identifier.encode() in csw.response)
                """);
        assertThat(said).containsPattern("matches [1-9]").contains("found True");
    }

    private static final String TRANSACTIONS = """
            import sys
            from owslib.csw import CatalogueServiceWeb
            csw = CatalogueServiceWeb(sys.argv[1], version='2.0.2', username='moderateur', password='estran-demo-2026')
            print('offered', any(o.name == 'Transaction' for o in csw.operations))
            document = '''<gmd:MD_Metadata xmlns:gmd="http://www.isotc211.org/2005/gmd"
              xmlns:gco="http://www.isotc211.org/2005/gco">
              <gmd:fileIdentifier><gco:CharacterString>urn:owslib:1</gco:CharacterString></gmd:fileIdentifier>
              <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
                <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
              </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata>'''
            csw.transaction(ttype='insert', typename='gmd:MD_Metadata', record=document % 'Inserted')
            print('inserted', b'totalInserted>1<' in csw.response, csw.results['insertresults'])
            csw.transaction(ttype='update', typename='gmd:MD_Metadata', record=document % 'Replaced')
            print('updated', b'totalUpdated>1<' in csw.response)
            csw.transaction(ttype='update', typename='csw:Record', propertyname='dc:title', propertyvalue='Retitled',
                            identifier='urn:owslib:1')
            print('retitled', b'totalUpdated>1<' in csw.response)
            csw.getrecordbyid(['urn:owslib:1'])
            print('title', csw.records['urn:owslib:1'].title)
            csw.transaction(ttype='delete', typename='gmd:MD_Metadata', identifier='urn:owslib:1')
            print('deleted', b'totalDeleted>1<' in csw.response)
            csw.getrecordbyid(['urn:owslib:1'])
            print('left', len(csw.records))
            """;

    @Test
    void owslibInsertsChangesAndDeletes() throws Exception {
        assertThat(run(TRANSACTIONS))
                .contains(
                        "offered True",
                        "inserted True ['urn:owslib:1']",
                        "updated True",
                        "retitled True",
                        "title Retitled",
                        "deleted True",
                        "left 0");
    }

    @Test
    void gdalListsTheRecordsAndAsksForABox() throws Exception {
        String address = "CSW:" + centre.at("/csw");
        String all = Tool.run(
                        folder, "ogrinfo", "-ro", "-al", "-geom=NO", "--config", "GDAL_HTTP_TIMEOUT", "30", address)
                .succeeds();
        assertThat(all).contains("OGRFeature(records)", "identifier (String)", "abstract (String)");
        String box = Tool.run(folder, "ogrinfo", "-ro", "-so", "-al", "-spat", "-20", "30", "20", "60", address)
                .succeeds();
        assertThat(box).containsPattern("Feature Count: [1-9]");
    }

    private static String run(String script) throws Exception {
        Path file = folder.resolve("client.py");
        Files.writeString(file, script);
        return Tool.run(
                        folder,
                        "/usr/bin/python3",
                        file.toString(),
                        centre.at("/csw").toString())
                .succeeds();
    }
}
