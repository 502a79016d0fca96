package org.estran.crosswalks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.Language;

/** A citation in one of the usual styles, in words. */
public final class StyledCitation {

    private static final int MOST_NAMES_OF_VANCOUVER = 6;

    private final MetadataRecord record;
    private final Published published;
    private final Language language;

    private StyledCitation(MetadataRecord record, Published published, Language language) {
        this.record = record;
        this.published = published;
        this.language = language;
    }

    public static String text(MetadataRecord record, Published published, Language language, CitationStyle style) {
        StyledCitation citation = new StyledCitation(Named.parties(record), published, language);
        String text = switch (style) {
            case APA -> citation.apa();
            case VANCOUVER -> citation.vancouver();
            case ISO_690 -> citation.iso690();
        };
        return text.replaceAll("(?U)\\s+", " ").strip();
    }

    /** APA 7, section 10.9: author, year, title with version and form in brackets, publisher, address. */
    private String apa() {
        String names = Citation.names(record.citedParties(), language);
        String version = version().isEmpty() ? "" : " (" + version() + ")";
        String title = title() + version + " [" + Citation.kind(record.kind(), language) + "]. ";
        String year = "(" + year(language == Language.FR ? "s. d." : "n.d.") + "). ";
        String head = names.isEmpty() ? title + year : names + " " + year + title;
        String publisher = publisher().equals(names) ? "" : stopped(publisher());
        return head + publisher + address();
    }

    /** ICMJE: names without commas within, the form in brackets, publisher; year. */
    private String vancouver() {
        List<Party> cited = record.citedParties();
        String names = cited.stream()
                .limit(MOST_NAMES_OF_VANCOUVER)
                .map(StyledCitation::initialled)
                .distinct()
                .collect(Collectors.joining(", "));
        String more = cited.size() > MOST_NAMES_OF_VANCOUVER ? ", et al" : "";
        String form = " [" + Citation.kind(record.kind(), language) + "]. ";
        String from = language == Language.FR ? "Disponible sur : " : "Available from: ";
        return stopped(names + more) + title() + form + stopped(version()) + publisher() + "; " + year("date unknown")
                + ". " + from + address();
    }

    /** ISO 690:2021: names in capitals, title, form in brackets, version, publisher, year, address. */
    private String iso690() {
        String names = record.citedParties().stream()
                .map(p -> p.isPerson() ? capitals(p) : p.name().toUpperCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining("; "));
        String form = " [" + Citation.kind(record.kind(), language) + "]. ";
        String from = language == Language.FR ? "Disponible à l’adresse : " : "Available from: ";
        String year = year(language == Language.FR ? "s. d." : "n.d.");
        return stopped(names) + title() + form + stopped(version()) + publisher() + ", " + stopped(year) + from
                + address();
    }

    private static String capitals(Party party) {
        String family = String.valueOf(party.family()).toUpperCase(Locale.ROOT);
        return party.given() == null ? family : family + ", " + party.given();
    }

    private static String initialled(Party party) {
        if (!party.isPerson() || party.given() == null) {
            return party.name();
        }
        String initials = List.of(party.given().split("[\\s-]+")).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        return party.family() + " " + initials;
    }

    private String title() {
        String title = Xml.clean(record.title().best(language));
        return title.isEmpty() ? published.recordId() : title;
    }

    private String year(String none) {
        return published.hasYear(record) ? published.year(record) : none;
    }

    private String version() {
        return published.versionOf(record).map(v -> "Version " + v).orElse("");
    }

    private String publisher() {
        return published.publisherOf(record);
    }

    private String address() {
        return published.address(record);
    }

    private static String stopped(String text) {
        return text.isBlank() ? "" : text.matches("(?s).*[.?!…]") ? text + " " : text + ". ";
    }
}
