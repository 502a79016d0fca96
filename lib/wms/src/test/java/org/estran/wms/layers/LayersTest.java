package org.estran.wms.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.catalog.CatalogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.estran.grids.DataFiles;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.judging.Shared;
import org.estran.ows.Markup;
import org.estran.wms.Capabilities;
import org.estran.wms.CapabilitiesLayer;
import org.estran.wms.ServiceFacts;
import org.estran.wms.WmsException;
import org.estran.wms.WmsVersion;
import org.estran.wms.dimensions.AxisValues;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Real datasets as layers, and their capabilities before the standard's own schemas. */
class LayersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> FILES = List.of(
            "samples/grid/eraint_uvz.nc",
            "samples/grid/1day.nc",
            "samples/grid/ocean.nc",
            "samples/grid/2004050300_eta_211.nc",
            "samples/grid/testDimensionOrder.nc",
            "samples/grid_rotated/input-rotated.nc",
            "samples/grid_unstructured/fvcom_example.nc",
            "samples/altimetry/dt_global_allsat_phy_l4_20190101_20190515.nc");

    @Test
    void capabilitiesOfEitherVersionAreValid() throws Exception {
        for (String file : FILES) {
            try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(Shared.data(file)))) {
                CapabilitiesLayer root = Described.of(Layers.of(dataset), "", file, "http://x/y", NOW);
                validNew(written(WmsVersion.V1_3_0, root));
                validOld(written(WmsVersion.V1_1_1, root));
            }
        }
    }

    @Test
    void componentsOfAFlowAreOneLayerBesidesTheirOwn() throws IOException {
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(Shared.data("samples/grid/eraint_uvz.nc")))) {
            assertThat(Layers.of(dataset).all()).extracting(Layer::name).contains("u", "v", "z", "u:v");
        }
    }

    @Test
    void momentsThatFollowEvenlyAreAPeriod() throws IOException {
        Path sample = Path.of(
                System.getProperty("estran.root"),
                "samples/data/surface_temperature/surface_temperature_biscay_2025.nc");
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(sample))) {
            AxisValues time =
                    Layers.of(dataset).find("sst").orElseThrow().time().orElseThrow();
            assertThat(time.described(NOW).extent()).isEqualTo("2025-06-01T12:00:00Z/2025-08-31T12:00:00Z/P1D");
            for (int i = 0; i < time.size(); i++) {
                assertThat(time.find(time.text(i), NOW)).hasValue(i);
            }
        }
    }

    @Test
    void aValueThatTheLayerDoesNotHaveIsRefusedByItsName() throws IOException {
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(Shared.data("samples/grid/eraint_uvz.nc")))) {
            Layer z = Layers.of(dataset).find("z").orElseThrow();
            assertThatThrownBy(() -> Layers.choose(z, Map.of("elevation", "333"), NOW))
                    .isInstanceOfSatisfying(
                            WmsException.class,
                            e -> assertThat(e.faults().getFirst().locator()).isEqualTo("ELEVATION"));
        }
    }

    private static byte[] written(WmsVersion version, CapabilitiesLayer root) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ServiceFacts facts = new ServiceFacts("http://x/wms", "t", "d", "o", "", "none", "1");
        Capabilities.write(new Markup(out), version, facts, root);
        return out.toByteArray();
    }

    private static void validNew(byte[] document) throws Exception {
        Path schemas = Shared.data("schemas/opengis/wms/1.3.0/capabilities_1_3_0.xsd");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver(CatalogManager.catalogResolver(
                CatalogFeatures.builder()
                        .with(CatalogFeatures.Feature.RESOLVE, "continue")
                        .build(),
                Shared.data("schemas/catalog.xml").toUri()));
        factory.newSchema(schemas.toFile())
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(document)));
    }

    private static void validOld(byte[] document) throws Exception {
        Path dtd = Shared.data("schemas/opengis/wms/1.1.1/WMS_MS_Capabilities.dtd");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setValidating(true);
        var builder = factory.newDocumentBuilder();
        builder.setEntityResolver(
                (publicId, systemId) -> new InputSource(dtd.toUri().toString()));
        builder.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException said) {}

            @Override
            public void error(SAXParseException said) throws SAXParseException {
                throw said;
            }

            @Override
            public void fatalError(SAXParseException said) throws SAXParseException {
                throw said;
            }
        });
        builder.parse(new ByteArrayInputStream(document));
    }
}
