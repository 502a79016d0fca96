package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.estran.harvest.web.SourceFailed.Reason.GOES_ROUND;
import static org.estran.harvest.web.SourceFailed.Reason.NOT_UNDERSTOOD;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.shared.JenaException;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.Stamp;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.jspecify.annotations.Nullable;

/**
 * DCAT as a file or a feed of pages (Hydra), in Turtle, RDF/XML or JSON-LD with its context in it. A dataset of a graph has
 * no bytes of its own: its document is what the graph says of it, in Turtle, always written the same way.
 */
public final class Dcat implements SourceKind {

    private static final String ACCEPT = "text/turtle, application/rdf+xml;q=0.9, application/ld+json;q=0.8, */*;q=0.3";
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
    private static final List<Property> NEXT =
            List.of(ResourceFactory.createProperty(HYDRA, "next"), ResourceFactory.createProperty(HYDRA, "nextPage"));
    private static final Property TOTAL = ResourceFactory.createProperty(HYDRA, "totalItems");

    @Override
    public String word() {
        return "dcat";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        Answer answer = web.get(address, ACCEPT);
        if (answer.looksLikeHtml()) {
            return Optional.empty();
        }
        return graph(answer)
                .filter(model -> !datasets(model).isEmpty())
                .map(model -> new Source(word(), address, title(model), List.of(), List.of(), total(model), false));
    }

    private static String title(Model model) {
        return model.listSubjectsWithProperty(RDF.type, DCAT.Catalog).toList().stream()
                .filter(catalogue -> catalogue.hasProperty(DCTerms.title))
                .map(catalogue -> catalogue.getProperty(DCTerms.title).getObject())
                .filter(RDFNode::isLiteral)
                .map(title -> title.asLiteral().getString())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Long total(Model model) {
        return model.listObjectsOfProperty(TOTAL).toList().stream()
                .filter(RDFNode::isLiteral)
                .map(total -> total.asLiteral().getLexicalForm())
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::valueOf)
                .findFirst()
                .orElse(null);
    }

    static List<Resource> datasets(Model model) {
        return model.listSubjectsWithProperty(RDF.type).toList().stream()
                .filter(one -> one.hasProperty(RDF.type, DCAT.Dataset)
                        || one.hasProperty(RDF.type, ResourceFactory.createResource(DCAT.NS + "DatasetSeries"))
                        || one.hasProperty(RDF.type, ResourceFactory.createResource(DCAT.NS + "DataService")))
                .sorted(java.util.Comparator.comparing(Dcat::identifier))
                .toList();
    }

    private static String identifier(Resource dataset) {
        if (dataset.isURIResource()) {
            return dataset.getURI();
        }
        return dataset.hasProperty(DCTerms.identifier)
                ? dataset.getProperty(DCTerms.identifier).getObject().toString()
                : "";
    }

    /** No context is fetched from anywhere: JSON-LD that names one by its address is not read. */
    private static Optional<Model> graph(Answer answer) {
        Lang lang = answer.looksLikeJson() ? Lang.JSONLD : answer.looksLikeXml() ? Lang.RDFXML : Lang.TURTLE;
        if (lang == Lang.JSONLD && answer.text().matches("(?s).*\"@context\"\\s*:\\s*(\\[\\s*)?\"http.*")) {
            return Optional.empty();
        }
        if (answer.text().contains("<!DOCTYPE")) {
            return Optional.empty();
        }
        try {
            Model model = ModelFactory.createDefaultModel();
            RDFParser.create()
                    .source(new ByteArrayInputStream(answer.body()))
                    .base(answer.address().toString())
                    .lang(lang)
                    .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                    .parse(model);
            return Optional.of(model);
        } catch (RiotException notRdf) {
            return Optional.empty();
        } catch (JenaException notRdf) {
            return Optional.empty();
        }
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new Feed(web, selection);
    }

    private record Feed(Web web, Selection selection) implements Harvest {

        @Override
        public Page page(@Nullable String checkpoint) throws SourceFailed, InterruptedException {
            URI address = checkpoint == null ? selection.address() : URI.create(checkpoint);
            Answer answer = web.get(address, ACCEPT);
            Model model = graph(answer)
                    .orElseThrow(() -> new SourceFailed(NOT_UNDERSTOOD, address + " answers with what is not RDF."));
            List<Item> items = new ArrayList<>();
            for (Resource dataset : datasets(model)) {
                items.add(item(dataset, address));
            }
            String next = next(model, address);
            if (address.toString().equals(next)) {
                throw new SourceFailed(GOES_ROUND, "A page names itself as the next one: " + address);
            }
            return Page.of(items, next, next == null && checkpoint == null ? null : Dcat.total(model));
        }

        private static Item item(Resource dataset, URI page) {
            String identifier = identifier(dataset);
            if (identifier.isEmpty()) {
                return new Item.Broken("", page.toString(), "no-identifier", "", new byte[0]);
            }
            String changed = dataset.hasProperty(DCTerms.modified)
                            && dataset.getProperty(DCTerms.modified).getObject().isLiteral()
                    ? dataset.getProperty(DCTerms.modified).getString()
                    : null;
            return new Item.Document(
                    identifier,
                    dataset.isURIResource() ? identifier : page.toString(),
                    Stamp.dated(changed),
                    Description.of(dataset).getBytes(UTF_8));
        }

        private static @Nullable String next(Model model, URI address) {
            return NEXT.stream()
                    .flatMap(property -> model.listObjectsOfProperty(property).toList().stream())
                    .map(RDFNode::toString)
                    .map(text -> address.resolve(text).toString())
                    .findFirst()
                    .orElse(null);
        }
    }
}
