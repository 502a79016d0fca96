package org.estran.crosswalks.dcat;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.Reading;

/**
 * Reads DCAT, DCAT-AP and GeoDCAT-AP: one record for every dataset, series, service or other catalogued resource of the
 * document. A document type in RDF/XML and a context of JSON-LD that lies elsewhere are refused.
 */
public final class DcatReader {

    private static final int MOST_BYTES = 20_000_000;
    private static final List<String> CLASSES =
            List.of("dcat:Dataset", "dcat:DatasetSeries", "dcat:DataService", "dcat:Resource");

    private DcatReader() {}

    /** All resources of the document, in the order of their addresses; one refusal where there is none. */
    public static List<Reading> read(byte[] document, RdfSyntax syntax) {
        if (document.length > MOST_BYTES) {
            return refused("too-large", "At most " + MOST_BYTES + " bytes are read.");
        }
        if (syntax == RdfSyntax.RDF_XML && new String(document, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")) {
            return refused("doctype-refused", "A document type is never read.");
        }
        try {
            return read(model(document, syntax));
        } catch (JenaException broken) {
            return refused("not-well-formed", String.valueOf(broken.getMessage()));
        }
    }

    static Model model(byte[] document, RdfSyntax syntax) {
        Model model = ModelFactory.createDefaultModel();
        JsonLdOptions options = new JsonLdOptions((address, how) -> {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "no context is fetched: " + address);
        });
        RDFParser.create()
                .source(new ByteArrayInputStream(document))
                .lang(
                        switch (syntax) {
                            case TURTLE -> Lang.TURTLE;
                            case JSON_LD -> Lang.JSONLD11;
                            case RDF_XML -> Lang.RDFXML;
                        })
                .base("https://document.invalid/")
                .context(Context.create().set(LangJSONLD11.JSONLD_OPTIONS, options))
                .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                .parse(model);
        return model;
    }

    static List<Reading> read(Model model) {
        Set<Resource> things = new LinkedHashSet<>();
        CLASSES.stream()
                .flatMap(name -> model.listResourcesWithProperty(RDF.type, Words.r(name)).toList().stream())
                .filter(thing -> !isInner(model, thing))
                .sorted(Comparator.comparing(Resource::toString))
                .forEach(things::add);
        List<Reading> readings = new ArrayList<>();
        things.forEach(thing -> readings.add(new ResourceFromDcat(new Node(thing)).read()));
        return readings.isEmpty()
                ? refused("nothing-described", "The graph catalogues no resource of DCAT.")
                : readings;
    }

    /** A service that only gives access to a distribution is part of it, and a mentioned thing without a title is not described. */
    private static boolean isInner(Model model, Resource thing) {
        boolean hasTitle = thing.hasProperty(Words.p("dct:title"));
        boolean isAccess = model.listSubjectsWithProperty(Words.p("dcat:accessService"), thing)
                .hasNext();
        return isAccess || (!hasTitle && !isDescribed(model, thing));
    }

    private static boolean isDescribed(Model model, Resource thing) {
        return Stream.of("foaf:primaryTopic", "dcat:dataset", "dcat:service", "dcat:resource")
                .anyMatch(p -> model.listSubjectsWithProperty(Words.p(p), (RDFNode) thing)
                        .hasNext());
    }

    private static List<Reading> refused(String code, String detail) {
        return List.of(new Reading.Refused(code, detail));
    }
}
