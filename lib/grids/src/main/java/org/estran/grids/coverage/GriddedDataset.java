package org.estran.grids.coverage;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.CfFile;
import org.estran.terms.BoundingBox;

/** A data file, or an aggregation of several, seen as variables on grids. */
public final class GriddedDataset implements Closeable {

    private final DataFile file;
    private final Map<String, GriddedVariable> variables;

    private GriddedDataset(DataFile file, Map<String, GriddedVariable> variables) {
        this.file = file;
        this.variables = variables;
    }

    /**
     * Finds the grids of a file; reads its one-dimensional coordinates and no other values.
     *
     * @param file closed with the dataset
     */
    public static GriddedDataset of(DataFile file) throws IOException {
        return of(file, Map.of());
    }

    /**
     * The same, where it was found before how far the grids reach: two-dimensional coordinates and the nodes of meshes are
     * then not read to tell it.
     *
     * @param extents what {@link HorizontalGrid#extent} gave, by the names of variables
     */
    public static GriddedDataset of(DataFile file, Map<String, BoundingBox> extents) throws IOException {
        CfFile cf = new CfFile(file);
        Grids grids = new Grids(cf, extents);
        Axes axes = new Axes(cf);
        Map<String, GriddedVariable> variables = new LinkedHashMap<>();
        for (DataVariable variable : candidates(cf)) {
            Optional<HorizontalGrid> grid = grids.of(variable, axes);
            if (grid.isPresent()) {
                variables.put(
                        variable.name(),
                        new GriddedVariable(file, variable, grid.get(), axes.of(variable, grid.get())));
            }
        }
        return new GriddedDataset(file, variables);
    }

    /** Flags on a grid are looked at as maps too. */
    private static List<DataVariable> candidates(CfFile cf) {
        List<DataVariable> candidates = new ArrayList<>();
        for (DataVariable variable : cf.file().variables()) {
            if (variable.type().isNumeric() && variable.size() > 0 && !cf.isCoordinateOrBounds(variable)) {
                candidates.add(variable);
            }
        }
        return candidates;
    }

    public DataFile file() {
        return file;
    }

    public List<GriddedVariable> variables() {
        return List.copyOf(variables.values());
    }

    public Optional<GriddedVariable> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
