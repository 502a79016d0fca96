package org.estran.opendap.dap2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.opendap.DapException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a constraint expression (section 4.3): names with hyperslabs, separated by commas. Every index is checked against the
 * shape, so that what is returned can be read. There are no sequences here, hence no selections, and no functions.
 */
public final class Constraint {

    private static final int LONGEST = 100_000;
    private static final int MOST_CLAUSES = 10_000;
    private static final Pattern CLAUSE = Pattern.compile("([^\\[\\](),&]+)((?:\\[[^\\[\\]]*\\])*)");
    private static final Pattern SLAB =
            Pattern.compile("\\[\\s*(\\d{1,18})(?:\\s*:\\s*(\\d{1,18}))?(?:\\s*:\\s*(\\d{1,18}))?\\s*\\]");

    private final Dap2Dataset dataset;
    private final Map<Declaration, Wanted> wanted = new LinkedHashMap<>();

    /** What was asked of one declaration so far: by the whole, or by parts of a grid. */
    private static final class Wanted {
        private @Nullable Hyperslab whole;
        private final Map<DapArray, Hyperslab> parts = new LinkedHashMap<>();
    }

    private Constraint(Dap2Dataset dataset) {
        this.dataset = dataset;
    }

    /**
     * What the expression asks for, in the order of the declarations.
     *
     * @param text without percent encoding but that of names; empty for everything
     */
    public static List<Projection> parse(Dap2Dataset dataset, String text) throws DapException {
        if (text.length() > LONGEST) {
            throw DapException.malformed("The constraint is longer than " + LONGEST + " characters.");
        }
        int selection = text.indexOf('&');
        if (selection >= 0 && selection + 1 < text.length()) {
            throw DapException.malformed("Selections apply to sequences; there is none in this dataset.");
        }
        String projection = selection < 0 ? text : text.substring(0, selection);
        return projection.isBlank() ? whole(dataset) : new Constraint(dataset).read(projection);
    }

    private static List<Projection> whole(Dap2Dataset dataset) {
        return dataset.declarations().stream()
                .map(each -> projection(each, each.array().whole()))
                .toList();
    }

    private List<Projection> read(String text) throws DapException {
        String[] clauses = text.split(",", -1);
        if (clauses.length > MOST_CLAUSES) {
            throw DapException.malformed("The constraint names more than " + MOST_CLAUSES + " parts.");
        }
        for (String clause : clauses) {
            clause(clause.strip());
        }
        List<Projection> projections = new ArrayList<>();
        for (Declaration declaration : dataset.declarations()) {
            Wanted own = wanted.get(declaration);
            if (own != null) {
                projections.add(projection(declaration, own));
            }
        }
        return projections;
    }

    private void clause(String text) throws DapException {
        Matcher clause = CLAUSE.matcher(text);
        if (!clause.matches()) {
            throw DapException.malformed("Not a projection: " + shortened(text));
        }
        String name = clause.group(1).strip();
        String slabs = clause.group(2);
        Optional<Declaration> found = dataset.find(name);
        if (found.isPresent()) {
            Wanted own = wanted.computeIfAbsent(found.get(), d -> new Wanted());
            own.whole = same(name, own.whole, slab(found.get().array(), slabs));
            return;
        }
        int dot = name.indexOf('.');
        Declaration owner =
                dot < 0 ? null : dataset.find(name.substring(0, dot)).orElse(null);
        DapArray part = owner == null ? null : part(owner, name.substring(dot + 1));
        if (owner == null || part == null) {
            throw DapException.unknown(shortened(name));
        }
        Wanted own = wanted.computeIfAbsent(owner, d -> new Wanted());
        if (owner instanceof Declaration.Plain) {
            own.whole = same(name, own.whole, slab(part, slabs));
        } else {
            own.parts.put(part, same(name, own.parts.get(part), slab(part, slabs)));
        }
    }

    /** The array or a map of a grid; an array that is no grid goes by its doubled name too, as some clients ask. */
    private static @Nullable DapArray part(Declaration declaration, String name) {
        String encoded = Identifiers.encoded(Identifiers.decoded(name));
        if (declaration.array().name().equals(encoded)) {
            return declaration.array();
        }
        return switch (declaration) {
            case Declaration.Plain plain -> null;
            case Declaration.Grid grid ->
                grid.maps().stream()
                        .filter(map -> map.name().equals(encoded))
                        .findFirst()
                        .orElse(null);
        };
    }

    private static Hyperslab same(String name, @Nullable Hyperslab former, Hyperslab slab) throws DapException {
        if (former != null && !former.equals(slab)) {
            throw DapException.malformed("Two different parts of " + shortened(name) + " are asked for at once.");
        }
        return slab;
    }

    private static Hyperslab slab(DapArray array, String text) throws DapException {
        Hyperslab slab = array.whole();
        if (text.isEmpty()) {
            return slab;
        }
        Matcher each = SLAB.matcher(text);
        int d = 0;
        int end = 0;
        while (each.find() && each.start() == end) {
            if (d == array.rank()) {
                throw ranks(array);
            }
            slab = cut(array, slab, d++, each);
            end = each.end();
        }
        if (end != text.length()) {
            throw DapException.malformed("Not a hyperslab: " + shortened(text));
        }
        if (d != array.rank()) {
            throw ranks(array);
        }
        return slab;
    }

    private static DapException ranks(DapArray array) {
        return DapException.malformed(array.name() + " has " + array.rank() + " dimensions.");
    }

    /** {@code [i]}, {@code [first:last]} or {@code [first:stride:last]}. */
    private static Hyperslab cut(DapArray array, Hyperslab slab, int d, Matcher text) throws DapException {
        String second = text.group(2);
        String third = text.group(3);
        long first = Long.parseLong(text.group(1));
        long stride = third == null ? 1 : Long.parseLong(second);
        long last = third != null ? Long.parseLong(third) : second != null ? Long.parseLong(second) : first;
        Dimension dimension = array.dimensions().get(d);
        if (stride < 1 || last < first || last >= dimension.length()) {
            throw DapException.malformed(text.group() + " leaves " + array.name() + ", whose dimension "
                    + DapArray.nameOf(dimension) + " has the length " + dimension.length() + ".");
        }
        return slab.with(d, first, (last - first) / stride + 1, stride);
    }

    private static Projection projection(Declaration declaration, Hyperslab slab) {
        Projection.Part array = new Projection.Part(declaration.array(), slab);
        return switch (declaration) {
            case Declaration.Plain plain -> new Projection.OfArray(array);
            case Declaration.Grid grid -> new Projection.OfGrid(array, maps(grid, slab));
        };
    }

    private static List<Projection.Part> maps(Declaration.Grid grid, Hyperslab slab) {
        List<Projection.Part> maps = new ArrayList<>();
        for (int d = 0; d < grid.maps().size(); d++) {
            Hyperslab own = new Hyperslab(
                    new long[] {slab.offset()[d]}, new long[] {slab.shape()[d]}, new long[] {slab.stride()[d]});
            maps.add(new Projection.Part(grid.maps().get(d), own));
        }
        return maps;
    }

    private static Projection projection(Declaration declaration, Wanted own) {
        if (own.whole != null) {
            return projection(declaration, own.whole);
        }
        // Their order is that of the grid, whatever the order of asking.
        Declaration.Grid grid = (Declaration.Grid) declaration;
        List<Projection.Part> parts = new ArrayList<>();
        List<DapArray> all = new ArrayList<>(grid.maps());
        all.addFirst(grid.array());
        for (DapArray array : all) {
            Hyperslab slab = own.parts.get(array);
            if (slab != null) {
                parts.add(new Projection.Part(array, slab));
            }
        }
        return new Projection.OfParts(declaration.array().name(), parts);
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
    }
}
