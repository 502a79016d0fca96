package org.estran.grids.cf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.Values;

/**
 * What the numbers of a variable stand for, by {@code flag_values}, {@code flag_masks} and {@code flag_meanings} (CF
 * section 3.5): a value names one state, a mask names a bit that may be set, and both together a value of some bits.
 */
public record Flags(List<Flag> flags) {

    /**
     * One of them.
     *
     * @param mask the bits it speaks of; all of them without {@code flag_masks}
     * @param value what they are; equal to the mask without {@code flag_values}
     */
    public record Flag(long mask, long value, String meaning) {}

    public Flags {
        flags = List.copyOf(flags);
    }

    /** Empty when the variable has none, or when their numbers do not agree. */
    public static Optional<Flags> of(DataVariable variable) {
        Attributes a = variable.attributes();
        Optional<Values> values = a.find("flag_values").filter(v -> v.type().isNumeric());
        Optional<Values> masks = a.find("flag_masks").filter(v -> v.type().isNumeric());
        String[] meanings = a.text("flag_meanings").orElse("").split("\\s+");
        int count = values.or(() -> masks).map(Values::size).orElse(0);
        boolean agree =
                meanings.length == count && masks.map(m -> m.size() == count).orElse(true);
        if (count == 0 || !agree) {
            return Optional.empty();
        }
        List<Flag> flags = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long mask = masks.isPresent() ? masks.get().integer(i) : -1;
            long value = values.isPresent() ? values.get().integer(i) : mask;
            flags.add(new Flag(mask, value, meanings[i].replace('_', ' ')));
        }
        return Optional.of(new Flags(flags));
    }

    /** All that a stored number says: one meaning, or those of all bits set. */
    public List<String> meanings(long stored) {
        return flags.stream()
                .filter(f -> (stored & f.mask()) == f.value())
                .map(Flag::meaning)
                .toList();
    }
}
