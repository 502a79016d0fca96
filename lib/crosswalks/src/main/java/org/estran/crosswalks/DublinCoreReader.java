package org.estran.crosswalks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.records.DataFormat;
import org.estran.records.Distribution;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.Place;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.records.TopicCategories;
import org.estran.terms.BoundingBox;
import org.estran.terms.Doi;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads Dublin Core in XML: {@code oai_dc}, and the {@code Record} and {@code SummaryRecord} of CSW, whose terms of DCMI
 * refine the fifteen elements. What an element cannot tell (which title is a translation, who is a person) is decided by
 * its form.
 */
public final class DublinCoreReader {

    private static final String ELEMENTS = "http://purl.org/dc/elements/1.1/";
    private static final String TERMS = "http://purl.org/dc/terms/";
    private static final Pattern SIDE = Pattern.compile("(\\w+)\\s*=\\s*([^;]+)");

    private final RecordBuilder record = new RecordBuilder(Kind.DATASET);
    private final Map<String, List<Element>> elements = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private DublinCoreReader(Element root) {
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.computeIfAbsent(element.getLocalName(), n -> new ArrayList<>())
                        .add(element);
            }
        }
    }

    public static Reading read(byte[] document) {
        try {
            return read(Xml.parse(document).getDocumentElement());
        } catch (SAXException broken) {
            return new Reading.Refused("not-well-formed", String.valueOf(broken.getMessage()));
        }
    }

    static Reading read(String document) {
        return read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether elements of Dublin Core stand right below that element. */
    static boolean claims(Element root) {
        for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                return ELEMENTS.equals(element.getNamespaceURI()) || TERMS.equals(element.getNamespaceURI());
            }
        }
        return false;
    }

    static Reading read(Element root) {
        return claims(root)
                ? new DublinCoreReader(root).read()
                : new Reading.Refused("not-this-format", "No element of Dublin Core stands below the root.");
    }

    private Reading read() {
        record.title(text("title"))
                .summary(text("description", "abstract"))
                .kind(kind())
                .languages(all("language").stream()
                        .flatMap(e -> LanguageCodes.code(content(e)).stream())
                        .distinct()
                        .toList())
                .issued(all("date", "issued", "modified").stream()
                        .map(DublinCoreReader::content)
                        .findFirst()
                        .orElse(null))
                .keywords(keywords())
                .parties(parties())
                .relations(relations())
                .distributions(all("format").stream()
                        .map(e -> format(content(e)))
                        .distinct()
                        .toList());
        identifiers();
        coverage();
        rights();
        boxes();
        // A record of CSW may be known by its identifier alone.
        if (record.build().title().isEmpty() && record.build().identifiers().isEmpty()) {
            return new Reading.Refused("nothing-described", "The document has neither title nor identifier.");
        }
        return new Reading.Read(
                record.build(),
                elements.entrySet().stream()
                        .filter(named -> !asked.contains(named.getKey()))
                        .map(named -> Finding.advice(
                                "not-read",
                                "/" + named.getKey(),
                                content(named.getValue().getFirst())))
                        .toList());
    }

    private List<Element> all(String... names) {
        List<Element> found = new ArrayList<>();
        for (String name : names) {
            asked.add(name);
            elements.getOrDefault(name, List.of()).stream()
                    .filter(e -> !content(e).isEmpty())
                    .forEach(found::add);
        }
        return found;
    }

    private static String content(Element element) {
        return Xml.clean(element.getTextContent());
    }

    private static String language(Element element) {
        return LanguageCodes.key(element.getAttributeNS(javax.xml.XMLConstants.XML_NS_URI, "lang"));
    }

    private LocalizedText text(String... names) {
        Texts texts = new Texts();
        all(names).forEach(e -> texts.add(language(e), content(e)));
        return texts.text();
    }

    private Kind kind() {
        return all("type").stream()
                .map(e -> content(e).replaceFirst(".*/", ""))
                .flatMap(type -> Kind.of(type).or(() -> DublinCore.kind(type)).stream())
                .findFirst()
                .orElse(Kind.DATASET);
    }

    private List<Keyword> keywords() {
        List<String> topics = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        for (Element subject : all("subject")) {
            String word = content(subject);
            if (TopicCategories.isOne(word)) {
                topics.add(word);
            } else {
                keywords.add(new Keyword(new LocalizedText(Map.of(language(subject), word)), null, null));
            }
        }
        record.topics(topics.stream().distinct().toList());
        return keywords.stream().distinct().toList();
    }

    private List<Party> parties() {
        Set<Party> parties = new LinkedHashSet<>();
        all("creator").forEach(e -> parties.add(party(Role.AUTHOR, content(e))));
        all("publisher").forEach(e -> parties.add(Party.organisation(Role.PUBLISHER, content(e), null)));
        all("contributor").forEach(e -> parties.add(party(Role.CONTRIBUTOR, content(e))));
        return List.copyOf(parties);
    }

    /** {@code Family, Given} is a person: two parts, each beginning with a capital and short. */
    private static Party party(Role role, String name) {
        Matcher m = Pattern.compile("(\\p{Lu}[\\p{L}' -]{1,30}),\\s*(\\p{Lu}[\\p{L}'. -]{0,30})")
                .matcher(name);
        return m.matches() ? Party.person(role, m.group(1), m.group(2)) : Party.organisation(role, name, null);
    }

    private void identifiers() {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        for (Element element : all("identifier")) {
            String value = content(element);
            identifiers.add(Doi.parse(value)
                    .map(doi -> new Identifier("doi", doi.text()))
                    .orElseGet(() -> new Identifier(
                            value.matches("(?i)https?://\\S+") ? "url" : value.startsWith("urn:") ? "urn" : "local",
                            value)));
        }
        record.identifiers(List.copyOf(identifiers));
    }

    private List<Relation> relations() {
        List<Relation> relations = new ArrayList<>();
        all("relation", "references").forEach(e -> relations.add(relation(RelationType.REFERENCES, content(e))));
        all("source").forEach(e -> relations.add(relation(RelationType.IS_DERIVED_FROM, content(e))));
        all("isPartOf").forEach(e -> relations.add(relation(RelationType.IS_PART_OF, content(e))));
        return relations.stream().distinct().toList();
    }

    private static Relation relation(RelationType type, String target) {
        return new Relation(type, Doi.parse(target).map(Doi::text).orElse(target), null);
    }

    private static Distribution format(String format) {
        boolean isMediaType = format.matches("[a-z]+/[A-Za-z0-9.+-]+");
        DataFormat form = new DataFormat(isMediaType ? null : format, null, isMediaType ? format : null, null);
        return new Distribution(null, null, null, null, LocalizedText.NONE, LocalizedText.NONE, form, null);
    }

    /** DCMI Box, Point and Period; other words are the names of places. */
    private void coverage() {
        List<BoundingBox> boxes = new ArrayList<>();
        List<Period> periods = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        for (Element element : all("coverage", "spatial", "temporal")) {
            String text = content(element);
            Map<String, String> sides = sides(text);
            try {
                if (sides.containsKey("northlimit")) {
                    boxes.add(new BoundingBox(
                            number(sides, "westlimit"),
                            number(sides, "southlimit"),
                            number(sides, "eastlimit"),
                            number(sides, "northlimit")));
                } else if (sides.containsKey("east") && sides.containsKey("north")) {
                    double east = number(sides, "east");
                    double north = number(sides, "north");
                    boxes.add(new BoundingBox(east, north, east, north));
                } else if (sides.containsKey("start") || sides.containsKey("end")) {
                    periods.add(Period.of(new TimeInterval(
                            sides.containsKey("start") ? TimeInterval.first(sides.get("start")) : null,
                            sides.containsKey("end") ? TimeInterval.last(sides.get("end")) : null)));
                } else {
                    places.add(new Place(new LocalizedText(Map.of(language(element), text)), null, null));
                }
            } catch (IllegalArgumentException absurd) {
                places.add(new Place(new LocalizedText(Map.of(language(element), text)), null, null));
            }
        }
        record.boxes(Boxes.folded(boxes))
                .periods(periods.stream().distinct().toList())
                .places(places.stream().distinct().toList());
    }

    /** The box of OWS, which CSW puts into its records. */
    private void boxes() {
        for (Element box : all("BoundingBox")) {
            String[] n = content(box).split("[\\s,]+");
            boolean isLatitudeFirst = box.getAttribute("crs").matches("urn:.*EPSG.*4326");
            try {
                double a = Double.parseDouble(n[0]);
                double b = Double.parseDouble(n[1]);
                double c = Double.parseDouble(n[2]);
                double d = Double.parseDouble(n[3]);
                record.boxes(List.of(isLatitudeFirst ? new BoundingBox(b, a, d, c) : new BoundingBox(a, b, c, d)));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException absurd) {
                asked.remove("BoundingBox");
            }
        }
    }

    private static Map<String, String> sides(String text) {
        Map<String, String> sides = new LinkedHashMap<>();
        Matcher m = SIDE.matcher(text);
        while (m.find()) {
            sides.put(m.group(1), m.group(2).strip());
        }
        return sides;
    }

    private static double number(Map<String, String> sides, String side) {
        return Double.parseDouble(String.valueOf(sides.get(side)));
    }

    private void rights() {
        Texts warning = new Texts();
        Optional<String> licence = Optional.empty();
        for (Element element : all("rights", "license", "accessRights")) {
            String text = content(element);
            Optional<String> named = LicenceWords.named("", text, text);
            if (named.isPresent() || Addresses.web(text).isPresent()) {
                licence = licence.or(() -> named).or(() -> Optional.of(text));
            } else {
                warning.add(language(element), text);
            }
        }
        record.licence(licence.orElse(null)).useLimitation(warning.text());
    }
}
