package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.estran.grids.ChunkCache;
import org.estran.grids.TimeCopy;
import org.estran.grids.TimeCopyWriter;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.overviews.Pyramid;
import org.estran.grids.overviews.PyramidWriter;

/** What a variable can be kept as a second time. */
public enum CopyKind {

    /** All moments of a place one after another, for series: the same values. */
    BY_TIME {
        @Override
        Optional<String> refusal(GriddedVariable variable) {
            boolean suits = TimeCopy.suits(variable.variable(), Copies.time(variable));
            return suits ? Optional.empty() : Optional.of("no-times");
        }

        @Override
        long size(GriddedVariable variable) {
            return TimeCopy.size(variable.variable());
        }

        @Override
        void write(GriddedVariable variable, Path to, BooleanSupplier goOn) throws IOException {
            TimeCopyWriter.write(variable.file(), variable.variable(), Copies.time(variable), to, goOn);
        }

        @Override
        void check(Path copy) throws IOException {
            TimeCopy.open(copy).close();
        }
    },

    /** At coarser and coarser resolutions, for maps of large grids: means, which are drawn and never told as values. */
    OVERVIEWS {
        @Override
        Optional<String> refusal(GriddedVariable variable) {
            return Pyramid.refusal(variable).map(why -> why.name().toLowerCase(Locale.ROOT));
        }

        @Override
        long size(GriddedVariable variable) {
            return Pyramid.size(variable);
        }

        @Override
        void write(GriddedVariable variable, Path to, BooleanSupplier goOn) throws IOException {
            PyramidWriter.write(variable, to, goOn);
        }

        @Override
        void check(Path copy) throws IOException {
            Pyramid.open(copy, new ChunkCache(0)).close();
        }
    };

    /** Why there can be none, as a word of the pages; empty where there can be one. */
    abstract Optional<String> refusal(GriddedVariable variable);

    /** The most bytes it takes. */
    abstract long size(GriddedVariable variable);

    abstract void write(GriddedVariable variable, Path to, BooleanSupplier goOn) throws IOException;

    /** @throws IOException where it is missing or damaged */
    abstract void check(Path copy) throws IOException;

    /** As it stands in rows, names of files and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
