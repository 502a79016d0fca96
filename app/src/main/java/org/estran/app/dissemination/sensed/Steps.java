package org.estran.app.dissemination.sensed;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path of resources (18-088, clause 9.2): names, each with the id of one of them or without. */
record Steps(List<Step> all) {

    private static final int MOST = 4;
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)(?:\\('((?:[^']|'')*)'\\))?");

    /** @param id null for all of them */
    record Step(String name, @Nullable String id) {}

    static Steps of(String path) throws Refused {
        List<Step> all = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.isEmpty()) {
                continue;
            }
            Matcher step = STEP.matcher(part);
            if (part.startsWith("$")) {
                throw Refused.notOffered(part);
            }
            if (!step.matches()) {
                throw Refused.badly("\"" + part + "\" is no resource; ids are texts, as in Things('6900123').");
            }
            all.add(new Step(
                    step.group(1), step.group(2) == null ? null : step.group(2).replace("''", "'")));
        }
        if (all.size() > MOST) {
            throw Refused.notOffered("A path of more than " + MOST + " resources");
        }
        return new Steps(List.copyOf(all));
    }
}
