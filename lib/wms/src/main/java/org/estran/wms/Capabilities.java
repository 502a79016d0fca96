package org.estran.wms;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.estran.cartography.Palette;
import org.estran.ows.Markup;
import org.estran.terms.BoundingBox;
import org.estran.wms.dimensions.LayerDimension;
import org.estran.wms.maps.MapCrs;
import org.estran.wms.maps.Style;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the service offers (OGC 06-042, annex E.1; OGC 01-068r3, annex A.1). Reference systems and styles stand once,
 * at the root, and dimensions at the layer whose parts share them: all of these are inherited.
 */
public final class Capabilities {

    private static final String DOCTYPE =
            "<!DOCTYPE WMT_MS_Capabilities SYSTEM \"http://schemas.opengis.net/wms/1.1.1/WMS_MS_Capabilities.dtd\">\n";
    private static final String NAMESPACE = "http://www.opengis.net/wms";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    /** Pixels of a legend. */
    private static final String[] LEGEND = {"110", "264"};

    private final Markup out;
    private final WmsVersion version;
    private final ServiceFacts facts;

    private Capabilities(Markup out, WmsVersion version, ServiceFacts facts) {
        this.out = out;
        this.version = version;
        this.facts = facts;
    }

    /** @param root the layer that holds all others */
    public static void write(Markup out, WmsVersion version, ServiceFacts facts, CapabilitiesLayer root)
            throws IOException {
        new Capabilities(out, version, facts).write(root);
        out.flush();
    }

    private void write(CapabilitiesLayer root) throws IOException {
        out.declaration();
        if (isNew()) {
            out.start(
                    "WMS_Capabilities",
                    "version",
                    version.number(),
                    "updateSequence",
                    facts.updateSequence(),
                    "xmlns",
                    NAMESPACE,
                    "xmlns:xlink",
                    XLINK,
                    "xmlns:xsi",
                    "http://www.w3.org/2001/XMLSchema-instance",
                    "xsi:schemaLocation",
                    NAMESPACE + " http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd");
        } else {
            out.raw(DOCTYPE);
            out.start("WMT_MS_Capabilities", "version", version.number(), "updateSequence", facts.updateSequence());
        }
        service();
        out.start("Capability");
        operations();
        out.start("Exception");
        for (String format : isNew()
                ? List.of("XML", "INIMAGE", "BLANK")
                : List.of(
                        "application/vnd.ogc.se_xml",
                        "application/vnd.ogc.se_inimage",
                        "application/vnd.ogc.se_blank")) {
            out.element("Format", format);
        }
        out.end();
        layer(root, true);
        out.endAll();
    }

    private boolean isNew() {
        return version == WmsVersion.V1_3_0;
    }

    private void service() throws IOException {
        out.start("Service");
        out.element("Name", isNew() ? "WMS" : "OGC:WMS");
        out.element("Title", facts.title());
        out.element("Abstract", facts.description());
        online(facts.endpoint());
        out.start("ContactInformation");
        out.start("ContactPersonPrimary");
        out.element("ContactPerson", "");
        out.element("ContactOrganization", facts.organisation());
        out.end();
        if (!facts.mail().isEmpty()) {
            out.element("ContactElectronicMailAddress", facts.mail());
        }
        out.end();
        out.element("Fees", "none");
        out.element("AccessConstraints", facts.constraints());
        if (isNew()) {
            out.element("LayerLimit", String.valueOf(MapParameters.MOST_LAYERS));
            out.element("MaxWidth", String.valueOf(MapParameters.LARGEST));
            out.element("MaxHeight", String.valueOf(MapParameters.LARGEST));
        }
        out.end();
    }

    private void operations() throws IOException {
        out.start("Request");
        operation("GetCapabilities", List.of(version.capabilitiesType()));
        operation(
                "GetMap",
                Arrays.stream(ImageFormat.values()).map(ImageFormat::word).toList());
        operation(
                "GetFeatureInfo",
                Arrays.stream(WmsRequest.InfoFormat.values())
                        .map(WmsRequest.InfoFormat::mediaType)
                        .toList());
        if (!isNew()) {
            operation("GetLegendGraphic", List.of(ImageFormat.PNG.word()));
        }
        out.end();
    }

    private void operation(String name, List<String> formats) throws IOException {
        out.start(name);
        for (String format : formats) {
            out.element("Format", format);
        }
        out.start("DCPType").start("HTTP").start("Get");
        online(facts.address());
        out.end().end().end().end();
    }

    private void online(String address) throws IOException {
        if (isNew()) {
            out.element("OnlineResource", "", "xlink:type", "simple", "xlink:href", address);
        } else {
            out.element("OnlineResource", "", "xmlns:xlink", XLINK, "xlink:type", "simple", "xlink:href", address);
        }
    }

    private void layer(CapabilitiesLayer layer, boolean root) throws IOException {
        out.start("Layer", "queryable", layer.name() == null ? null : "1");
        if (layer.name() != null) {
            out.element("Name", layer.name());
        }
        out.element("Title", layer.title());
        if (layer.description() != null && !layer.description().isBlank()) {
            out.element("Abstract", layer.description());
        }
        if (root) {
            for (MapCrs crs : MapCrs.values()) {
                out.element(isNew() ? "CRS" : "SRS", crs.code());
            }
        }
        BoundingBox box = layer.box();
        if (box != null) {
            boxes(box);
        }
        for (LayerDimension dimension : layer.dimensions()) {
            dimension(dimension);
        }
        if (!isNew()) {
            for (LayerDimension dimension : layer.dimensions()) {
                extent(dimension);
            }
        }
        if (layer.metadata() != null) {
            out.start("MetadataURL", "type", isNew() ? "ISO19115:2003" : "TC211");
            out.element("Format", "text/xml");
            online(layer.metadata());
            out.end();
        }
        styles(layer, root);
        for (CapabilitiesLayer inner : layer.layers()) {
            layer(inner, false);
        }
        out.end();
    }

    /** A box across the antimeridian has no form of its own in either version: it becomes all longitudes. */
    private void boxes(BoundingBox box) throws IOException {
        BoundingBox told = wide(box.crossesAntimeridian() ? new BoundingBox(-180, box.south(), 180, box.north()) : box);
        if (isNew()) {
            out.start("EX_GeographicBoundingBox");
            out.element("westBoundLongitude", number(told.west()));
            out.element("eastBoundLongitude", number(told.east()));
            out.element("southBoundLatitude", number(told.south()));
            out.element("northBoundLatitude", number(told.north()));
            out.end();
        } else {
            out.element(
                    "LatLonBoundingBox",
                    "",
                    "minx",
                    number(told.west()),
                    "miny",
                    number(told.south()),
                    "maxx",
                    number(told.east()),
                    "maxy",
                    number(told.north()));
        }
        for (MapCrs crs : MapCrs.values()) {
            if (told.north() > crs.area().south() && told.south() < crs.area().north()) {
                box(crs, crs.envelope(told));
            }
        }
    }

    /** A single row or column has an area all the same. */
    private static BoundingBox wide(BoundingBox box) {
        double room = 0.01;
        return box.west() < box.east() && box.south() < box.north()
                ? box
                : new BoundingBox(
                        Math.max(-180, box.west() - room),
                        Math.max(-90, box.south() - room),
                        Math.min(180, box.east() + room),
                        Math.min(90, box.north() + room));
    }

    private void box(MapCrs crs, double[] e) throws IOException {
        boolean turned = isNew() && crs.isNorthFirst();
        out.element(
                "BoundingBox",
                "",
                isNew() ? "CRS" : "SRS",
                crs.code(),
                "minx",
                number(turned ? e[1] : e[0]),
                "miny",
                number(turned ? e[0] : e[1]),
                "maxx",
                number(turned ? e[3] : e[2]),
                "maxy",
                number(turned ? e[2] : e[3]));
    }

    private void dimension(LayerDimension dimension) throws IOException {
        if (isNew()) {
            out.element(
                    "Dimension",
                    dimension.extent(),
                    "name",
                    dimension.name(),
                    "units",
                    dimension.units(),
                    "unitSymbol",
                    dimension.unitSymbol(),
                    "default",
                    dimension.usual(),
                    "multipleValues",
                    dimension.current() ? "1" : null,
                    "nearestValue",
                    dimension.nearest() ? "1" : "0",
                    "current",
                    dimension.current() ? "1" : null);
        } else {
            out.element(
                    "Dimension",
                    "",
                    "name",
                    dimension.name(),
                    "units",
                    dimension.units(),
                    "unitSymbol",
                    dimension.unitSymbol());
        }
    }

    private void extent(LayerDimension dimension) throws IOException {
        out.element(
                "Extent",
                dimension.extent(),
                "name",
                dimension.name(),
                "default",
                dimension.usual(),
                "nearestValue",
                dimension.nearest() ? "1" : "0");
    }

    /** Ways to portray that any layer has stand at the root. */
    private void styles(CapabilitiesLayer layer, boolean root) throws IOException {
        if (layer.usualStyle() != null) {
            style(layer.usualStyle(), layer.name());
        }
        if (layer.ofVectors()) {
            for (Style.Form form : List.of(Style.Form.ARROWS, Style.Form.BARBS)) {
                for (Palette palette : List.of(Palette.SPEED, Palette.AMOUNT)) {
                    style(new Style(form, palette, false).name(), layer.name());
                }
            }
        }
        if (root) {
            style(Style.Form.CONTOURS.word(), null);
            for (Style.Form form : List.of(Style.Form.RASTER, Style.Form.FILLED_CONTOURS)) {
                for (Palette palette : Palette.values()) {
                    style(new Style(form, palette, false).name(), null);
                    style(new Style(form, palette, true).name(), null);
                }
            }
        }
    }

    private void style(String name, @Nullable String layer) throws IOException {
        out.start("Style");
        out.element("Name", name);
        out.element("Title", name.replace('_', ' ').replace("/", ": "));
        if (layer != null) {
            out.start("LegendURL", "width", LEGEND[0], "height", LEGEND[1]);
            out.element("Format", ImageFormat.PNG.word());
            online(facts.address() + "REQUEST=GetLegendGraphic&VERSION=" + version.number() + "&LAYER="
                    + java.net.URLEncoder.encode(layer, java.nio.charset.StandardCharsets.UTF_8) + "&STYLE="
                    + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                    + "&FORMAT=image/png");
            out.end();
        }
        out.end();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, Math.abs(value) > 1000 ? "%.3f" : "%.8f", value)
                        .replaceFirst("0+$", "")
                        .replaceFirst("\\.$", "");
    }
}
