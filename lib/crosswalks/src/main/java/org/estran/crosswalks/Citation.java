package org.estran.crosswalks;

import java.util.List;
import java.util.stream.Collectors;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.Doi;
import org.estran.terms.Language;

/**
 * The citation in words, in the form DataCite recommends: <i>Creators (Year). Title. Version. Publisher. Type.
 * Identifier</i>, with names as APA writes them.
 */
public final class Citation {

    /** APA names twenty and leaves out those between the nineteenth and the last of more. */
    private static final int MOST_NAMES = 20;

    private Citation() {}

    public static String text(MetadataRecord record, Published published, Language language) {
        String names = names(record.citedParties(), language);
        String title = Xml.clean(record.title().best(language));
        title = title.isEmpty() ? published.recordId() : title;
        String undated = language == Language.FR ? "s. d." : "n.d.";
        String year = " (" + (published.hasYear(record) ? published.year(record) : undated) + "). ";
        StringBuilder text = new StringBuilder();
        text.append(names.isEmpty() ? title + year : names + year + stopped(title) + " ");
        published
                .versionOf(record)
                .ifPresent(v -> text.append(stopped(version(v))).append(' '));
        String publisher = published.publisherOf(record);
        if (!publisher.isEmpty() && !publisher.equals(names)) {
            text.append(stopped(publisher)).append(' ');
        }
        return text.append(kind(record.kind(), language))
                .append(". ")
                .append(published.address(record))
                .append(rehearsal(record, published, language))
                .toString()
                .replaceAll("(?U)\\s+", " ");
    }

    /** The type of the thing in words. */
    static String kind(Kind kind, Language language) {
        boolean french = language == Language.FR;
        return switch (kind) {
            case DATASET -> french ? "Jeu de données" : "Dataset";
            case SERIES -> french ? "Série de jeux de données" : "Dataset series";
            case SERVICE -> french ? "Service de données" : "Data service";
            case SOFTWARE -> french ? "Logiciel" : "Software";
            case NETWORK -> french ? "Réseau d’observation" : "Observation network";
            case PLATFORM -> french ? "Plateforme d’observation" : "Observation platform";
            case INSTRUMENT -> "Instrument";
            case CAMPAIGN -> french ? "Campagne de mesures" : "Field campaign";
            case SAMPLE -> french ? "Échantillon" : "Physical sample";
            case DOCUMENT -> "Document";
            case ORGANISATION -> french ? "Organisme" : "Organisation";
            case PERSON -> french ? "Personne" : "Person";
        };
    }

    /** A rehearsal DOI is shown, and shown as what it is. */
    private static String rehearsal(MetadataRecord record, Published published, Language language) {
        String label = language == Language.FR ? " [DOI d’essai : " : " [rehearsal DOI: ";
        return published
                .doiOf(record)
                .filter(Doi::isRehearsal)
                .map(doi -> label + doi.text() + "]")
                .orElse("");
    }

    private static String version(String version) {
        return version.matches("(?i)v(ersion)?[ .]?\\d.*") ? version : "Version " + version;
    }

    static String names(List<Party> parties, Language language) {
        List<String> names = parties.stream()
                .map(Citation::name)
                .filter(n -> !n.isEmpty())
                .distinct()
                .toList();
        String and = language == Language.FR ? " et " : " & ";
        if (names.size() < 2) {
            return String.join("", names);
        }
        if (names.size() > MOST_NAMES) {
            return String.join(", ", names.subList(0, MOST_NAMES - 1)) + ", … " + names.getLast();
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + and + names.getLast();
    }

    /** {@code Family, G.-H.}; an organisation in full. */
    private static String name(Party party) {
        if (!party.isPerson()
                || party.given() == null
                || Xml.clean(party.given()).isEmpty()) {
            return Xml.clean(party.name());
        }
        String initials = List.of(Xml.clean(party.given()).split("\\s+")).stream()
                .map(Citation::initials)
                .collect(Collectors.joining(" "));
        return Xml.clean(String.valueOf(party.family())) + ", " + initials;
    }

    private static String initials(String given) {
        return List.of(given.split("-")).stream()
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining("-"));
    }

    private static String stopped(String text) {
        return text.matches("(?s).*[.?!…]") ? text : text + ".";
    }
}
