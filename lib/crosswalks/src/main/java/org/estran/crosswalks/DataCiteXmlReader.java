package org.estran.crosswalks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the XML of DataCite, kernels 3 and 4. The elements are brought into the agency's JSON, which says the same with
 * the same names, and read there; so places in the loss report are those of the JSON.
 */
public final class DataCiteXmlReader {

    private static final String KERNEL = "http://datacite.org/schema/kernel-";

    /** Names of single things whose list in JSON is called otherwise than by a plural s. */
    private static final Map<String, String> LISTS = Map.of(
            "nameIdentifier", "nameIdentifiers",
            "affiliation", "affiliation",
            "geoLocationPolygon", "geoLocationPolygon",
            "polygonPoint", "polygonPoint");

    private static final Map<String, String> NAMES = Map.of("creatorName", "name", "contributorName", "name");
    private static final Set<String> PLAIN = Set.of("sizes", "formats");

    private DataCiteXmlReader() {}

    /** Whether the root element's namespace is one of DataCite's. */
    static boolean claims(Element root) {
        return root.getNamespaceURI() != null && root.getNamespaceURI().startsWith(KERNEL);
    }

    public static Reading read(byte[] document) {
        try {
            return read(Xml.parse(document).getDocumentElement());
        } catch (SAXException broken) {
            return new Reading.Refused("not-well-formed", String.valueOf(broken.getMessage()));
        }
    }

    static Reading read(Element root) {
        boolean isKnown = claims(root) && root.getNamespaceURI().matches("\\Q" + KERNEL + "\\E[34](\\.\\d+)?");
        if (!isKnown || !root.getLocalName().equals("resource")) {
            return new Reading.Refused(
                    "not-this-format", "The root element is no resource of DataCite's kernel 3 or 4.");
        }
        return DataCiteReader.read(attributes(root));
    }

    private static ObjectNode attributes(Element root) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Element child : Xml.children(root)) {
            String name = child.getLocalName();
            switch (name) {
                case "identifier" -> identifier(json, child);
                case "resourceType" ->
                    json.putObject("types")
                            .put("resourceType", text(child))
                            .put("resourceTypeGeneral", child.getAttribute("resourceTypeGeneral"));
                case "publisher", "publicationYear", "language", "version" -> json.put(name, text(child));
                default -> {
                    ArrayNode list = json.putArray(name);
                    for (Element item : Xml.children(child)) {
                        if (PLAIN.contains(name)) {
                            list.add(text(item));
                        } else {
                            list.add(object(item));
                        }
                    }
                }
            }
        }
        return json;
    }

    private static void identifier(ObjectNode json, Element identifier) {
        String type = identifier.getAttribute("identifierType");
        if (type.equals("DOI")) {
            json.put("doi", text(identifier));
        } else if (type.equals("URL")) {
            json.put("url", text(identifier));
        } else {
            json.putArray("identifiers")
                    .addObject()
                    .put("identifier", text(identifier))
                    .put("identifierType", type);
        }
    }

    /** An element with its text under its own name, its attributes and its children beside. */
    private static ObjectNode object(Element element) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        attributes(element, json);
        List<Element> children = Xml.children(element);
        if (children.isEmpty()) {
            json.put(element.getLocalName(), text(element));
        }
        for (Element child : children) {
            member(json, child);
        }
        return json;
    }

    private static void member(ObjectNode json, Element child) {
        String name = child.getLocalName();
        String list = LISTS.get(name);
        if (list != null && name.equals("affiliation")) {
            ObjectNode one = object(child);
            one.put("name", text(child));
            one.remove("affiliation");
            json.withArray(list).add(one);
        } else if (name.equals("geoLocationPolygon")) {
            ArrayNode points = JsonNodeFactory.instance.arrayNode();
            Xml.children(child).forEach(point -> points.addObject().set(point.getLocalName(), object(point)));
            json.withArray(list).add(points);
        } else if (list != null) {
            json.withArray(list).add(object(child));
        } else if (Xml.children(child).isEmpty()) {
            json.put(NAMES.getOrDefault(name, name), text(child));
            attributes(child, json);
        } else {
            json.set(name, object(child));
        }
    }

    private static void attributes(Element element, ObjectNode json) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            String name = attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName();
            boolean isDeclaration = attribute.getName().startsWith("xmlns")
                    || attribute.getName().startsWith("xsi:");
            if (!isDeclaration && !attribute.getValue().isBlank()) {
                json.put(name.replace("URI", "Uri"), attribute.getValue().strip());
            }
        }
    }

    private static String text(Element element) {
        return Xml.clean(element.getTextContent().replaceAll("(?U)[ \\t]+", " "));
    }
}
