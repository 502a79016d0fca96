package org.estran.crosswalks.dcat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.estran.crosswalks.DataCiteXml;
import org.estran.crosswalks.DataCiteXmlReader;
import org.estran.crosswalks.Differing;
import org.estran.crosswalks.DublinCore;
import org.estran.crosswalks.Example;
import org.estran.crosswalks.PassedCatalogue;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.Reading;
import org.estran.crosswalks.SchemaOrg;
import org.estran.crosswalks.SchemaOrgReader;
import org.estran.crosswalks.Valid;
import org.estran.crosswalks.iso.Iso191153;
import org.estran.crosswalks.iso.Iso19139;
import org.estran.crosswalks.iso.IsoReader;
import org.estran.crosswalks.iso.UnreadableDocument;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** By which catalogues a description came is told wherever a format has words for it, and changes nothing else. */
class WayInExportsTest {

    private static final String NEAREST = "https://pole.example/oai?verb=GetRecord&identifier=oai:pole:1";

    private static final List<PassedCatalogue> WAY = List.of(
            new PassedCatalogue(
                    "Pôle d’exemple", "https://pole.example/oai", "oai:pole:1", NEAREST, "2024-05-06T07:08:09Z"),
            new PassedCatalogue("", "https://centre.example/csw", "urn:x-centre:1", "", "2023-02-01"));

    private static final Published CAME = Example.BARE.through(WAY);

    @Test
    void iso191153LinksTheMetadataInTheirCatalogues() throws SAXException {
        String document = Iso191153.write(Example.RECORD, CAME);
        Valid.ISO_19115_3.check(document);
        assertThat(document)
                .contains("oai:pole:1 2024-05-06T07:08:09Z", "Pôle d’exemple")
                .contains(NEAREST.replace("&", "&amp;"));
        assertThat(Differing.between(iso(Example.BARE), iso(CAME))).isEmpty();
    }

    private static MetadataRecord iso(Published published) {
        try {
            return IsoReader.read(Iso191153.write(Example.RECORD, published).getBytes(UTF_8))
                    .record();
        } catch (UnreadableDocument unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void iso19139AndDublinCoreHaveNoWordsForIt() {
        assertThat(Iso19139.write(Example.RECORD, CAME)).isEqualTo(Iso19139.write(Example.RECORD, Example.BARE));
        assertThat(DublinCore.of(Example.RECORD, CAME)).isEqualTo(DublinCore.of(Example.RECORD, Example.BARE));
    }

    @Test
    void dataCiteNamesTheDocumentAsMetadataOfTheDataset() throws SAXException {
        String document = DataCiteXml.of(Example.RECORD, CAME);
        Valid.DATACITE.check(document);
        assertThat(document).contains("HasMetadata", NEAREST.replace("&", "&amp;"));
        MetadataRecord bare = dataCite(Example.BARE);
        MetadataRecord came = dataCite(CAME);
        assertThat(came.relations()).hasSize(bare.relations().size() + 1).containsAll(bare.relations());
        assertThat(came.relations().getLast().target()).isEqualTo(NEAREST);
        assertThat(Differing.between(
                        bare, came.change().relations(bare.relations()).build()))
                .isEmpty();
    }

    private static MetadataRecord dataCite(Published published) {
        return read(
                DataCiteXmlReader.read(DataCiteXml.of(Example.RECORD, published).getBytes(UTF_8)));
    }

    @Test
    void schemaOrgListsTheCataloguesTheNearestFirst() {
        var catalogues = SchemaOrg.of(Example.RECORD, CAME, Language.EN).path("includedInDataCatalog");
        assertThat(catalogues.values().stream()
                        .map(one -> one.path("url").stringValue())
                        .toList())
                .containsExactly(
                        "https://centre.example/records/", "https://pole.example/oai", "https://centre.example/csw");
        assertThat(Differing.between(schemaOrg(Example.BARE), schemaOrg(CAME))).isEmpty();
    }

    private static MetadataRecord schemaOrg(Published published) {
        String document = SchemaOrg.of(Example.RECORD, published, Language.FR).toString();
        return read(SchemaOrgReader.read(document.getBytes(UTF_8)));
    }

    @Test
    void dcatDerivesOurRecordFromTheirsOneByOne() {
        Model model = DcatWriter.model(Example.RECORD, CAME);
        Resource ours = model.createResource(Example.BARE.landingPage() + "#record");
        Resource nearest = ours.getPropertyResourceValue(Words.p("prov:wasDerivedFrom"));
        assertThat(nearest.getURI()).isEqualTo(NEAREST);
        assertThat(nearest.getProperty(Words.p("dct:modified")).getString()).isEqualTo("2024-05-06T07:08:09Z");
        assertThat(nearest.getPropertyResourceValue(Words.p("dct:isPartOf"))
                        .getProperty(Words.p("rdfs:label"))
                        .getString())
                .isEqualTo("Pôle d’exemple");
        Resource before = nearest.getPropertyResourceValue(Words.p("prov:wasDerivedFrom"));
        assertThat(before.getProperty(Words.p("dct:identifier")).getString()).isEqualTo("urn:x-centre:1");
        assertThat(Differing.between(dcat(Example.BARE), dcat(CAME))).isEmpty();
    }

    private static MetadataRecord dcat(Published published) {
        String document = DcatWriter.write(Example.RECORD, published, RdfSyntax.TURTLE);
        return read(DcatReader.read(document.getBytes(UTF_8), RdfSyntax.TURTLE).getFirst());
    }

    private static MetadataRecord read(Reading reading) {
        if (reading instanceof Reading.Read read) {
            return read.record();
        }
        throw new AssertionError(reading);
    }
}
