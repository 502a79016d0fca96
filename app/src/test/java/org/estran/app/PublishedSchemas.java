package org.estran.app;

import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.validation.SchemaFactory;
import org.estran.crosswalks.Xml;
import org.estran.judging.Shared;

/** The schemas that standards publish, found by the addresses they are known by. */
public final class PublishedSchemas {

    private PublishedSchemas() {}

    /** Compiles schemas by the addresses that standards give them, from the files that are there. */
    public static SchemaFactory factory() {
        SchemaFactory factory = Xml.schemas();
        factory.setResourceResolver(CatalogManager.catalogResolver(
                CatalogFeatures.builder()
                        .with(CatalogFeatures.Feature.RESOLVE, "continue")
                        .build(),
                Shared.data("schemas/catalog.xml").toUri()));
        return factory;
    }
}
