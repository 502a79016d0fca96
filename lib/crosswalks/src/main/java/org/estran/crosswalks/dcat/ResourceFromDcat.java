package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.LicenceWords;
import org.estran.crosswalks.Reading;
import org.estran.records.BrowseGraphic;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.Maintenance;
import org.estran.records.RecordBuilder;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** One catalogued resource of a graph as a record. */
final class ResourceFromDcat {

    private final Node thing;
    private final RecordBuilder record;

    ResourceFromDcat(Node thing) {
        this.thing = thing;
        this.record = new RecordBuilder(Words.kind(thing::is).orElse(Kind.DATASET));
    }

    Reading read() {
        thing.is("dcat:Resource");
        thing.values("geodcatap:resourceType");
        LocalizedText title = thing.text("dct:title");
        if (title.isEmpty()) {
            return new Reading.Refused("nothing-described", "The resource has no title: " + thing.uri());
        }
        thing.values("foaf:name");
        record.title(title)
                .alternateTitles(thing.literals("dct:alternative").stream()
                        .map(l -> new LocalizedText(Map.of(LanguageCodes.key(l.getLanguage()), l.getLexicalForm())))
                        .distinct()
                        .toList())
                .summary(thing.text("dct:description"))
                .purpose(thing.text("geodcatap:purpose"))
                .supplement(thing.text("rdfs:comment"))
                .edition(thing.value("dcat:version", "owl:versionInfo"))
                .languages(thing.values("dct:language").stream()
                        .flatMap(l -> LanguageCodes.code(l).stream())
                        .distinct()
                        .toList());
        identifiers();
        record.parties(new AgentsFromDcat(thing).read());
        keywords();
        dates();
        new ExtentsFromDcat(thing).read(record);
        new VariablesFromDcat(thing).read(record);
        record.acquisition(AcquisitionFromDcat.read(thing)).metadata(new SourceFromDcat(thing).read());
        new MakingFromDcat(thing).read(record);
        new DistributionsFromDcat(thing).read(record);
        record.licence(licence());
        record.relations(relations())
                .graphics(thing.addresses("foaf:depiction").stream()
                        .map(a -> new BrowseGraphic(a, LocalizedText.NONE, null))
                        .toList())
                .maintenance(thing.addresses("dct:accrualPeriodicity").stream()
                        .flatMap(a -> Words.frequencyCode(a).stream())
                        .findFirst()
                        .map(code -> new Maintenance(code, null, LocalizedText.NONE))
                        .orElse(null));
        return new Reading.Read(record.build(), thing.unread());
    }

    private void identifiers() {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        Set<String> noted = new LinkedHashSet<>();
        thing.all("adms:identifier").forEach(node -> noted.addAll(node.values("skos:notation")));
        Stream.concat(Stream.ofNullable(thing.uri()), thing.values("dct:identifier").stream())
                .flatMap(value -> Doi.parse(value).stream())
                .map(doi -> new Identifier("doi", doi.text()))
                .forEach(identifiers::add);
        thing.values("dct:identifier").stream()
                .filter(value -> Doi.parse(value).isEmpty() && !noted.contains(value))
                .map(value -> new Identifier(scheme(value), value))
                .forEach(identifiers::add);
        thing.all("dcat:landingPage").stream()
                .flatMap(page -> Stream.ofNullable(page.uri()))
                .map(page -> new Identifier("url", page))
                .forEach(identifiers::add);
        for (Node node : thing.all("adms:identifier")) {
            String value = node.value("skos:notation");
            String agency = node.value("adms:schemaAgency");
            if (value != null) {
                identifiers.add(new Identifier(agency == null ? scheme(value) : agency, value));
            }
        }
        record.identifiers(List.copyOf(identifiers));
    }

    private static String scheme(String value) {
        if (value.matches("(?i)https?://\\S+")) {
            return "url";
        }
        if (value.startsWith("urn:")) {
            return "urn";
        }
        return value.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? "uuid" : "local";
    }

    /** Concepts first; the plain words that name none of them after. */
    private void keywords() {
        List<Keyword> keywords = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>();
        List<String> topics = new ArrayList<>(thing.addresses("geodcatap:topicCategory").stream()
                .map(ResourceFromDcat::last)
                .toList());
        List<Node> concepts = Stream.of("dcat:theme", "dct:subject", "geodcatap:serviceCategory")
                .flatMap(property -> thing.all(property).stream())
                .toList();
        for (Node concept : concepts) {
            String uri = concept.uri();
            LocalizedText label = concept.text("skos:prefLabel", "rdfs:label", "dct:title");
            Optional<Node> scheme = concept.first("skos:inScheme");
            label.byLanguage().forEach((language, words) -> named.add(language + " " + words));
            if (uri != null && uri.contains("/metadata-codelist/TopicCategory/")) {
                topics.add(last(uri));
            } else if (uri != null || !label.isEmpty()) {
                keywords.add(new Keyword(
                        label.isEmpty()
                                ? new LocalizedText(Map.of(LanguageCodes.UNKNOWN, last(String.valueOf(uri))))
                                : label,
                        uri,
                        scheme.map(s -> s.value("dct:title", "skos:prefLabel", "rdfs:label"))
                                .orElse(null),
                        null,
                        scheme.map(Node::uri).orElse(null)));
            }
        }
        thing.literals("dcat:keyword").stream()
                .filter(l -> !l.getLexicalForm().isBlank()
                        && !named.contains(LanguageCodes.key(l.getLanguage()) + " "
                                + l.getLexicalForm().strip()))
                .map(l -> new LocalizedText(Map.of(LanguageCodes.key(l.getLanguage()), l.getLexicalForm())))
                .map(label -> new Keyword(label, null, null))
                .forEach(keywords::add);
        record.keywords(keywords.stream().distinct().toList())
                .topics(topics.stream().distinct().sorted().toList());
    }

    private static String last(String address) {
        return address.replaceFirst("/+$", "").replaceFirst(".*[/#]", "");
    }

    private void dates() {
        record.issued(thing.value("dct:issued"));
        List<DatedEvent> dates = new ArrayList<>();
        date(dates, DateType.CREATION, "dct:created");
        date(dates, DateType.REVISION, "dct:modified");
        record.dates(dates);
    }

    private void date(List<DatedEvent> to, DateType type, String property) {
        String date = thing.value(property);
        if (date != null) {
            to.add(new DatedEvent(type, date));
        }
    }

    private @Nullable String licence() {
        Stream<Node> everywhere = Stream.concat(Stream.of(thing), thing.all("dcat:distribution").stream());
        List<String> found = everywhere
                .flatMap(n -> n.all("dct:license").stream())
                .map(l -> {
                    String uri = l.uri() == null ? "" : l.uri();
                    String words = Optional.ofNullable(l.value("dct:title", "rdfs:label"))
                            .orElse("");
                    return LicenceWords.named("", uri, words).orElse(uri);
                })
                .filter(l -> !l.isEmpty())
                .distinct()
                .toList();
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<Relation> relations() {
        Map<String, Relation> relations = new LinkedHashMap<>();
        Words.relations()
                .forEach((type, property) -> thing.all(property).forEach(other -> relation(relations, type, other)));
        for (Node node : thing.all("dcat:qualifiedRelation")) {
            RelationType type = node.addresses("dcat:hadRole").stream()
                    .flatMap(role -> type(role).stream())
                    .findFirst()
                    .orElse(RelationType.OTHER);
            node.all("dct:relation").forEach(other -> relation(relations, type, other));
        }
        return List.copyOf(relations.values());
    }

    private static Optional<RelationType> type(String role) {
        String word = last(role).replaceFirst("^DS_AssociationTypeCode_", "");
        return RelationType.of(word).or(() -> RelationType.ofIso(word));
    }

    private static void relation(Map<String, Relation> to, RelationType type, Node other) {
        String address = other.uri();
        if (address != null) {
            String target = Doi.parse(address).map(Doi::text).orElse(address);
            LocalizedText title = other.text("rdfs:label", "dct:title");
            to.putIfAbsent(type + " " + target, new Relation(type, target, title));
        }
    }
}
