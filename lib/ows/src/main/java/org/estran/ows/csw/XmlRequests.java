package org.estran.ows.csw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.estran.crosswalks.Xml;
import org.estran.filters.fes.FilterEncoding;
import org.estran.ows.Fault;
import org.estran.ows.OwsException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Takes requests in XML apart. What the schema of a request does not know is {@code NoApplicableCode}. */
final class XmlRequests {

    private static final Set<String> OF_PARAMETERS =
            Set.of("GetCapabilities", "DescribeRecord", "GetDomain", "GetRecords", "GetRecordById");

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, String> namespaces = new HashMap<>();
    private final List<SortKey> order = new ArrayList<>();
    private @Nullable Element filter;

    private XmlRequests() {}

    static RawRequest read(Element root) throws OwsException {
        return new XmlRequests().request(root);
    }

    private RawRequest request(Element root) throws OwsException {
        String operation = root.getLocalName();
        CswVersion implied = CswVersion.ofNamespace(String.valueOf(root.getNamespaceURI()))
                .orElseThrow(() -> new OwsException(Fault.malformed(
                        operation,
                        "A request of CSW is an element of " + CswVersion.V2_0_2.namespace() + " or "
                                + CswVersion.V3_0_0.namespace() + ".")));
        attributes(root);
        if (OF_PARAMETERS.contains(operation)) {
            for (Element child : Xml.children(root)) {
                parameter(child);
            }
        }
        return new RawRequest(operation, implied, values, namespaces, filter, order, root, () -> XmlText.of(root));
    }

    private void parameter(Element element) throws OwsException {
        String name = String.valueOf(element.getLocalName());
        switch (name) {
            case "AcceptVersions" -> texts("acceptversions", element);
            case "Sections" -> {
                values.putIfAbsent("sections", new ArrayList<>());
                texts("sections", element);
            }
            case "AcceptFormats" -> texts("acceptformats", element);
            case "AcceptLanguages" -> texts("acceptlanguages", element);
            case "TypeName" -> add("typename", element.getTextContent());
            case "PropertyName", "ParameterName" ->
                element.getTextContent().lines().forEach(line -> addEach(name.toLowerCase(Locale.ROOT), line));
            case "PropertyValueReference", "ValueReference" -> add("valuereference", element.getTextContent());
            case "Id" -> add("id", element.getTextContent());
            case "ElementSetName" -> once("elementsetname", element);
            case "ResponseHandler" -> add("responsehandler", element.getTextContent());
            case "DistributedSearch" -> add("distributedsearch", "TRUE");
            case "Query" -> query(element);
            case "RequestId" -> add("requestid", element.getTextContent());
            default -> throw unexpected(element);
        }
    }

    /** {@code PropertyName} of GetDomain may name several, divided by commas. */
    private void addEach(String name, String text) {
        for (String value : text.split(",")) {
            add(name, value);
        }
    }

    private void query(Element query) throws OwsException {
        attributes(query);
        for (Element child : Xml.children(query)) {
            switch (String.valueOf(child.getLocalName())) {
                case "ElementSetName" -> once("elementsetname", child);
                case "ElementName" -> add("elementname", child.getTextContent());
                case "Constraint" -> constraint(child);
                case "SortBy" -> sortBy(child);
                default -> throw unexpected(child);
            }
        }
    }

    private void constraint(Element constraint) throws OwsException {
        List<Element> inside = Xml.children(constraint);
        if (inside.size() != 1) {
            throw new OwsException(Fault.malformed("Constraint", "A constraint is one Filter or one CqlText."));
        }
        Element only = inside.getFirst();
        String namespace = String.valueOf(only.getNamespaceURI());
        if ("CqlText".equals(only.getLocalName())) {
            once("constraint", only);
            values.put("constraintlanguage", List.of("CQL_TEXT"));
        } else if ("Filter".equals(only.getLocalName())
                && (namespace.equals(FilterEncoding.OGC) || namespace.equals(FilterEncoding.FES))) {
            filter = only;
        } else {
            throw unexpected(only);
        }
    }

    private void sortBy(Element sortBy) throws OwsException {
        for (Element property : Xml.children(sortBy)) {
            String name = "";
            boolean descending = false;
            for (Element part : Xml.children(property)) {
                switch (String.valueOf(part.getLocalName())) {
                    case "PropertyName", "ValueReference" ->
                        name = part.getTextContent().strip();
                    case "SortOrder" ->
                        descending = part.getTextContent()
                                .strip()
                                .toUpperCase(Locale.ROOT)
                                .startsWith("DESC");
                    default -> throw unexpected(part);
                }
            }
            order.add(new SortKey(name, descending));
        }
    }

    private void attributes(Element element) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                boolean isDefault = attribute.getPrefix() == null;
                namespaces.put(isDefault ? "" : attribute.getLocalName(), attribute.getValue());
            } else if (attribute.getNamespaceURI() == null) {
                String name = attribute.getName().toLowerCase(Locale.ROOT);
                if (name.equals("typenames")) {
                    for (String type : attribute.getValue().strip().split("\\s+")) {
                        add(name, type);
                    }
                } else {
                    add(name, attribute.getValue());
                }
            }
        }
    }

    private void texts(String name, Element parent) {
        Xml.children(parent).forEach(child -> add(name, child.getTextContent()));
    }

    private void once(String name, Element element) throws OwsException {
        if (values.containsKey(name)) {
            throw new OwsException(Fault.malformed(element.getLocalName(), element.getLocalName() + " comes twice."));
        }
        add(name, element.getTextContent());
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, n -> new ArrayList<>()).add(value.strip());
    }

    private static OwsException unexpected(Element element) {
        return new OwsException(Fault.malformed(
                element.getLocalName(),
                "The element " + element.getNodeName() + " of " + element.getNamespaceURI()
                        + " is not expected here."));
    }
}
