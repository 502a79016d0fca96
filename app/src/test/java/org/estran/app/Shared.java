package org.estran.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.validation.SchemaFactory;
import org.estran.crosswalks.Xml;

/** Real data that the project does not ship: its absence skips a test at a desk and fails it in CI. */
public final class Shared {

    private Shared() {}

    public static Path data(String path) {
        Path file = Path.of(System.getProperty("estran.shared", "absent")).resolve(path);
        boolean mustBeThere = System.getenv("CI") != null;
        assumeTrue(mustBeThere || Files.exists(file), () -> file + " is not on this machine");
        return file;
    }

    /** Compiles schemas by the addresses that standards give them, from the files that are there. */
    public static SchemaFactory schemas() {
        SchemaFactory factory = Xml.schemas();
        factory.setResourceResolver(CatalogManager.catalogResolver(
                CatalogFeatures.builder()
                        .with(CatalogFeatures.Feature.RESOLVE, "continue")
                        .build(),
                data("schemas/catalog.xml").toUri()));
        return factory;
    }
}
