package org.estran.app.portal.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.coverages.FileValues;
import org.estran.app.coverages.ValueRange;
import org.jspecify.annotations.Nullable;

/** How the values of a file differ between two versions; variables that came or went have one side. */
public record ValueChange(String path, long rowsBefore, long rowsAfter, List<Variable> variables) {

    /** A variable whose values differ. */
    public record Variable(
            String name,
            @Nullable ValueRange before,
            @Nullable ValueRange after) {}

    public ValueChange {
        variables = List.copyOf(variables);
    }

    static ValueChange between(String path, FileValues before, FileValues after) {
        Map<String, ValueRange> former = new LinkedHashMap<>();
        before.variables().forEach(range -> former.put(range.variable(), range));
        List<Variable> changes = new ArrayList<>();
        for (ValueRange now : after.variables()) {
            ValueRange then = former.remove(now.variable());
            if (!now.equals(then)) {
                changes.add(new Variable(now.variable(), then, now));
            }
        }
        former.forEach((name, then) -> changes.add(new Variable(name, then, null)));
        return new ValueChange(path, before.rows(), after.rows(), changes);
    }
}
