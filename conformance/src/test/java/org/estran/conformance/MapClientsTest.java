package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What OWSLib and GDAL make of the Web Map Service; values are compared with those of the file. */
@Tag("outside")
class MapClientsTest {

    @TempDir
    static Path folder;

    private static Centre centre;
    private static String address;

    @BeforeAll
    static void open() throws Exception {
        centre = Centre.demo(folder.resolve("home"));
        centre.awaitSamples();
        address = centre.at("/wms").toString();
    }

    @AfterAll
    static void close() throws Exception {
        centre.close();
    }

    @Test
    void owslibListsDrawsAndAsksInEitherVersion() throws Exception {
        String script = """
                import sys
                from owslib.wms import WebMapService
                for version, axes in (('1.3.0', 'CRS:84'), ('1.1.1', 'EPSG:4326')):
                    service = WebMapService(sys.argv[1], version=version)
                    names = [n for n in service.contents if n.endswith('surface_temperature_biscay_2025.nc/sst')]
                    assert len(names) == 1, list(service.contents)
                    layer = service[names[0]]
                    assert layer.queryable == 1
                    west, south, east, north = layer.parent.boundingBoxWGS84 or layer.boundingBoxWGS84
                    times = (layer.timepositions or layer.parent.timepositions)
                    assert times == ['2025-06-01T12:00:00Z/2025-08-31T12:00:00Z/P1D'], times
                    picture = service.getmap(layers=names, styles=['raster/thermal'], srs=axes, bbox=(west, south, east, north),
                                             size=(300, 200), format='image/png', transparent=True, time='2025-07-01T12:00:00Z')
                    assert picture.read()[:8] == b'\\x89PNG\\r\\n\\x1a\\n'
                    told = service.getfeatureinfo(layers=names, query_layers=names, styles=[''], srs=axes, bbox=(-6, 46, -5.9, 46.1),
                                                  size=(1, 1), format='image/png', info_format='text/plain', xy=(0, 0),
                                                  time='2025-06-01T12:00:00Z').read().decode()
                    assert 'sst = 14.582' in told, told
                    try:
                        service.getmap(layers=names, styles=['nix'], srs=axes, bbox=(-6, 46, -5, 47), size=(3, 2), format='image/png')
                        raise AssertionError('a style that is not there was drawn')
                    except Exception as refused:
                        assert 'no style nix' in str(refused), refused
                print('all is there')
                """;
        assertThat(Tool.run(folder, "/usr/bin/python3", "-c", script, address).succeeds())
                .contains("all is there");
    }

    @Test
    void gdalDrawsALayerOfTheCapabilities() throws Exception {
        String listed = Tool.run(
                        folder, "gdalinfo", "WMS:" + address + "?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetCapabilities")
                .succeeds();
        String subset = listed.lines()
                .filter(line -> line.contains("_NAME=") && line.contains("sst&") && line.contains("biscay"))
                .findFirst()
                .map(line -> line.substring(line.indexOf('=') + 1))
                .orElseThrow(() -> new AssertionError(listed));
        Path picture = folder.resolve("sst.png");
        Tool.run(folder, "gdal_translate", "-q", "-of", "PNG", "-outsize", "256", "128", subset, picture.toString())
                .succeeds();
        String statistics =
                Tool.run(folder, "gdalinfo", "-stats", picture.toString()).succeeds();
        assertThat(statistics).contains("Size is 256, 128").doesNotContain("ERROR");
    }
}
