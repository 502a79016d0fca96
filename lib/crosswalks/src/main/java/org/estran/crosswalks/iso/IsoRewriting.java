package org.estran.crosswalks.iso;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.Xml;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

/**
 * A document that came from elsewhere, after its record was changed here: where the record is as it was, the document stays
 * as it was, with all that the neutral record cannot say; where the record was changed, the elements that say so are
 * replaced by what this centre writes.
 */
public final class IsoRewriting {

    /** Which elements say a part of the record, by the part's name in JSON: on the root, the identification, its citation. */
    private record Slot(List<String> root, List<String> identification, List<String> citation) {}

    private static final Slot EXTENT = in("", "extent", "");
    private static final Slot CONSTRAINTS = in("", "resourceConstraints", "");
    private static final Slot LINEAGE = in("dataQualityInfo resourceLineage", "", "");
    private static final Slot DATES = in("", "", "date");
    private static final Slot RELATIONS = in(
            "parentIdentifier parentMetadata",
            "aggregationInfo associatedResource additionalDocumentation operatesOn coupledResource",
            "");

    private static final Map<String, Slot> SLOTS = Map.ofEntries(
            Map.entry("kind", in("hierarchyLevel hierarchyLevelName metadataScope", "", "")),
            Map.entry("title", in("", "", "title")),
            Map.entry("alternateTitles", in("", "", "alternateTitle")),
            Map.entry("abstract", in("", "abstract", "")),
            Map.entry("purpose", in("", "purpose", "")),
            Map.entry("identifiers", in("dataSetURI", "", "identifier ISBN ISSN onlineResource")),
            Map.entry("parties", in("", "pointOfContact", "citedResponsibleParty")),
            Map.entry("keywords", in("", "descriptiveKeywords", "")),
            Map.entry("topics", in("", "topicCategory", "")),
            Map.entry("boxes", EXTENT),
            Map.entry("shapes", EXTENT),
            Map.entry("places", EXTENT),
            Map.entry("vertical", EXTENT),
            Map.entry("period", EXTENT),
            Map.entry("variables", in("contentInfo", "", "")),
            Map.entry(
                    "representation",
                    in("referenceSystemInfo", "spatialRepresentationType spatialResolution temporalResolution", "")),
            Map.entry("licence", CONSTRAINTS),
            Map.entry("useLimitation", CONSTRAINTS),
            Map.entry("constraints", CONSTRAINTS),
            Map.entry("lineage", LINEAGE),
            Map.entry("provenance", LINEAGE),
            Map.entry("quality", LINEAGE),
            Map.entry("acquisition", in("acquisitionInformation", "", "")),
            Map.entry("distributions", in("distributionInfo", "resourceFormat", "")),
            Map.entry("service", in("", "serviceType serviceTypeVersion couplingType containsOperations", "")),
            Map.entry("funding", RELATIONS),
            Map.entry("relations", RELATIONS),
            Map.entry("credits", in("", "credit", "")),
            Map.entry("language", in("", "language defaultLocale otherLocale", "")),
            Map.entry("edition", in("", "", "edition")),
            Map.entry("issued", DATES),
            Map.entry("dates", DATES),
            Map.entry("status", in("", "status", "")),
            Map.entry("maintenance", in("", "resourceMaintenance", "")),
            Map.entry("graphics", in("", "graphicOverview", "")),
            Map.entry("supplement", in("", "supplementalInformation", "")),
            Map.entry(
                    "metadata",
                    in(
                            "fileIdentifier metadataIdentifier contact dateStamp dateInfo metadataStandardName"
                                    + " metadataStandardVersion metadataStandard metadataProfile language defaultLocale",
                            "",
                            "")));

    private final Document original;
    private final Document fresh;
    private final IsoDialect dialect;

    private IsoRewriting(Document original, Document fresh, IsoDialect dialect) {
        this.original = original;
        this.fresh = fresh;
        this.dialect = dialect;
    }

    /**
     * The original with what the record says now. Where nothing was changed it is the original itself, byte for byte; else
     * it is in UTF-8. A document that changed its kind from or to a service, or whose identification cannot be found, is
     * written anew.
     *
     * @throws UnreadableDocument when the original is none
     */
    public static byte[] rewrite(byte[] original, MetadataRecord record, Published published)
            throws UnreadableDocument {
        IsoReading reading = IsoReader.read(original);
        Set<String> changed = changed(reading.record(), record);
        if (changed.isEmpty()) {
            return original;
        }
        String language = reading.record().metadata().language();
        String written = IsoWriter.write(
                record, published, reading.dialect(), language == null ? LanguageCodes.UNKNOWN : language);
        try {
            Document old = Xml.parser().parse(new InputSource(new StringReader(text(original))));
            String suited = suited(written, old.getDocumentElement());
            Document fresh = Xml.parser().parse(new InputSource(new StringReader(suited)));
            IsoRewriting rewriting = new IsoRewriting(old, fresh, reading.dialect());
            return rewriting.replace(changed)
                    ? bytes(old)
                    : IsoWriter.write(record, published, reading.dialect()).getBytes(StandardCharsets.UTF_8);
        } catch (SAXException | java.io.IOException impossible) {
            throw new IllegalStateException("a document that was read cannot be read again", impossible);
        }
    }

    private static String text(byte[] original) throws UnreadableDocument {
        return Decoding.of(original).toString().replaceFirst("^\\uFEFF", "");
    }

    /** Names of the record's parts, as in its JSON, that are not the same. */
    private static Set<String> changed(MetadataRecord before, MetadataRecord after) {
        JsonNode one = RecordJson.mapper().valueToTree(before);
        JsonNode other = RecordJson.mapper().valueToTree(after);
        Set<String> names = new HashSet<>(one.propertyNames());
        names.addAll(other.propertyNames());
        names.removeIf(name -> one.path(name).equals(other.path(name)));
        if (names.remove("nilReasons")) {
            names.addAll(Set.of("title", "abstract", "purpose", "supplement"));
        }
        return names;
    }

    /** The new document in the versions of the namespaces that the old one uses. */
    private static String suited(String written, Element root) {
        String suited = written;
        for (int i = 0; i < root.getAttributes().getLength(); i++) {
            Node attribute = root.getAttributes().item(i);
            IsoNamespace namespace = IsoNamespace.of(attribute.getNodeValue());
            boolean isDeclaration = attribute.getNodeName().startsWith("xmlns");
            if (isDeclaration && namespace != null && !namespace.address().equals(attribute.getNodeValue())) {
                suited = suited.replace("=\"" + namespace.address() + "\"", "=\"" + attribute.getNodeValue() + "\"");
            }
        }
        return suited;
    }

    private boolean replace(Set<String> changed) {
        Element root = original.getDocumentElement();
        Element identification = identification(root);
        Element newIdentification = identification(fresh.getDocumentElement());
        Element citation = identification == null ? null : way(identification, "citation", "CI_Citation");
        Element newCitation = newIdentification == null ? null : way(newIdentification, "citation", "CI_Citation");
        if (identification == null || newIdentification == null || citation == null || newCitation == null) {
            return false;
        }
        boolean isOneOfSeveral = changed.contains("service")
                && children(root, "identificationInfo").size() > 1;
        if (isOneOfSeveral || !String.valueOf(identification.getLocalName()).equals(newIdentification.getLocalName())) {
            return false;
        }
        declare(root);
        Set<Slot> slots = new HashSet<>();
        changed.forEach(name -> slots.add(SLOTS.getOrDefault(name, in("", "", ""))));
        for (Slot slot : slots) {
            replace(slot.root(), root, fresh.getDocumentElement(), Sequences.root(dialect));
            replace(slot.identification(), identification, newIdentification, Sequences.identification(dialect));
            replace(slot.citation(), citation, newCitation, Sequences.citation());
            children(root, "identificationInfo").stream().skip(1).forEach(other -> removeFrom(other, slot));
        }
        if (changed.contains("parties")) {
            removeAll(root, "distributor");
        }
        if (changed.contains("relations")) {
            removeAll(root, "metadataExtensionInfo");
        }
        locales(root);
        if (!children(root, "acquisitionInformation").isEmpty() && dialect == IsoDialect.ISO_19139) {
            original.renameNode(root, IsoNamespace.GMI.address(), "gmi:MI_Metadata");
        }
        return true;
    }

    private static @Nullable Element identification(Element root) {
        List<Element> information = children(root, "identificationInfo");
        return information.isEmpty() ? null : firstElement(information.getFirst());
    }

    /** What the new parts need declared where they are put: prefixes stand in values too. */
    private void declare(Element root) {
        var declared = fresh.getDocumentElement().getAttributes();
        for (int i = 0; i < declared.getLength(); i++) {
            Node declaration = declared.item(i);
            if (declaration.getNodeName().startsWith("xmlns:") && !root.hasAttribute(declaration.getNodeName())) {
                root.setAttributeNS(
                        "http://www.w3.org/2000/xmlns/", declaration.getNodeName(), declaration.getNodeValue());
            }
        }
    }

    private void replace(List<String> names, Element in, Element from, List<String> sequence) {
        for (String name : names) {
            children(in, name).forEach(in::removeChild);
            for (Element child : children(from, name)) {
                in.insertBefore(original.importNode(child, true), after(in, name, sequence));
            }
        }
    }

    /** What a further identification of the same thing says of a part that was changed; what it must have is left. */
    private static void removeFrom(Element information, Slot slot) {
        Element other = firstElement(information);
        if (other == null) {
            return;
        }
        slot.identification().stream()
                .filter(name -> !name.equals("abstract") && !name.equals("language"))
                .forEach(name -> children(other, name).forEach(other::removeChild));
        Element citation = way(other, "citation", "CI_Citation");
        if (citation != null) {
            slot.citation().stream()
                    .filter(name -> !name.equals("title") && !name.equals("date"))
                    .forEach(name -> children(citation, name).forEach(citation::removeChild));
        }
    }

    /** The first child that the schema wants after that one. */
    private static @Nullable Node after(Element in, String name, List<String> sequence) {
        int place = sequence.indexOf(name);
        for (Node child = in.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && sequence.indexOf(element.getLocalName()) > place) {
                return child;
            }
        }
        return null;
    }

    /** Languages that only the new parts use. */
    private void locales(Element root) {
        String name = dialect == IsoDialect.ISO_19139 ? "locale" : "otherLocale";
        Set<String> known = new HashSet<>();
        for (Element locale : children(root, name)) {
            Element declared = firstElement(locale);
            known.add(declared == null ? "" : declared.getAttribute("id"));
        }
        for (Element locale : children(fresh.getDocumentElement(), name)) {
            Element declared = firstElement(locale);
            if (declared != null && known.add(declared.getAttribute("id"))) {
                root.insertBefore(original.importNode(locale, true), after(root, name, Sequences.root(dialect)));
            }
        }
    }

    private static void removeAll(Element in, String name) {
        for (Node child = in.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            if (child instanceof Element element) {
                if (name.equals(element.getLocalName())) {
                    in.removeChild(element);
                } else if (name.equals("metadataExtensionInfo")
                        || "distributionInfo MD_Distribution".contains(String.valueOf(element.getLocalName()))) {
                    removeAll(element, name);
                }
            }
            child = next;
        }
    }

    private static @Nullable Element way(Element from, String... names) {
        Element at = from;
        for (String name : names) {
            List<Element> next = children(at, name);
            if (next.isEmpty()) {
                return null;
            }
            at = next.getFirst();
        }
        return at;
    }

    private static List<Element> children(Element of, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static @Nullable Element firstElement(Element of) {
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                return element;
            }
        }
        return null;
    }

    private static Slot in(String root, String identification, String citation) {
        return new Slot(words(root), words(identification), words(citation));
    }

    private static List<String> words(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    private static byte[] bytes(Document document) {
        try {
            Transformer identity = TransformerFactory.newDefaultInstance().newTransformer();
            identity.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(32_768);
            identity.transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
