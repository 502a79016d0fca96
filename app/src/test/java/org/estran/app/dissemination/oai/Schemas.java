package org.estran.app.dissemination.oai;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.estran.app.PublishedSchemas;
import org.estran.judging.Shared;
import org.xml.sax.SAXException;

/** The schemas of OAI-PMH with those of what is inside an answer, offline. */
final class Schemas {

    private static final Map<ItemFormat, Schema> COMPILED = new EnumMap<>(ItemFormat.class);

    private Schemas() {}

    /** Fails unless the answer, with records in that format or with none, is valid. */
    static void check(String answer, ItemFormat format) {
        try {
            Validator validator = schema(format).newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StreamSource(new StringReader(answer)));
        } catch (SAXException invalid) {
            throw new AssertionError(invalid.getMessage() + " in\n" + answer, invalid);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static synchronized Schema schema(ItemFormat format) throws SAXException {
        Schema compiled = COMPILED.get(format);
        if (compiled == null) {
            compiled = PublishedSchemas.factory().newSchema(sources(format).toArray(Source[]::new));
            COMPILED.put(format, compiled);
        }
        return compiled;
    }

    private static List<Source> sources(ItemFormat format) {
        List<Source> sources = new ArrayList<>();
        sources.add(of("schemas/oai/OAI-PMH.xsd"));
        sources.add(own("oai-identifier.xsd"));
        sources.add(own("provenance.xsd"));
        switch (format) {
            case OAI_DC -> sources.add(of("schemas/oai/oai_dc.xsd"));
            case OAI_DATACITE -> {
                sources.add(of("schemas/datacite/kernel-4.7/metadata.xsd"));
                sources.add(own("oai_datacite.xsd"));
            }
            case DATACITE -> sources.add(of("schemas/datacite/kernel-4.7/metadata.xsd"));
            case ISO19139 -> {
                sources.add(of("schemas/iso-tc211/www.isotc211.org/2005/gmi/gmi.xsd"));
                sources.add(of("schemas/opengis/iso/19139/20070417/gmx/gmx.xsd"));
                sources.add(of("schemas/opengis/iso/19139/20070417/srv/1.0/srv.xsd"));
            }
            case ISO19115_3 -> sources.add(of("schemas/iso-tc211/standards.iso.org/iso/19115/-3/mds/2.0/mds.xsd"));
            case DCAT -> sources.add(own("rdf.xsd"));
        }
        return sources;
    }

    private static Source of(String path) {
        return new StreamSource(Shared.data(path).toFile());
    }

    private static Source own(String name) {
        return new StreamSource(Objects.requireNonNull(Schemas.class.getResource("/oai/" + name))
                .toExternalForm());
    }
}
