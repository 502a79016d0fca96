package org.estran.app.thredds.subsets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.opendap.XmlText;
import org.estran.terms.BoundingBox;

/** Writes what THREDDS's clients (Siphon) read before they ask for a subset: {@code dataset.xml}. */
final class GridDescription {

    private static final String NCML = "http://www.unidata.ucar.edu/namespaces/netcdf/ncml-2.2";

    private final StringBuilder text = new StringBuilder();

    private GridDescription() {}

    static String xml(GriddedDataset dataset, String location) throws IOException {
        return new GridDescription().write(dataset, location);
    }

    private String write(GriddedDataset dataset, String location) throws IOException {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gridDataset location=")
                .append(XmlText.quoted(location))
                .append(" path=\"path\">\n");
        Map<String, GridAxis> axes = new LinkedHashMap<>();
        Map<String, List<GriddedVariable>> sets = new LinkedHashMap<>();
        for (GriddedVariable variable : dataset.variables()) {
            List<GridAxis> own =
                    variable.axes().stream().filter(a -> !a.name().isEmpty()).toList();
            own.forEach(axis -> axes.putIfAbsent(axis.name(), axis));
            String set = own.stream().map(GridAxis::name).collect(Collectors.joining(" "));
            sets.computeIfAbsent(set, k -> new ArrayList<>()).add(variable);
        }
        axes.values().forEach(this::axis);
        sets.forEach(this::set);
        extent(dataset);
        text.append("  <AcceptList>\n    <GridAsPoint>\n");
        List.of("csv", "xml").forEach(each -> accept(each, "      "));
        files();
        text.append("    </GridAsPoint>\n    <Grid>\n");
        files();
        return text.append("    </Grid>\n  </AcceptList>\n</gridDataset>\n").toString();
    }

    private void files() {
        for (FileForm form : FileForm.values()) {
            accept(form.word(), "      ");
        }
    }

    private void accept(String word, String indent) {
        text.append(indent)
                .append("<accept displayName=\"")
                .append(word)
                .append("\">")
                .append(word)
                .append("</accept>\n");
    }

    private void axis(GridAxis axis) {
        String type = axis.coordinate()
                .map(c -> c.type().name().toLowerCase(Locale.ROOT))
                .orElse("int");
        text.append("  <axis name=")
                .append(XmlText.quoted(axis.name()))
                .append(" shape=\"[")
                .append(axis.size())
                .append("]\" type=\"")
                .append(type)
                .append("\" axisType=\"")
                .append(kind(axis))
                .append("\">\n");
        axis.coordinate().map(DataVariable::attributes).ifPresent(all -> attributes(all, "    "));
        values(axis);
        text.append("  </axis>\n");
    }

    private void values(GridAxis axis) {
        int count = axis.size();
        if (axis.isRegular() || count == 1) {
            double first = axis.value(0);
            double last = axis.value(count - 1);
            text.append("    <values spacing=\"regularPoint\" npts=\"")
                    .append(count)
                    .append("\" start=\"")
                    .append(first)
                    .append("\" end=\"")
                    .append(last)
                    .append('"');
            if (count > 1) {
                text.append(" resolution=\"")
                        .append((last - first) / (count - 1))
                        .append('"');
            }
            text.append("/>\n");
            return;
        }
        text.append("    <values spacing=\"irregularPoint\" npts=\"")
                .append(count)
                .append("\">");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(axis.value(i));
        }
        text.append("</values>\n");
    }

    private static String kind(GridAxis axis) {
        String standard = axis.coordinate()
                .flatMap(c -> c.attributes().text("standard_name"))
                .orElse("");
        boolean projected = standard.startsWith("projection_");
        return switch (axis.kind()) {
            case X -> projected ? "GeoX" : "Lon";
            case Y -> projected ? "GeoY" : "Lat";
            case TIME -> "Time";
            case VERTICAL -> axis.units().matches("(?i).*pa|.*bar") ? "Pressure" : "Height";
            case ENSEMBLE -> "Ensemble";
            case OTHER -> "";
        };
    }

    private void set(String name, List<GriddedVariable> variables) {
        text.append("  <gridSet name=").append(XmlText.quoted(name)).append(">\n");
        for (String axis : name.split(" ")) {
            text.append("    <axisRef name=").append(XmlText.quoted(axis)).append("/>\n");
        }
        for (GriddedVariable variable : variables) {
            Attributes all = variable.variable().attributes();
            text.append("    <grid name=")
                    .append(XmlText.quoted(variable.name()))
                    .append(" desc=")
                    .append(XmlText.quoted(all.text("long_name").orElse(variable.name())))
                    .append(" type=\"")
                    .append(variable.variable().type().name().toLowerCase(Locale.ROOT))
                    .append("\">\n");
            attributes(all, "      ");
            text.append("    </grid>\n");
        }
        text.append("  </gridSet>\n");
    }

    private void attributes(Attributes attributes, String indent) {
        attributes.byName().forEach((name, values) -> {
            String type = values.type().isNumeric()
                    ? " type=\"" + values.type().name().toLowerCase(Locale.ROOT) + "\""
                    : "";
            String value = values.type().isNumeric() ? values.joined().replace(",", "") : values.joined();
            text.append(indent)
                    .append("<attribute xmlns=\"")
                    .append(NCML)
                    .append("\" name=")
                    .append(XmlText.quoted(name))
                    .append(type)
                    .append(" value=")
                    .append(XmlText.quoted(value))
                    .append("/>\n");
        });
    }

    private void extent(GriddedDataset dataset) throws IOException {
        for (GriddedVariable variable : dataset.variables()) {
            BoundingBox box = variable.grid().extent().orElse(null);
            if (box != null) {
                text.append(String.format(
                        Locale.ROOT,
                        "  <LatLonBox>\n    <west>%.4f</west>\n    <east>%.4f</east>\n    <south>%.4f</south>\n"
                                + "    <north>%.4f</north>\n  </LatLonBox>\n",
                        box.west(),
                        box.east(),
                        box.south(),
                        box.north()));
                break;
            }
        }
        for (GriddedVariable variable : dataset.variables()) {
            GridAxis time = variable.time().orElse(null);
            if (time != null && time.size() > 0) {
                text.append("  <TimeSpan>\n    <begin>")
                        .append(moment(time, 0))
                        .append("</begin>\n    <end>")
                        .append(moment(time, time.size() - 1))
                        .append("</end>\n  </TimeSpan>\n");
                break;
            }
        }
    }

    private static String moment(GridAxis time, int index) {
        return time.instant(index).map(Object::toString).orElse(time.text(index));
    }
}
