package org.estran.crosswalks.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.estran.crosswalks.Differing;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.Reading;
import org.estran.judging.Shared;
import org.estran.records.AccessCondition;
import org.estran.records.Acquisition;
import org.estran.records.AcquisitionInstrument;
import org.estran.records.AcquisitionOperation;
import org.estran.records.AcquisitionPlatform;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Direction;
import org.estran.records.Kind;
import org.estran.records.Meant;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.estran.records.Variable;
import org.estran.records.VerticalExtent;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DcatTest {

    private static final Published PUBLISHED = new Published(
            "some_record",
            new Doi("10.99999", "abc-1"),
            URI.create("https://centre.example/records/some_record"),
            "Centre d’exemple",
            Instant.parse("2021-04-01T10:00:00Z"),
            null,
            List.of(),
            "Catalogue d’exemple",
            AccessCondition.OPEN);

    /** What the shapes ask and a record of the samples does not say: (property, what is asked). */
    private static final Set<String> ABSENT_FROM_THE_SOURCE = Set.of(
            // the samples tell of services without saying where they are asked
            "endpointURL: minCount[1]: Invalid cardinality: expected min 1: Got count = 0",
            // nor of what class the other end of a relation is
            "relation: Node[<DcatResource_Shape>]");

    private static MetadataRecord back(MetadataRecord record, RdfSyntax syntax) {
        byte[] document = DcatWriter.write(record, PUBLISHED, syntax).getBytes(StandardCharsets.UTF_8);
        return switch (DcatReader.read(document, syntax).getFirst()) {
            case Reading.Read read -> read.record();
            case Reading.Refused refused ->
                throw new AssertionError(refused + "\n" + new String(document, StandardCharsets.UTF_8));
        };
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void aSecondRoundChangesNothing(@ForAll @Meant MetadataRecord record) {
        MetadataRecord named =
                record.change().title(LocalizedText.of("Titre", "Title")).build();
        for (RdfSyntax syntax : RdfSyntax.values()) {
            MetadataRecord once = back(named, syntax);
            assertThat(Differing.between(once, back(once, syntax)))
                    .as(syntax.name())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void metadataWithoutAWordInDcatIsNoSourceOfItsOwn(RdfSyntax syntax) {
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Titre", "Title"))
                .change()
                .metadata(
                        new MetadataInfo(null, null, List.of(), List.of(new DatedEvent(DateType.EXPIRY, "1999")), null))
                .build();
        MetadataRecord once = back(record, syntax);
        assertThat(Differing.between(once, back(once, syntax))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void carriesWhatWasMeasuredHowDeepAndWithWhat(RdfSyntax syntax) {
        LocalizedText name = LocalizedText.of("Nom", "Name");
        MetadataRecord record = MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Titre", "Title"))
                .change()
                .verticals(List.of(
                        new VerticalExtent(-10, 2.5),
                        new VerticalExtent(0, 200, "dbar", Direction.DOWN, "EPSG:5715"),
                        new VerticalExtent(5, 6, null, Direction.UP, null)))
                .variables(List.of(
                        new Variable("PSAL", "Salinité pratique", "sea_water_practical_salinity", "1"),
                        new Variable("TEMP", null, null, "degree_Celsius")))
                .acquisition(new Acquisition(
                        List.of(new AcquisitionPlatform("FNIN", name, LocalizedText.of("Un navire", "A ship"), "ship")),
                        List.of(new AcquisitionInstrument(
                                "https://example.org/instruments/1", name, LocalizedText.NONE, null, "FNIN")),
                        List.of(new AcquisitionOperation("10.17600/18000001", name, LocalizedText.NONE, "campaign"))))
                .build();
        MetadataRecord back = back(record, syntax);
        assertThat(back.verticals()).containsExactlyElementsOf(record.verticals());
        assertThat(back.variables()).isEqualTo(record.variables());
        assertThat(back.acquisition()).isEqualTo(record.acquisition());
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameDocumentForTheSameRecord(RdfSyntax syntax) throws Exception {
        try (var files = Files.list(Path.of(System.getProperty("estran.root", "../.."), "samples/records"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                String json = Files.readString(file);
                assertThat(DcatWriter.write(RecordJson.read(json), PUBLISHED, syntax))
                        .as(file.toString())
                        .isEqualTo(DcatWriter.write(RecordJson.read(json), PUBLISHED, syntax));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySampleRecordIsValidDcatApButForWhatItDoesNotSay(RdfSyntax syntax) throws Exception {
        Shapes shapes = Shapes.parse(shapes());
        Set<String> violations = new TreeSet<>();
        try (var files = Files.walk(Path.of(System.getProperty("estran.root", "../.."), "samples"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json"))
                    .filter(f -> !f.getParent().endsWith("projects"))
                    .toList()) {
                var json = RecordJson.mapper().readTree(Files.readString(file));
                MetadataRecord record =
                        RecordJson.read(json.has("record") ? json.get("record").toString() : json.toString());
                byte[] document = DcatWriter.write(record, PUBLISHED, syntax).getBytes(StandardCharsets.UTF_8);
                Graph data = DcatReader.model(document, syntax).getGraph();
                ShaclValidator.get().validate(shapes, data).getEntries().stream()
                        .filter(e -> e.severity().level().getURI().endsWith("Violation"))
                        .forEach(e -> violations.add(fact(e)));
            }
        }
        assertThat(violations).isSubsetOf(ABSENT_FROM_THE_SOURCE);
    }

    private static String fact(ReportEntry entry) {
        String path = String.valueOf(entry.resultPath()).replaceAll(".*[/#]|>", "");
        return path + ": " + entry.message().replaceAll("https?://\\S*[/#]", "").replaceAll(" at focusNode .*", "");
    }

    private static Graph shapes() {
        Model shapes = ModelFactory.createDefaultModel();
        for (String file : List.of("shapes.ttl", "range.ttl")) {
            RDFDataMgr.read(shapes, Shared.data("schemas/dcat-ap-3.0.1/" + file).toString());
        }
        return shapes.getGraph();
    }
}
