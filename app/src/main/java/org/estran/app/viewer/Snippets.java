package org.estran.app.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.app.viewer.View.Snippet;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.GridAxis;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;

/** Code that reads over OPeNDAP what the map shows. */
final class Snippets {

    private final String address;
    private final Layer layer;
    private final Layers.Chosen chosen;
    private final String variable;

    Snippets(String address, Layer layer, Layers.Chosen chosen) {
        this.address = address;
        this.layer = layer;
        this.chosen = chosen;
        this.variable = layer.variable().name();
    }

    List<Snippet> all() {
        return List.of(
                new Snippet("Python (xarray)", python()),
                new Snippet("R (ncdf4)", r()),
                new Snippet("Julia (NCDatasets)", julia()),
                new Snippet("MATLAB", matlab()),
                new Snippet("CDO", cdo()));
    }

    private List<Dimension> dimensions() {
        return layer.variable().variable().dimensions();
    }

    private Optional<Integer> index(Dimension dimension) {
        return Optional.ofNullable(chosen.slice().fixed().get(dimension));
    }

    private String python() {
        List<String> parts = new ArrayList<>();
        for (Dimension dimension : dimensions()) {
            index(dimension).ifPresent(i -> parts.add(simple(dimension) + "=" + i));
        }
        String selection = parts.isEmpty() ? "" : ".isel(" + String.join(", ", parts) + ")";
        return "import xarray as xr\n\n"
                + "dataset = xr.open_dataset(\"" + address + "\")\n"
                + "values = dataset[\"" + variable + "\"]" + selection + "\n"
                + "values.plot()\n";
    }

    /** R and MATLAB count from 1, the fastest dimension first. */
    private String r() {
        List<String> start = new ArrayList<>();
        List<String> count = new ArrayList<>();
        for (Dimension dimension : dimensions().reversed()) {
            start.add(index(dimension).map(i -> String.valueOf(i + 1)).orElse("1"));
            count.add(index(dimension).isPresent() ? "1" : "-1");
        }
        return "library(ncdf4)\n\n"
                + "dataset <- nc_open(\"" + address + "\")\n"
                + "values <- ncvar_get(dataset, \"" + variable + "\",\n"
                + "  start = c(" + String.join(", ", start) + "), count = c(" + String.join(", ", count) + "))\n"
                + "nc_close(dataset)\n";
    }

    private String julia() {
        List<String> indices = new ArrayList<>();
        for (Dimension dimension : dimensions().reversed()) {
            indices.add(index(dimension).map(i -> String.valueOf(i + 1)).orElse(":"));
        }
        return "using NCDatasets\n\n"
                + "dataset = NCDataset(\"" + address + "\")\n"
                + "values = dataset[\"" + variable + "\"][" + String.join(", ", indices) + "]\n"
                + "close(dataset)\n";
    }

    private String matlab() {
        List<String> start = new ArrayList<>();
        List<String> count = new ArrayList<>();
        for (Dimension dimension : dimensions().reversed()) {
            start.add(index(dimension).map(i -> String.valueOf(i + 1)).orElse("1"));
            count.add(index(dimension).isPresent() ? "1" : "Inf");
        }
        return "source = '" + address + "';\n"
                + "values = ncread(source, '" + variable + "', [" + String.join(" ", start) + "], ["
                + String.join(" ", count) + "]);\n";
    }

    private String cdo() {
        StringBuilder operators = new StringBuilder("-selname," + variable);
        for (GridAxis axis : layer.variable().axes()) {
            Optional<Integer> index = axis.dimension().flatMap(this::index);
            if (index.isPresent() && axis.kind() == GridAxis.Kind.TIME) {
                operators.insert(0, "-seltimestep," + (index.get() + 1) + " ");
            } else if (index.isPresent() && axis.kind() == GridAxis.Kind.VERTICAL) {
                operators.insert(0, "-sellevidx," + (index.get() + 1) + " ");
            }
        }
        return "cdo " + operators + " \\\n  \"" + address + "\" values.nc\n";
    }

    private static String simple(Dimension dimension) {
        return dimension.name().substring(dimension.name().lastIndexOf('/') + 1);
    }
}
