package org.estran.crosswalks.dcat;

import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.Published;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A page of a {@code dcat:Catalog} by DCAT-AP 3, with the links to the others that Hydra has words for, as the portals
 * that harvest DCAT follow them.
 *
 * @param catalogue its address, the same on every page
 * @param page the address of this page
 * @param first of the first page
 * @param next of the page after this one; null on the last
 * @param total how many records there are in all
 */
public record CataloguePage(
        URI catalogue,
        URI page,
        URI first,
        @Nullable URI next,
        LocalizedText title,
        LocalizedText description,
        String publisher,
        long total,
        List<Entry> entries) {

    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

    /** A record of the page, with what its publication adds. */
    public record Entry(MetadataRecord record, Published published) {}

    public CataloguePage {
        entries = List.copyOf(entries);
    }

    /** The page in UTF-8. The stream stays open. */
    public void write(RdfSyntax syntax, OutputStream to) {
        RDFDataMgr.write(
                to,
                model(),
                switch (syntax) {
                    case TURTLE -> RDFFormat.TURTLE_BLOCKS;
                    case JSON_LD -> RDFFormat.JSONLD_PLAIN;
                    case RDF_XML -> RDFFormat.RDFXML_PLAIN;
                });
    }

    private Model model() {
        Graph graph = DcatWriter.graph();
        Model model = graph.model();
        model.setNsPrefix("hydra", HYDRA);
        Resource whole = model.createResource(catalogue.toString());
        whole.addProperty(RDF.type, Words.r("dcat:Catalog"));
        whole.addProperty(RDF.type, model.createResource(HYDRA + "Collection"));
        graph.texts(whole, "dct:title", title);
        graph.texts(whole, "dct:description", description);
        graph.plain(graph.blank(whole, "dct:publisher", "foaf:Agent"), "foaf:name", publisher);
        graph.link(whole, "dct:conformsTo", Words.GEODCAT, "dct:Standard");
        entries.forEach(entry -> member(graph, whole, entry));
        pages(model, whole);
        return model;
    }

    private static void member(Graph graph, Resource whole, Entry entry) {
        Resource thing = DcatWriter.into(graph, entry.record(), entry.published());
        whole.addProperty(Words.p(membership(entry.record().kind())), thing);
        Resource about = graph.model().createResource(entry.published().landingPage() + "#record");
        if (graph.model().contains(about, RDF.type)) {
            whole.addProperty(Words.p("dcat:record"), about);
        }
    }

    private static String membership(Kind kind) {
        return switch (kind) {
            case DATASET, SERIES -> "dcat:dataset";
            case SERVICE -> "dcat:service";
            case SOFTWARE, NETWORK, PLATFORM, INSTRUMENT, CAMPAIGN, SAMPLE, DOCUMENT, ORGANISATION, PERSON ->
                "dcat:resource";
        };
    }

    private void pages(Model model, Resource whole) {
        whole.addLiteral(hydra("totalItems"), total);
        Resource view = model.createResource(page.toString());
        view.addProperty(RDF.type, model.createResource(HYDRA + "PartialCollectionView"));
        view.addProperty(hydra("first"), model.createResource(first.toString()));
        if (next != null) {
            view.addProperty(hydra("next"), model.createResource(next.toString()));
        }
        whole.addProperty(hydra("view"), view);
    }

    private static Property hydra(String name) {
        return ResourceFactory.createProperty(HYDRA + name);
    }
}
