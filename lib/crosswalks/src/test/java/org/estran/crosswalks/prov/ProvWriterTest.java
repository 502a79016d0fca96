package org.estran.crosswalks.prov;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.estran.crosswalks.dcat.RdfSyntax;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;

class ProvWriterTest {

    private static final String PAGE = "https://data.example.org/records/tides";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

    private static final Entity RECORD = Entity.named(PAGE, LocalizedText.of("Marées", "Tides"));
    private static final Entity VERSION = new Entity(
            PAGE + "/versions/2",
            LocalizedText.of("Version 2", "Version 2"),
            THEN,
            "ab".repeat(64),
            PAGE,
            PAGE + "/versions/1",
            List.of(PAGE + "/versions/2#files"));
    private static final Activity PUBLISHED = new Activity(
            PAGE + "/provenance#event-2-1",
            LocalizedText.of("Publiée", "Published"),
            THEN,
            THEN,
            List.of(new Agent(
                    "https://data.example.org/", LocalizedText.of("Centre", "Centre"), Agent.Kind.ORGANIZATION)),
            List.of(PAGE + "/versions/2#files"),
            List.of(VERSION));

    @Test
    void saysWhatWasMadeByWhatOfWhatAndWhen() {
        Model model = read(RdfSyntax.TURTLE, Lang.TURTLE);
        Resource version = model.getResource(VERSION.address());
        assertThat(version.hasProperty(RDF.type, model.createResource(PROV + "Entity")))
                .isTrue();
        for (String[] link : new String[][] {
            {"specializationOf", PAGE},
            {"wasRevisionOf", PAGE + "/versions/1"},
            {"wasDerivedFrom", PAGE + "/versions/2#files"},
            {"wasGeneratedBy", PUBLISHED.address()}
        }) {
            assertThat(version.hasProperty(model.createProperty(PROV, link[0]), model.createResource(link[1])))
                    .as(link[0])
                    .isTrue();
        }
        Resource activity = model.getResource(PUBLISHED.address());
        assertThat(activity.getProperty(model.createProperty(PROV, "startedAtTime"))
                        .getString())
                .isEqualTo("2026-03-01T10:00:00Z");
        assertThat(activity.hasProperty(
                        model.createProperty(PROV, "wasAssociatedWith"),
                        model.createResource("https://data.example.org/")))
                .isTrue();
        assertThat(activity.hasProperty(
                        model.createProperty(PROV, "used"), model.createResource(PAGE + "/versions/2#files")))
                .isTrue();
    }

    @Test
    void isTheSameGraphInEverySyntax() {
        Model turtle = read(RdfSyntax.TURTLE, Lang.TURTLE);
        assertThat(read(RdfSyntax.JSON_LD, Lang.JSONLD).isIsomorphicWith(turtle))
                .isTrue();
        assertThat(read(RdfSyntax.RDF_XML, Lang.RDFXML).isIsomorphicWith(turtle))
                .isTrue();
    }

    private static Model read(RdfSyntax syntax, Lang lang) {
        Model model = ModelFactory.createDefaultModel();
        String text = ProvWriter.write(List.of(RECORD), List.of(PUBLISHED), syntax);
        RDFDataMgr.read(model, new StringReader(text), null, lang);
        return model;
    }
}
