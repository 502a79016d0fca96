package org.estran.opendap.dap4;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.opendap.DapException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a constraint of DAP4 (the {@code dap4.ce} of its specification, volume 1, chapter 8): variables and groups by their
 * names with slices, and shared dimensions cut for all that have them, separated by semicolons. Every index is checked against
 * the shape before anything is read. There are no sequences here, hence no filters.
 */
public final class Constraint4 {

    private static final int LONGEST = 100_000;
    private static final Pattern CLAUSE = Pattern.compile("([^\\[\\]{}|=]+?)(=?)((?:\\[[^\\[\\]]*\\])*)");
    private static final Pattern SLICE = Pattern.compile("\\[([^\\[\\]]*)\\]");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})(?::(\\d{1,18}))?(?::(\\d{1,18}|\\*)?)?");

    /** One slice. */
    private record Range(long first, long stride, long count) {}

    private final Dap4Dataset dataset;
    private final Map<String, Range> shared = new LinkedHashMap<>();
    private final Map<DataVariable, Asked> asked = new LinkedHashMap<>();

    private Constraint4(Dap4Dataset dataset) {
        this.dataset = dataset;
    }

    /** @param text decoded; empty for everything */
    public static List<Asked> parse(Dap4Dataset dataset, String text) throws DapException {
        if (text.length() > LONGEST) {
            throw DapException.malformed("The constraint is longer than " + LONGEST + " characters.");
        }
        if (text.isBlank() || text.strip().equals("/")) {
            return dataset.variables().stream().map(Asked::whole).toList();
        }
        Constraint4 reading = new Constraint4(dataset);
        for (String clause : text.split(";", -1)) {
            if (!clause.isBlank()) {
                reading.clause(clause.strip());
            }
        }
        return reading.inOrder();
    }

    private List<Asked> inOrder() throws DapException {
        if (asked.isEmpty()) {
            for (DataVariable variable : dataset.variables()) {
                asked.put(variable, part(variable, ""));
            }
        }
        List<Asked> all = new ArrayList<>();
        for (DataVariable variable : dataset.variables()) {
            Asked own = asked.get(variable);
            if (own != null) {
                all.add(own);
            }
        }
        return all;
    }

    private void clause(String text) throws DapException {
        Matcher clause = CLAUSE.matcher(text);
        if (!clause.matches()) {
            throw DapException.malformed("Not understood: " + shortened(text));
        }
        String name = Dap4Dataset.qualified(clause.group(1).strip());
        if (!clause.group(2).isEmpty()) {
            dimension(name, clause.group(3));
            return;
        }
        DataVariable variable = dataset.find(name).orElse(null);
        if (variable != null) {
            put(part(variable, clause.group(3)));
            return;
        }
        String unread = dataset.unread(name).orElse("");
        if (!unread.isEmpty()) {
            throw DapException.malformed("The values of " + shortened(name) + " are not read: " + unread);
        }
        List<DataVariable> within = dataset.variables().stream()
                .filter(v -> Dap4Dataset.qualified(v.name()).startsWith(name + "/"))
                .toList();
        if (within.isEmpty()) {
            throw DapException.unknown(shortened(name));
        }
        for (DataVariable each : within) {
            put(part(each, ""));
        }
    }

    private void put(Asked part) throws DapException {
        Asked former = asked.put(part.variable(), part);
        if (former != null && !former.equals(part)) {
            throw DapException.malformed(
                    "Two different parts of " + part.variable().name() + " are asked for at once.");
        }
    }

    private void dimension(String name, String slices) throws DapException {
        Dimension dimension = dataset.file().dimensions().stream()
                .filter(d -> Dap4Dataset.qualified(d.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> DapException.malformed("There is no dimension " + shortened(name) + "."));
        Matcher slice = SLICE.matcher(slices);
        if (!slice.matches()) {
            throw DapException.malformed("A dimension takes one slice: " + shortened(name + "=" + slices));
        }
        shared.put(name, range(name, slice.group(1), dimension.length(), null));
    }

    private Asked part(DataVariable variable, String slices) throws DapException {
        Hyperslab slab = Hyperslab.whole(variable);
        List<String> each = new ArrayList<>();
        Matcher slice = SLICE.matcher(slices);
        while (slice.find()) {
            each.add(slice.group(1).strip());
        }
        if (!each.isEmpty() && each.size() != variable.rank()) {
            throw DapException.malformed(variable.name() + " has " + variable.rank() + " dimensions.");
        }
        boolean whole = true;
        for (int d = 0; d < variable.rank(); d++) {
            Dimension dimension = variable.dimensions().get(d);
            Range common = shared.get(Dap4Dataset.qualified(dimension.name()));
            Range range = range(variable.name(), each.isEmpty() ? "" : each.get(d), dimension.length(), common);
            whole &= range.count() == dimension.length() && range.stride() == 1;
            slab = slab.with(d, range.first(), range.count(), range.stride());
        }
        return new Asked(variable, slab, whole);
    }

    /** Empty or a star: all of it, or what the shared dimension was cut to. A stop of a star is the last index. */
    private static Range range(String name, String text, long length, @Nullable Range common) throws DapException {
        if (text.isEmpty() || text.equals("*")) {
            return common == null ? new Range(0, 1, length) : common;
        }
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            throw DapException.malformed("Not a slice: [" + shortened(text) + "]");
        }
        long first = Long.parseLong(range.group(1));
        boolean open = text.endsWith(":") || text.endsWith("*");
        String second = range.group(2);
        String third = open ? null : range.group(3);
        long stride = third != null || open && second != null ? Long.parseLong(String.valueOf(second)) : 1;
        long last = open
                ? length - 1
                : third != null ? Long.parseLong(third) : second != null ? Long.parseLong(second) : first;
        if (stride < 1 || last < first || last >= length) {
            throw DapException.malformed("[" + shortened(text) + "] leaves " + shortened(name)
                    + ", whose dimension has the length " + length + ".");
        }
        return new Range(first, stride, (last - first) / stride + 1);
    }

    private static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
    }
}
