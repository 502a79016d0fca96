package org.estran.crosswalks.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.estran.crosswalks.PassedCatalogue;
import org.estran.crosswalks.Published;
import org.estran.judging.Shared;
import org.estran.records.AccessCondition;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

class CataloguePageTest {

    private static final URI FEED = URI.create("https://centre.example/dcat");

    private static final List<PassedCatalogue> WAY = List.of(
            new PassedCatalogue(
                    "Pôle d’exemple",
                    "https://pole.example/oai",
                    "oai:pole:1",
                    "https://pole.example/oai?verb=GetRecord&identifier=oai:pole:1",
                    "2024-05-06T07:08:09Z"),
            new PassedCatalogue("", "https://centre.example/csw", "urn:x-centre:1", "", "2023-02-01"));

    @Test
    void aPageIsTheSameGraphInEverySyntax() {
        Model turtle = model(RdfSyntax.TURTLE, Lang.TURTLE);
        assertThat(turtle.isIsomorphicWith(model(RdfSyntax.JSON_LD, Lang.JSONLD)))
                .isTrue();
        assertThat(turtle.isIsomorphicWith(model(RdfSyntax.RDF_XML, Lang.RDFXML)))
                .isTrue();
    }

    @Test
    void aPageMeetsTheShapesOfDcatAp() {
        for (String shapes : List.of("shapes.ttl", "range.ttl")) {
            var graph = RDFDataMgr.loadGraph(
                    Shared.data("schemas/dcat-ap-3.0.1/" + shapes).toString());
            var report = ShaclValidator.get()
                    .validate(
                            Shapes.parse(graph),
                            model(RdfSyntax.TURTLE, Lang.TURTLE).getGraph());
            assertThat(report.getEntries().stream()
                            .map(entry -> entry.focusNode() + " " + entry.resultPath() + " " + entry.message()))
                    .as(shapes)
                    .isEmpty();
        }
    }

    private static Model model(RdfSyntax syntax, Lang lang) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        page().write(syntax, bytes);
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new ByteArrayInputStream(bytes.toByteArray()), lang);
        return model;
    }

    private static CataloguePage page() {
        return new CataloguePage(
                FEED,
                URI.create(FEED + "?page=first"),
                URI.create(FEED + "?page=first"),
                URI.create(FEED + "?after=x"),
                LocalizedText.of("Catalogue", "Catalogue"),
                LocalizedText.of("Les jeux", "The sets"),
                "Centre",
                3,
                IntStream.range(0, 3).mapToObj(CataloguePageTest::entry).toList());
    }

    private static CataloguePage.Entry entry(int i) {
        Kind kind = i == 0 ? Kind.SOFTWARE : Kind.DATASET;
        MetadataRecord record = MetadataRecord.titled(kind, LocalizedText.of("Marée " + i, "Tide " + i))
                .change()
                .summary(LocalizedText.of("Résumé", "Summary"))
                .parties(List.of(
                        Party.organisation(Role.PUBLISHER, "A centre", null),
                        Party.person(Role.AUTHOR, "Family" + i, "Given")))
                .build();
        return new CataloguePage.Entry(
                record,
                new Published(
                                "record_" + i,
                                null,
                                URI.create("https://centre.example/records/record_" + i),
                                "Centre",
                                Instant.parse("2021-04-01T10:00:00Z"),
                                null,
                                List.of(),
                                "Centre",
                                AccessCondition.OPEN)
                        .through(i == 0 ? List.of() : WAY));
    }
}
