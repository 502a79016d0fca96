package org.estran.crosswalks;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** The JDK's validator as an outside judge, offline. */
enum Valid {
    DATACITE("schemas/datacite/kernel-4.7/metadata.xsd"),
    OAI_DC("schemas/oai/oai_dc.xsd");

    private final String path;
    private Schema schema;

    Valid(String path) {
        this.path = path;
    }

    void check(String document) throws SAXException {
        try {
            Validator validator = schema().newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StreamSource(new StringReader(document)));
        } catch (SAXException invalid) {
            throw new SAXException(invalid.getMessage() + " in\n" + document, invalid);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private synchronized Schema schema() throws SAXException {
        if (schema == null) {
            SchemaFactory factory = Xml.schemas();
            factory.setResourceResolver(CatalogManager.catalogResolver(
                    CatalogFeatures.builder()
                            .with(CatalogFeatures.Feature.RESOLVE, "continue")
                            .build(),
                    Shared.data("schemas/catalog.xml").toUri()));
            schema = factory.newSchema(Shared.data(path).toFile());
        }
        return schema;
    }
}
