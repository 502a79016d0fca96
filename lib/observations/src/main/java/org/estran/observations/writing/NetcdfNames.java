package org.estran.observations.writing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names that CF recommends (2.3): letters, digits and underscores, beginning with a letter, each once. */
final class NetcdfNames {

    private final Set<String> taken = new HashSet<>();

    NetcdfNames(Set<String> reserved) {
        reserved.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    }

    /** The name itself where it may stand, else the nearest that may. */
    String of(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]+", "_");
        if (plain.isEmpty() || !Character.isLetter(plain.charAt(0))) {
            plain = "v_" + plain;
        }
        String free = plain;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = plain + "_" + i;
        }
        return free;
    }
}
