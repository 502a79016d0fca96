package org.estran.app.deposit.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.estran.terms.Finding;

/** One of the five steps of a deposit, and the parts of the description that are written in it. */
public enum Step {
    FILES("files"),
    DESCRIPTION("title", "abstract", "keywords", "places", "boxes", "period", "vertical", "variables"),
    PEOPLE("parties", "licence", "access", "funding"),
    PROVENANCE("lineage", "acquisition", "relations", "distributions"),
    CHECK();

    private final Set<String> parts;

    Step(String... parts) {
        this.parts = Set.of(parts);
    }

    /** The word of its message key and of its place on the page. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many things must be mended in it before the deposit can be submitted; in the last one, of all steps. */
    public long wanting(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isBlocking)
                .filter(finding -> this == CHECK || of(finding.pointer()) == this)
                .count();
    }

    /** The step in which a place is mended; the last one for what belongs to none. */
    static Step of(String pointer) {
        String part = pointer.replaceFirst("^/", "").replaceFirst("/.*", "");
        return Arrays.stream(values())
                .filter(step -> step.parts.contains(part))
                .findFirst()
                .orElse(CHECK);
    }
}
