package org.estran.app.imports.runs;

import java.util.EnumMap;
import java.util.Map;
import org.estran.app.imports.ImportCounts;
import org.estran.app.imports.ImportLine.Kind;

/** Counts what one batch comes to. */
final class Tally {

    private final Map<Kind, Long> byKind = new EnumMap<>(Kind.class);
    private long unchanged;
    private long bytes;

    void add(Kind kind, long more) {
        byKind.merge(kind, more, Long::sum);
    }

    void unchanged(long more) {
        unchanged += more;
    }

    void bytes(long more) {
        bytes += more;
    }

    ImportCounts counts() {
        return new ImportCounts(
                of(Kind.ADDED),
                of(Kind.CHANGED),
                unchanged,
                of(Kind.KEPT),
                of(Kind.FAILED),
                of(Kind.DUPLICATE),
                of(Kind.IGNORED),
                of(Kind.MISSING),
                of(Kind.WARNING),
                bytes);
    }

    private long of(Kind kind) {
        return byKind.getOrDefault(kind, 0L);
    }
}
