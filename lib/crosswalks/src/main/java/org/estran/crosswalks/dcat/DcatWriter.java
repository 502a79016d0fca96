package org.estran.crosswalks.dcat;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.Addresses;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.Licence;
import org.estran.crosswalks.Licences;
import org.estran.crosswalks.Named;
import org.estran.crosswalks.PassedCatalogue;
import org.estran.crosswalks.Published;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;
import org.estran.records.Relation;
import org.estran.terms.Doi;

/**
 * A record by DCAT-AP 3 with the terms GeoDCAT-AP 3 adds for what ISO 19115 says. The resource is named by the DOI
 * registered for it here, else by its landing page; beside it stands its {@code dcat:CatalogRecord}.
 */
public final class DcatWriter {

    private final MetadataRecord record;
    private final Published published;
    private final Graph graph;
    private final Resource thing;

    private DcatWriter(MetadataRecord record, Published published, Graph graph) {
        this.record = record;
        this.published = published;
        this.graph = graph;
        this.thing = graph.model().createResource(published.name());
    }

    /** Writes the record into a graph, which may hold others; gives the resource it describes. */
    static Resource into(Graph graph, MetadataRecord record, Published published) {
        DcatWriter writer = new DcatWriter(Named.parties(record), published, graph);
        writer.resource();
        return writer.thing;
    }

    static Graph graph() {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefixes(Words.PREFIXES);
        return new Graph(model);
    }

    /** The document in UTF-8, as text. */
    public static String write(MetadataRecord record, Published published, RdfSyntax syntax) {
        return syntax.write(model(record, published));
    }

    static Model model(MetadataRecord record, Published published) {
        Graph graph = graph();
        into(graph, record, published);
        return graph.model();
    }

    private void resource() {
        kind();
        graph.texts(thing, "dct:title", record.title());
        record.alternateTitles().forEach(other -> graph.texts(thing, "dct:alternative", other));
        graph.texts(thing, "dct:description", record.summary());
        graph.texts(thing, "geodcatap:purpose", record.purpose());
        identifiers();
        graph.link(thing, "dcat:landingPage", published.landingPage().toString(), "foaf:Document");
        new AgentsInDcat(graph, thing).write(record.parties(), published.publisherOf(record));
        record.keywords().forEach(this::keyword);
        record.topics()
                .forEach(topic -> graph.address(Words.INSPIRE + "TopicCategory/" + topic)
                        .ifPresent(a -> graph.link(thing, "geodcatap:topicCategory", a)));
        new ExtentsInDcat(graph, thing).write(record);
        new VariablesInDcat(graph, thing).write(record);
        new AcquisitionInDcat(graph, thing, published).write(record.acquisition());
        record.languages().stream()
                .flatMap(code -> LanguageCodes.code(code).stream())
                .forEach(code -> language(thing, code));
        published.versionOf(record).ifPresent(version -> graph.plain(thing, "dcat:version", version));
        dates();
        licence(thing);
        new ServicesInDcat(graph).type(thing, record.service());
        new MakingInDcat(graph, thing).write(record, published.access());
        new DistributionsInDcat(graph, thing, this::licence).write(record, published);
        record.relations().forEach(this::relation);
        graph.texts(thing, "rdfs:comment", record.supplement());
        if (isOfTheProfile()) {
            catalogRecord();
        }
    }

    /** DCAT-AP catalogues datasets, series and services; other things stand without a record of the catalogue. */
    private boolean isOfTheProfile() {
        return record.kind() == Kind.DATASET || record.kind() == Kind.SERIES || record.kind() == Kind.SERVICE;
    }

    private void kind() {
        thing.addProperty(RDF.type, Words.r(Words.className(record.kind())));
        String inspire = switch (record.kind()) {
            case DATASET -> "dataset";
            case SERIES -> "series";
            case SERVICE -> "service";
            case SOFTWARE, NETWORK, PLATFORM, INSTRUMENT, CAMPAIGN, SAMPLE, DOCUMENT, ORGANISATION, PERSON -> "";
        };
        if (inspire.isEmpty()) {
            thing.addProperty(RDF.type, Words.r("dcat:Resource"));
        } else {
            graph.link(thing, "geodcatap:resourceType", Words.INSPIRE + "ResourceType/" + inspire);
        }
        if (record.kind() == Kind.ORGANISATION || record.kind() == Kind.PERSON) {
            graph.texts(thing, "foaf:name", record.title());
        }
    }

    private void identifiers() {
        published
                .doiOf(record)
                .filter(doi -> !doi.isRehearsal())
                .ifPresent(doi -> graph.plain(thing, "dct:identifier", doi.address()));
        for (Identifier identifier : record.identifiers()) {
            boolean isDoi = Doi.parse(identifier.value()).isPresent()
                    && identifier.scheme().equals("doi");
            if (isDoi || Graph.clean(identifier.value()).isEmpty()) {
                continue;
            }
            if (!thing.hasProperty(Words.p("dct:identifier"))) {
                graph.identifier(thing, identifier.value());
            }
            Resource node = graph.blank(thing, "adms:identifier", "adms:Identifier");
            graph.plain(node, "skos:notation", identifier.value());
            graph.plain(node, "adms:schemaAgency", identifier.scheme());
        }
    }

    /**
     * One word in one language is a word; with an address, a thesaurus or translations it is a concept too. DCAT-AP
     * wants an address of each theme, so a concept without one is a subject.
     */
    private void keyword(Keyword keyword) {
        graph.texts(thing, "dcat:keyword", keyword.label());
        Optional<String> uri = keyword.uri() == null ? Optional.empty() : Addresses.web(keyword.uri());
        Optional<String> scheme =
                keyword.thesaurusUri() == null ? Optional.empty() : Addresses.web(keyword.thesaurusUri());
        String thesaurus = keyword.thesaurus() == null ? "" : Graph.clean(keyword.thesaurus());
        boolean isWord = uri.isEmpty()
                && scheme.isEmpty()
                && thesaurus.isEmpty()
                && keyword.label().byLanguage().size() < 2;
        if (isWord) {
            return;
        }
        boolean isCategory = keyword.uri() != null && keyword.uri().startsWith(Words.SERVICE_CATEGORY);
        String property = isCategory && record.kind() == Kind.SERVICE ? "geodcatap:serviceCategory" : "dcat:theme";
        Resource concept = uri.map(address -> graph.link(thing, property, address))
                .orElseGet(() -> graph.blank(thing, "dct:subject", "skos:Concept"));
        graph.texts(concept, "skos:prefLabel", keyword.label());
        if (concept.hasProperty(Words.p("skos:prefLabel"))) {
            concept.addProperty(RDF.type, Words.r("skos:Concept"));
        }
        if (scheme.isPresent() || !thesaurus.isEmpty()) {
            Resource node = scheme.map(address -> graph.link(concept, "skos:inScheme", address, "skos:ConceptScheme"))
                    .orElseGet(() -> graph.blank(concept, "skos:inScheme", "skos:ConceptScheme"));
            graph.plain(node, "dct:title", thesaurus);
        }
    }

    private void dates() {
        if (published.hasYear(record)) {
            graph.date(thing, "dct:issued", published.issued(record));
        }
        first(DateType.CREATION).ifPresent(date -> graph.date(thing, "dct:created", date));
        first(DateType.REVISION).ifPresent(date -> graph.date(thing, "dct:modified", date));
    }

    private Optional<String> first(DateType type) {
        return record.dates().stream()
                .filter(event -> event.type() == type)
                .map(DatedEvent::date)
                .filter(Graph::isDate)
                .findFirst();
    }

    private void licence(Resource of) {
        String licence = record.licence();
        if (licence != null) {
            Optional<String> address = Licences.of(licence)
                    .map(Licence::address)
                    .or(() -> Addresses.web(licence))
                    .or(() -> licence.matches("[A-Za-z0-9.+-]+")
                            ? Optional.of("https://spdx.org/licenses/" + licence)
                            : Optional.empty());
            address.ifPresent(a -> graph.link(of, "dct:license", a, "dct:LicenseDocument"));
        }
    }

    private void relation(Relation relation) {
        Optional<String> target = Addresses.target(relation.target(), published)
                .map(Addresses.Target::address)
                .flatMap(graph::address);
        if (target.isEmpty()) {
            return;
        }
        Resource other = graph.model().createResource(target.get());
        Optional<String> property = Words.property(relation.type());
        if (property.isPresent()) {
            thing.addProperty(Words.p(property.get()), other);
        } else {
            Resource node = graph.blank(thing, "dcat:qualifiedRelation", "dcat:Relationship");
            node.addProperty(Words.p("dct:relation"), other);
            graph.link(node, "dcat:hadRole", Words.role(relation.type()), "dcat:Role");
        }
        if (relation.title() != null) {
            graph.texts(other, "rdfs:label", relation.title());
        }
    }

    /** Our record of the resource; what a record that came from elsewhere said of itself is its source. */
    private void catalogRecord() {
        Resource about = graph.model().createResource(published.landingPage() + "#record");
        about.addProperty(RDF.type, Words.r("dcat:CatalogRecord"));
        about.addProperty(Words.p("foaf:primaryTopic"), thing);
        graph.plain(about, "dct:identifier", published.recordId());
        graph.date(
                about,
                "dct:modified",
                published.at().atOffset(ZoneOffset.UTC).toLocalDate().toString());
        graph.link(about, "dct:conformsTo", Words.GEODCAT, "dct:Standard");
        derived(about);
        MetadataInfo metadata = record.metadata();
        Resource source = graph.blank();
        describe(source, metadata);
        // There may be nothing DCAT has a word for; a record that says nothing would be read as one.
        if (source.listProperties().hasNext()) {
            source.addProperty(RDF.type, Words.r("dcat:CatalogRecord"));
            source.addProperty(Words.p("foaf:primaryTopic"), thing);
            about.addProperty(Words.p("dct:source"), source);
        }
    }

    /** The documents ours came from, each out of the one before, in the catalogues they came through. */
    private void derived(Resource ours) {
        Resource from = ours;
        for (PassedCatalogue passed : published.way()) {
            Resource document = graph.address(passed.document())
                    .map(graph.model()::createResource)
                    .orElseGet(graph::blank);
            document.addProperty(RDF.type, Words.r("prov:Entity"));
            from.addProperty(Words.p("prov:wasDerivedFrom"), document);
            graph.plain(document, "dct:identifier", passed.identifier());
            graph.date(document, "dct:modified", passed.modified());
            graph.address(passed.address()).ifPresent(address -> {
                Resource catalogue = graph.link(document, "dct:isPartOf", address);
                graph.plain(catalogue, "rdfs:label", passed.name());
            });
            from = document;
        }
    }

    private void describe(Resource source, MetadataInfo metadata) {
        graph.plain(source, "dct:identifier", metadata.identifier() == null ? "" : metadata.identifier());
        LanguageCodes.code(metadata.language()).ifPresent(code -> language(source, code));
        for (DatedEvent event : metadata.dates()) {
            Words.date(event.type()).ifPresent(property -> graph.date(source, property, event.date()));
        }
        String standard = metadata.standard() == null ? "" : Graph.clean(metadata.standard());
        if (!standard.isEmpty()) {
            graph.plain(graph.blank(source, "dct:conformsTo", "dct:Standard"), "dct:title", standard);
        }
        new AgentsInDcat(graph, source).write(metadata.parties(), "");
    }

    private void language(Resource of, String code) {
        String three = LanguageCodes.threeLetters(code).toUpperCase(Locale.ROOT);
        graph.link(of, "dct:language", Words.EU + "language/" + three, "dct:LinguisticSystem");
    }
}
