package org.estran.crosswalks.dcat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.Addresses;

/**
 * A graph about one catalogued resource in which every node has a name, so that two graphs can be compared triple by
 * triple: the resource is {@code #}, its record in the catalogue {@code record}, and a nameless node is called after the
 * way that leads to it and what it says of itself.
 */
final class NamedGraph {

    /** What tells nameless nodes of one property apart, the most telling first. */
    private static final List<String> TELLING = List.of(
            "dcat:accessURL",
            "dcat:endpointURL",
            "dcat:hadRole",
            "skos:notation",
            "dqv:isMeasurementOf",
            "prov:wasDerivedFrom",
            "prov:hadPlan",
            "prov:qualifiedAssociation",
            "prov:agent",
            "dct:title",
            "vcard:fn",
            "foaf:name");

    private final Model model;
    private final Resource root;
    private final Set<Resource> named = new HashSet<>();
    private final Map<String, String> lines = new TreeMap<>();

    private NamedGraph(Model model) {
        this.model = model;
        this.root = Stream.of("dcat:Dataset", "dcat:DatasetSeries", "dcat:DataService")
                .flatMap(type -> model.listResourcesWithProperty(RDF.type, Words.r(type)).toList().stream())
                .filter(thing -> !model.contains(null, Words.p("dcat:accessService"), thing))
                .filter(thing -> thing.hasProperty(Words.p("dct:title")))
                .findFirst()
                .orElseThrow();
    }

    /** All triples, whole → told. */
    static Map<String, String> lines(Model model) {
        NamedGraph graph = new NamedGraph(model);
        graph.say(graph.root, "#", "");
        graph.model.listSubjects().toList().stream()
                .filter(graph::isRecord)
                .forEach(about -> graph.say(about, "record", "record/"));
        graph.model.listSubjects().toList().stream()
                .filter(Resource::isURIResource)
                .forEach(thing -> graph.say(thing, name(thing), "@/"));
        return graph.lines;
    }

    private boolean isRecord(Resource about) {
        boolean isAbout = model.contains(about, Words.p("foaf:primaryTopic"), root)
                || model.contains(root, Words.p("foaf:isPrimaryTopicOf"), about);
        return isAbout && !model.contains(null, Words.p("dct:source"), about);
    }

    private void say(Resource of, String name, String way) {
        if (of.isURIResource() && !named.add(of)) {
            return;
        }
        for (Statement statement : of.listProperties().toList()) {
            String property = shortened(statement.getPredicate().getURI());
            RDFNode object = statement.getObject();
            String said = object.isLiteral() ? literal(object.asLiteral()) : resource(object.asResource());
            boolean isInner = object.isAnon() && !isRecord(object.asResource()) && !object.equals(root);
            String inner = name + "/" + property + "[" + key(object) + "]";
            lines.put(name + " " + property + " " + (isInner ? inner : said), way + property + " " + said);
            if (isInner) {
                say(object.asResource(), inner, way + property + "/");
            }
        }
    }

    private String resource(Resource thing) {
        if (thing.equals(root)) {
            return "#";
        }
        return isRecord(thing) ? "record" : thing.isAnon() ? "[]" : name(thing);
    }

    private static String name(Resource thing) {
        return "<" + shortened(thing.getURI()) + ">";
    }

    /** A rectangle is its four sides, whichever corner it begins at and however its numbers are spelled. */
    private static String literal(Literal literal) {
        String text = literal.getLexicalForm();
        if (literal.getDatatypeURI().equals(ExtentsInDcat.WKT.getURI())) {
            return Geometries.read(text)
                    .map(shape -> shape.box().text() + "^^" + shortened(literal.getDatatypeURI()))
                    .orElse(text);
        }
        String type = literal.getLanguage().isEmpty()
                ? "^^" + shortened(literal.getDatatypeURI())
                : "@" + literal.getLanguage();
        return "\"" + text.replaceAll("\\s+", " ") + "\"" + type.replace("^^xsd:string", "");
    }

    private String key(RDFNode node) {
        if (!node.isAnon()) {
            return node.isLiteral() ? literal(node.asLiteral()) : resource(node.asResource());
        }
        Set<String> keys = new TreeSet<>();
        for (String property : TELLING) {
            Collection<RDFNode> objects = node.asResource()
                    .listProperties(Words.p(property))
                    .mapWith(Statement::getObject)
                    .toList();
            if (!objects.isEmpty() && (keys.isEmpty() || property.equals("prov:agent"))) {
                objects.forEach(o -> keys.add(key(o).replaceFirst("\"@[a-z]+$", "\"")));
            }
        }
        return String.join(" ", keys);
    }

    private static String shortened(String address) {
        if (address.equals(RDF.type.getURI())) {
            return "a";
        }
        for (Map.Entry<String, String> prefix : Words.PREFIXES.entrySet()) {
            if (address.startsWith(prefix.getValue())
                    && address.length() > prefix.getValue().length()) {
                return prefix.getKey() + ":"
                        + address.substring(prefix.getValue().length());
            }
        }
        return Addresses.web(address).orElse(address);
    }
}
