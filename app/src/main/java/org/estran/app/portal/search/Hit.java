package org.estran.app.portal.search;

import java.util.List;
import java.util.stream.Collectors;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.pages.Words;
import org.estran.app.portal.Places;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.LocalizedText;

/**
 * One line of what was found, ready to be shown.
 *
 * @param pictured whether a small picture of its data is there to be shown
 */
public record Hit(
        String id,
        String kind,
        String title,
        String titleLanguage,
        String summary,
        String summaryLanguage,
        String who,
        String when,
        String where,
        String size,
        boolean pictured,
        boolean withdrawn) {

    private static final int SHORT = 240;
    private static final int NAMES = 3;

    public static Hit of(CatalogueRecord found, Words words, boolean pictured) {
        MetadataRecord record = found.record();
        return new Hit(
                found.id(),
                record.kind().word(),
                record.title().best(words.language()),
                language(record.title(), words),
                shortened(record.summary().best(words.language())),
                language(record.summary(), words),
                who(record.citedParties(), words),
                record.period() == null ? "" : words.period(record.period()),
                record.boxes().size() > 2
                        ? words.text("search.places", record.boxes().size())
                        : Places.boxes(record.boxes(), words),
                found.fileCount() == 0 ? "" : words.count("files", found.fileCount(), words.size(found.byteCount())),
                pictured,
                found.isDataWithdrawn());
    }

    private static String language(LocalizedText text, Words words) {
        return text.languageFor(words.language()).orElse(words.language().code());
    }

    private static String who(List<Party> parties, Words words) {
        String names = parties.stream().limit(NAMES).map(Hit::spoken).collect(Collectors.joining(", "));
        return parties.size() > NAMES ? words.count("search.and-others", parties.size() - (long) NAMES, names) : names;
    }

    private static String spoken(Party party) {
        String given = party.given();
        return party.isPerson() && given != null ? given + " " + party.family() : party.name();
    }

    private static String shortened(String text) {
        if (text.length() <= SHORT) {
            return text;
        }
        int space = text.lastIndexOf(' ', SHORT);
        return text.substring(0, space > SHORT / 2 ? space : SHORT) + "…";
    }
}
