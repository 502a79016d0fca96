package org.estran.grids.aggregation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.aggregation.Aggregation.Formed;
import org.estran.grids.aggregation.Aggregation.Kind;
import org.estran.grids.aggregation.Aggregation.Mixture;
import org.estran.grids.aggregation.Aggregation.Refused;

/** Puts side by side files that hold different variables; what they share must be the same. */
final class Uniting {

    private static final long MOST_COMPARED = 1 << 16;

    private final List<Formed> parts;
    private final List<Mixture> mixtures = new ArrayList<>();
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<String, DataVariable> variables = new LinkedHashMap<>();
    private final Map<String, DataFile> holders = new HashMap<>();

    Uniting(List<Formed> parts) {
        this.parts = parts;
    }

    Aggregation form() throws IOException {
        for (Formed part : parts) {
            add(part);
        }
        if (!mixtures.isEmpty()) {
            return new Refused(mixtures);
        }
        List<String> names = parts.stream().flatMap(p -> p.members().stream()).toList();
        return new Formed(
                Kind.UNION,
                new UnitedFile(
                        parts.stream().map(Formed::file).toList(),
                        List.copyOf(dimensions.values()),
                        List.copyOf(variables.values()),
                        holders),
                names);
    }

    private void add(Formed part) throws IOException {
        String name = part.members().getFirst();
        for (Dimension dimension : part.file().dimensions()) {
            Dimension known = dimensions.putIfAbsent(dimension.name(), dimension);
            if (known != null && known.length() != dimension.length()) {
                mixtures.add(new Mixture(
                        name,
                        "its dimension " + dimension.name() + " is " + dimension.length() + " long, elsewhere "
                                + known.length()));
            }
        }
        for (DataVariable variable : part.file().variables()) {
            DataVariable known = variables.get(variable.name());
            if (known == null) {
                variables.put(variable.name(), variable);
                holders.put(variable.name(), part.file());
            } else if (!isSame(known, part.file(), variable)) {
                mixtures.add(new Mixture(name, "its " + variable.name() + " differs from that of other files"));
            }
        }
    }

    private boolean isSame(DataVariable known, DataFile file, DataVariable variable) throws IOException {
        DataFile holder = Objects.requireNonNull(holders.get(known.name()));
        boolean alike = known.type() == variable.type()
                && java.util.Arrays.equals(known.shape(), variable.shape())
                && known.attributes().text("units").equals(variable.attributes().text("units"));
        if (!alike || known.size() > MOST_COMPARED || holder.unread(known).isPresent()) {
            return alike;
        }
        return Objects.deepEquals(
                holder.read(known).array(), file.read(variable).array());
    }
}
