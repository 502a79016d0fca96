package org.estran.app.access.contents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.terms.Finding;

/** A listing being made: notes what is odd, each oddity once with its first entry. */
final class Listing {

    private static final int LONGEST_NAME = 300;

    private final Limits limits;
    private final List<Contents.Entry> entries = new ArrayList<>();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private boolean isWhole = true;

    Listing(Limits limits) {
        this.limits = limits;
    }

    /** @return false when no more entries are wanted */
    boolean add(Contents.Entry entry) {
        if (entries.size() >= limits.entries()) {
            stop("archive-too-many-entries", Integer.toString(limits.entries()));
            return false;
        }
        entries.add(entry);
        judge(entry);
        return true;
    }

    void note(String code, String argument) {
        findings.putIfAbsent(code, Finding.advice(code, "/entries", shown(argument)));
    }

    /** The listing ends here. */
    void stop(String code, String argument) {
        isWhole = false;
        note(code, argument);
    }

    Contents contents() {
        return new Contents(entries, List.copyOf(findings.values()), isWhole);
    }

    private void judge(Contents.Entry entry) {
        String name = entry.name();
        if (leavesItsFolder(name)) {
            note("archive-entry-outside", name);
        }
        if (entry.kind() == Contents.Kind.LINK) {
            note("archive-entry-link", name);
        }
        if (entry.kind() == Contents.Kind.SPECIAL) {
            note("archive-entry-special", name);
        }
        if (name.chars().filter(c -> c == '/').count() > limits.depth()) {
            note("archive-too-deep", name);
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            note("archive-entry-control", name);
        }
        String former = names.putIfAbsent(folded(name), name);
        if (former != null) {
            note(former.equals(name) ? "archive-entry-twice" : "archive-entry-alike", name);
        }
    }

    /** What careless programs would write elsewhere ("zip slip"). */
    private static boolean leavesItsFolder(String name) {
        String unix = name.replace('\\', '/');
        return unix.startsWith("/") || unix.matches("(?s)[A-Za-z]:.*") || ("/" + unix + "/").contains("/../");
    }

    /** Names that are one on disks that do not tell capitals. */
    private static String folded(String name) {
        String folder = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return folder.toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
    }
}
