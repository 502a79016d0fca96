package org.estran.app.thredds.catalogues;

import java.util.List;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.DatasetVariable;
import org.estran.app.thredds.DatasetAddress;
import org.estran.opendap.XmlText;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;

/** Writes catalogues as the schema InvCatalog 1.0.7 wants them. */
final class CatalogXml {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <catalog xmlns="http://www.unidata.ucar.edu/namespaces/thredds/InvCatalog/v1.0" \
            xmlns:xlink="http://www.w3.org/1999/xlink" version="1.2" name=%s>
            """;

    private static final List<String> OF_DATA = List.of(
            "  <service name=\"%s\" serviceType=\"Compound\" base=\"\">",
            "    <service name=\"%s-odap\" serviceType=\"OpenDAP\" base=\"/thredds/dodsC/\"/>",
            "    <service name=\"%s-dap4\" serviceType=\"DAP4\" base=\"/thredds/dap4/\"/>");
    private static final String OF_FILES =
            "    <service name=\"%s-http\" serviceType=\"HTTPServer\" base=\"/thredds/fileServer/\"/>";
    private static final List<String> OF_GRIDS = List.of(
            "    <service name=\"%s-ncss\" serviceType=\"NetcdfSubset\" base=\"/thredds/ncss/grid/\"/>",
            "    <service name=\"%s-wms\" serviceType=\"WMS\" base=\"/thredds/wms/\"/>");
    private static final List<String> OF_METADATA = List.of(
            "    <service name=\"%s-ncml\" serviceType=\"NCML\" base=\"/thredds/ncml/\"/>",
            "    <service name=\"%s-iso\" serviceType=\"ISO\" base=\"/thredds/iso/\"/>", "  </service>");

    private CatalogXml() {}

    /** The beginning of a catalogue of references. */
    static String head(String name) {
        return HEAD.formatted(XmlText.quoted(name));
    }

    static String reference(String recordId, String title) {
        return "  <catalogRef name=\"\" ID=" + XmlText.quoted(recordId) + " xlink:title=" + XmlText.quoted(title)
                + " xlink:href=" + XmlText.quoted("/thredds/catalog/" + recordId + "/catalog.xml") + "/>\n";
    }

    /** The catalogue of one record. */
    static String of(String title, String page, List<Dataset> datasets) {
        StringBuilder text = new StringBuilder(head(title));
        datasets.stream().map(CatalogXml::service).distinct().forEach(service -> services(service, text));
        String recordId = datasets.isEmpty() ? "" : datasets.getFirst().recordId();
        text.append("  <dataset name=")
                .append(XmlText.quoted(title))
                .append(" ID=")
                .append(XmlText.quoted(recordId))
                .append(">\n    <documentation xlink:href=")
                .append(XmlText.quoted(page))
                .append(" xlink:title=\"Record\"/>\n");
        datasets.forEach(each -> dataset(each, text));
        return text.append("  </dataset>\n</catalog>\n").toString();
    }

    /** Which services a dataset has: an aggregation is no file, and what has no grid has no subsets. */
    private static String service(Dataset dataset) {
        return dataset.isAggregation()
                ? dataset.isGridded() ? "gridsTogether" : "filesTogether"
                : dataset.isGridded() ? "grids" : "files";
    }

    private static void services(String name, StringBuilder text) {
        OF_DATA.forEach(line -> text.append(line.formatted(name)).append('\n'));
        if (!name.endsWith("Together")) {
            text.append(OF_FILES.formatted(name)).append('\n');
        }
        if (name.startsWith("grids")) {
            OF_GRIDS.forEach(line -> text.append(line.formatted(name)).append('\n'));
        }
        OF_METADATA.forEach(line -> text.append(line.formatted(name)).append('\n'));
    }

    private static void dataset(Dataset dataset, StringBuilder text) {
        String path = DatasetAddress.urlPath(dataset.recordId(), dataset.path());
        text.append("    <dataset name=")
                .append(XmlText.quoted(dataset.path()))
                .append(" ID=")
                .append(XmlText.quoted(path))
                .append(" urlPath=")
                .append(XmlText.quoted(path))
                .append(">\n      <serviceName>")
                .append(service(dataset))
                .append("</serviceName>\n");
        if (dataset.isGridded()) {
            text.append("      <dataType>GRID</dataType>\n");
        }
        text.append("      <dataFormat>").append(format(dataset.format())).append("</dataFormat>\n");
        text.append("      <dataSize units=\"bytes\">").append(dataset.size()).append("</dataSize>\n");
        text.append("      <date type=\"modified\">")
                .append(dataset.indexedAt())
                .append("</date>\n");
        coverage(dataset, text);
        variables(dataset, text);
        text.append("    </dataset>\n");
    }

    private static void coverage(Dataset dataset, StringBuilder text) {
        if (dataset.start() != null && dataset.end() != null) {
            text.append("      <timeCoverage><start>")
                    .append(dataset.start())
                    .append("</start><end>")
                    .append(dataset.end())
                    .append("</end></timeCoverage>\n");
        }
        BoundingBox box = dataset.box();
        if (box != null) {
            text.append("      <geospatialCoverage><northsouth>");
            spatial(box.south(), box.height(), "degrees_north", text);
            text.append("</northsouth><eastwest>");
            spatial(box.west(), box.width(), "degrees_east", text);
            text.append("</eastwest></geospatialCoverage>\n");
        }
    }

    private static void spatial(double start, double size, String units, StringBuilder text) {
        text.append("<start>")
                .append(start)
                .append("</start><size>")
                .append(size)
                .append("</size><units>")
                .append(units)
                .append("</units>");
    }

    private static void variables(Dataset dataset, StringBuilder text) {
        if (!dataset.isGridded()) {
            return;
        }
        text.append("      <variables vocabulary=\"CF-1.0\">\n");
        for (DatasetVariable variable : dataset.variables()) {
            String standard = variable.standardName();
            String units = variable.units();
            text.append("        <variable name=")
                    .append(XmlText.quoted(variable.name()))
                    .append(" vocabulary_name=")
                    .append(XmlText.quoted(standard == null ? variable.name() : standard))
                    .append(" units=")
                    .append(XmlText.quoted(units == null ? "" : units))
                    .append("/>\n");
        }
        text.append("      </variables>\n");
    }

    private static String format(String words) {
        return words.startsWith("netCDF-4") ? "netCDF-4" : words.startsWith("netCDF") ? "netCDF" : words;
    }

    /** English before French: programs read these titles in logs and menus. */
    static String title(Dataset dataset) {
        return dataset.title().best(Language.EN);
    }
}
