package org.estran.app.dissemination.csw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.estran.crosswalks.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What an answer says, whatever words and prefixes it says it in. */
final class Facts {

    private static final String DC = "http://purl.org/dc/elements/1.1/";

    private Facts() {}

    static Map<String, String> of(String answer) throws SAXException {
        Document document = Xml.parse(answer.strip());
        Element root = document.getDocumentElement();
        Map<String, String> facts = new TreeMap<>();
        facts.put("root", root.getLocalName());
        for (Element results : all(root, "*", "SearchResults")) {
            for (String count : List.of("numberOfRecordsMatched", "numberOfRecordsReturned", "nextRecord")) {
                facts.put(count, results.getAttribute(count));
            }
        }
        all(root, "*", "totalResults").forEach(total -> facts.put("totalResults", total.getTextContent()));
        List<String> exceptions = new ArrayList<>();
        for (Element exception : all(root, "*", "Exception")) {
            exceptions.add(exception.getAttribute("exceptionCode") + " in "
                    + exception.getAttribute("locator").toLowerCase(Locale.ROOT));
        }
        facts.put("exceptions", exceptions.toString());
        facts.put("identifiers", identifiers(root).toString());
        facts.put(
                "values",
                all(root, "*", "ListOfValues").stream()
                        .flatMap(list -> all(list, "*", "Value").stream())
                        .map(Element::getTextContent)
                        .toList()
                        .toString());
        facts.put(
                "types",
                all(root, "*", "SchemaComponent").stream()
                        .map(c -> c.getAttribute("targetNamespace"))
                        .toList()
                        .toString());
        return facts;
    }

    static List<String> identifiers(Element root) {
        List<String> found = new ArrayList<>();
        if (!root.getLocalName().equals("DescribeRecordResponse")) {
            all(root, DC, "identifier")
                    .forEach(e -> found.add(e.getTextContent().strip()));
            all(root, "*", "fileIdentifier")
                    .forEach(e -> found.add(e.getTextContent().strip()));
            found.sort(null);
        }
        return found;
    }

    private static List<Element> all(Element root, String namespace, String name) {
        NodeList nodes = root.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
