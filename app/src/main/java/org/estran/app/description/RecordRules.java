package org.estran.app.description;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.estran.crosswalks.Licences;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;

/** What must, and what should, be said of a thing: rules that a deposit and the editor share, each a sentence. */
public final class RecordRules {

    private static final int SHORT_SUMMARY = 100;

    private RecordRules() {}

    /** DataCite 4.7, property 3; ISO 19115-1, {@code CI_Citation.title}. */
    public static List<Finding> theTitleIsGiven(MetadataRecord record) {
        return record.title().isEmpty() ? List.of(Finding.blocking("title-missing", "/title")) : List.of();
    }

    /** ISO 19115-1, {@code MD_Identification.abstract}. */
    public static List<Finding> theSummaryIsGivenAndSaysEnough(MetadataRecord record) {
        if (record.summary().isEmpty()) {
            return List.of(Finding.blocking("abstract-missing", "/abstract"));
        }
        return record.summary().byLanguage().values().stream().allMatch(text -> text.length() < SHORT_SUMMARY)
                ? List.of(Finding.advice("abstract-short", "/abstract", String.valueOf(SHORT_SUMMARY)))
                : List.of();
    }

    /** DataCite 4.7, property 2. */
    public static List<Finding> somebodyIsNamedAsAuthor(MetadataRecord record) {
        return record.parties(Role.AUTHOR).isEmpty()
                ? List.of(Finding.blocking("author-missing", "/parties"))
                : List.of();
    }

    public static List<Finding> everyIdentifierOfAPartyIsWellFormed(MetadataRecord record) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < record.parties().size(); i++) {
            Party party = record.parties().get(i);
            if (party.name().isBlank()) {
                found.add(Finding.blocking("party-without-name", "/parties/" + i));
            }
            if (party.orcid() != null && Orcid.parse(party.orcid()).isEmpty()) {
                found.add(Finding.blocking("orcid-invalid", "/parties/" + i + "/orcid", party.orcid()));
            }
            if (party.ror() != null && Ror.parse(party.ror()).isEmpty()) {
                found.add(Finding.blocking("ror-invalid", "/parties/" + i + "/ror", party.ror()));
            }
        }
        return found;
    }

    public static List<Finding> theLicenceIsGiven(MetadataRecord record) {
        String licence = record.licence();
        if (licence == null || licence.isBlank()) {
            return List.of(Finding.blocking("licence-missing", "/licence"));
        }
        return Licences.of(licence).isEmpty()
                ? List.of(Finding.blocking("licence-unknown", "/licence", licence))
                : List.of();
    }

    /** ISO 19115-1, {@code EX_Extent}. */
    public static List<Finding> placeAndTimeAreGiven(MetadataRecord record) {
        List<Finding> found = new ArrayList<>();
        if (record.coveringBoxes().isEmpty()) {
            found.add(Finding.advice("extent-missing", "/boxes"));
        }
        if (record.period() == null || record.period().isEmpty()) {
            found.add(Finding.advice("period-missing", "/period"));
        }
        return found;
    }

    public static List<Finding> theVariablesAreNamed(MetadataRecord record) {
        if (record.variables().isEmpty()) {
            return List.of(Finding.advice("variables-missing", "/variables"));
        }
        return IntStream.range(0, record.variables().size())
                .filter(i -> record.variables().get(i).standardName() == null)
                .mapToObj(i -> Finding.advice(
                        "standard-name-missing",
                        "/variables/" + i + "/standardName",
                        record.variables().get(i).name()))
                .toList();
    }

    public static List<Finding> bothLanguagesAreThere(MetadataRecord record) {
        List<Finding> found = new ArrayList<>();
        if (isMissing(record.title(), Language.FR)) {
            found.add(Finding.advice("title-french-missing", "/title/fr"));
        }
        if (isMissing(record.title(), Language.EN)) {
            found.add(Finding.advice("title-english-missing", "/title/en"));
        }
        if (isMissing(record.summary(), Language.FR)) {
            found.add(Finding.advice("abstract-french-missing", "/abstract/fr"));
        }
        if (isMissing(record.summary(), Language.EN)) {
            found.add(Finding.advice("abstract-english-missing", "/abstract/en"));
        }
        return found;
    }

    /** Said in one language and not in this one. */
    private static boolean isMissing(LocalizedText text, Language language) {
        return !text.isEmpty() && text.exactly(language).isEmpty();
    }
}
