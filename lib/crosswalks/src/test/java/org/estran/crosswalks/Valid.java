package org.estran.crosswalks;

import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.estran.judging.Shared;
import org.xml.sax.SAXException;

/** The JDK's validator as an outside judge, offline. */
public enum Valid {
    DATACITE("schemas/datacite/kernel-4.7/metadata.xsd"),
    OAI_DC("schemas/oai/oai_dc.xsd"),
    ISO_19139(
            "schemas/iso-tc211/www.isotc211.org/2005/gmi/gmi.xsd",
            "schemas/opengis/iso/19139/20070417/gmx/gmx.xsd",
            "schemas/opengis/iso/19139/20070417/srv/1.0/srv.xsd"),
    ISO_19115_3("schemas/iso-tc211/standards.iso.org/iso/19115/-3/mds/2.0/mds.xsd");

    private final String[] paths;
    private Schema schema;

    Valid(String... paths) {
        this.paths = paths;
    }

    public void check(String document) throws SAXException {
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

    /** The record that was read; a refusal is a failure. */
    static org.estran.records.MetadataRecord record(Reading reading) {
        return switch (reading) {
            case Reading.Read read -> read.record();
            case Reading.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private synchronized Schema schema() throws SAXException {
        if (schema == null) {
            SchemaFactory factory = Xml.schemas();
            factory.setResourceResolver(CatalogManager.catalogResolver(
                    CatalogFeatures.builder()
                            .with(CatalogFeatures.Feature.RESOLVE, "continue")
                            .build(),
                    Shared.data("schemas/catalog.xml").toUri()));
            StreamSource[] sources = new StreamSource[paths.length];
            for (int i = 0; i < paths.length; i++) {
                sources[i] = new StreamSource(Shared.data(paths[i]).toFile());
            }
            schema = factory.newSchema(sources);
        }
        return schema;
    }
}
