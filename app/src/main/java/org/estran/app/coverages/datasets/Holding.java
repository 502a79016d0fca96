package org.estran.app.coverages.datasets;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What a dataset holds, as its row keeps it. */
record Holding(
        LocalizedText title,
        long size,
        String format,
        List<DatasetVariable> variables,
        @Nullable BoundingBox box,
        @Nullable Instant start,
        @Nullable Instant end,
        int members) {

    /** The name of the attribute. */
    private static final String UNITS = "units";

    static Holding of(DataFile file, LocalizedText title, long size, int members) throws IOException {
        List<DatasetVariable> variables = new ArrayList<>();
        Span span = new Span();
        for (GriddedVariable variable : GriddedDataset.of(file).variables()) {
            BoundingBox box = variable.grid().extent().orElse(null);
            span.add(box);
            variable.time().ifPresent(span::add);
            variables.add(described(variable, box));
        }
        return new Holding(title, size, file.format().words(), variables, span.box(), span.start, span.end, members);
    }

    Holding titled(LocalizedText other) {
        return new Holding(other, size, format, variables, box, start, end, members);
    }

    private static DatasetVariable described(GriddedVariable variable, @Nullable BoundingBox box) {
        DataVariable stored = variable.variable();
        List<DatasetAxis> axes =
                variable.axes().stream().map(Holding::described).toList();
        return new DatasetVariable(
                variable.name(),
                stored.attributes().text("long_name").orElse(null),
                stored.attributes().text("standard_name").orElse(null),
                stored.attributes().text(UNITS).orElse(null),
                axes,
                box);
    }

    private static DatasetAxis described(GridAxis axis) {
        boolean empty = axis.size() == 0;
        return new DatasetAxis(
                axis.kind(),
                axis.name(),
                axis.units(),
                axis.size(),
                empty ? "" : axis.text(0),
                empty ? "" : axis.text(axis.size() - 1));
    }

    /** What all variables cover together. */
    private static final class Span {
        private final List<BoundingBox> boxes = new ArrayList<>();
        private @Nullable Instant start;
        private @Nullable Instant end;

        void add(@Nullable BoundingBox box) {
            if (box != null && !boxes.contains(box)) {
                boxes.add(box);
            }
        }

        void add(GridAxis time) {
            for (int index : new int[] {0, time.size() - 1}) {
                Optional<Instant> moment = index < 0 ? Optional.empty() : time.instant(index);
                if (moment.isPresent()) {
                    start = start == null || moment.get().isBefore(start) ? moment.get() : start;
                    end = end == null || moment.get().isAfter(end) ? moment.get() : end;
                }
            }
        }

        /** One box alone is kept as it is; several make the smallest that does not cross the antimeridian. */
        @Nullable
        BoundingBox box() {
            if (boxes.size() < 2) {
                return boxes.isEmpty() ? null : boxes.getFirst();
            }
            boolean crossing = boxes.stream().anyMatch(BoundingBox::crossesAntimeridian);
            return new BoundingBox(
                    crossing
                            ? -180
                            : boxes.stream()
                                    .mapToDouble(BoundingBox::west)
                                    .min()
                                    .orElseThrow(),
                    boxes.stream().mapToDouble(BoundingBox::south).min().orElseThrow(),
                    crossing
                            ? 180
                            : boxes.stream()
                                    .mapToDouble(BoundingBox::east)
                                    .max()
                                    .orElseThrow(),
                    boxes.stream().mapToDouble(BoundingBox::north).max().orElseThrow());
        }
    }
}
