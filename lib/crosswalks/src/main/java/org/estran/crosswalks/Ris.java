package org.estran.crosswalks;

import java.util.List;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;
import org.estran.terms.Language;

/** One RIS reference: a two-letter tag a line, lines ended by CR and LF. */
public final class Ris {

    private Ris() {}

    public static String of(MetadataRecord record, Published published, Language language) {
        StringBuilder lines = new StringBuilder();
        line(lines, "TY", type(record.kind()));
        record.citedParties().forEach(party -> line(lines, "AU", party.name()));
        String title = Xml.clean(record.title().best(language));
        line(lines, "TI", title.isEmpty() ? published.recordId() : title);
        if (published.hasYear(record)) {
            line(lines, "PY", published.year(record));
            line(lines, "DA", published.issued(record).replace('-', '/'));
        }
        line(lines, "PB", published.publisherOf(record));
        published.versionOf(record).ifPresent(v -> line(lines, "ET", v));
        published.doiOf(record).filter(d -> !d.isRehearsal()).map(Doi::text).ifPresent(doi -> line(lines, "DO", doi));
        line(lines, "UR", published.landingPage().toString());
        line(lines, "AB", record.summary().best(language));
        List<String> keywords = record.keywords().stream()
                .map(k -> k.label().best(language))
                .distinct()
                .toList();
        keywords.forEach(keyword -> line(lines, "KW", keyword));
        line(lines, "LA", record.language() == null ? "" : record.language());
        return lines.append("ER  - \r\n").toString();
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case DATASET -> "DATA";
            case SERIES -> "AGGR";
            case SOFTWARE -> "COMP";
            case DOCUMENT -> "RPRT";
            case SERVICE -> "ELEC";
            case NETWORK, PLATFORM, INSTRUMENT, CAMPAIGN, SAMPLE, ORGANISATION, PERSON -> "GEN";
        };
    }

    private static void line(StringBuilder lines, String tag, String value) {
        String flat = Xml.clean(value).replaceAll("(?U)\\s+", " ").strip();
        if (!flat.isEmpty()) {
            lines.append(tag).append("  - ").append(flat).append("\r\n");
        }
    }
}
