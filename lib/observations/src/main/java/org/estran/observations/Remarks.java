package org.estran.observations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.terms.Finding;

/** Collects what is odd in a file: of each kind the first few with their places, then only how many more. */
public final class Remarks {

    private static final int OF_A_KIND = 5;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    public void add(String code, String pointer, String... arguments) {
        Finding finding = Finding.advice(code, pointer, arguments);
        if (kept.contains(finding)) {
            return;
        }
        if (counts.merge(code, 1, Integer::sum) <= OF_A_KIND) {
            kept.add(finding);
        }
    }

    /** About a line of a text file, from 1. */
    public void atLine(String code, long line, String... arguments) {
        add(code, "/lines/" + line, arguments);
    }

    public List<Finding> all() {
        List<Finding> all = new ArrayList<>(kept);
        counts.forEach((code, count) -> {
            if (count > OF_A_KIND) {
                all.add(Finding.advice("observations-more", "", Integer.toString(count - OF_A_KIND), code));
            }
        });
        return List.copyOf(all);
    }
}
