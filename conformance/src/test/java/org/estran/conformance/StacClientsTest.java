package org.estran.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client that nobody here wrote finds at {@code /stac}: GDAL, which reads it as OGC API Features. */
@Tag("outside")
class StacClientsTest {

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

    @Test
    void gdalListsTheCollectionsAndReadsTheirItems() throws Exception {
        String address = "OAPIF:" + centre.at("/stac");
        String layers = Tool.run(folder, "ogrinfo", "-ro", address).succeeds();
        assertThat(layers).containsPattern("1: [a-z]");
        String first = layers.replaceAll("(?s).*?\\n1: (\\S+).*", "$1");
        String items = Tool.run(folder, "ogrinfo", "-ro", "-al", "-geom=YES", address, first)
                .succeeds();
        assertThat(items).contains("Feature Count: ").containsPattern("POLYGON|POINT|LINESTRING");
    }
}
