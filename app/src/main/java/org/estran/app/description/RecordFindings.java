package org.estran.app.description;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.crosswalks.Licences;
import org.estran.records.Distribution;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;
import org.estran.terms.Finding;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;

/**
 * Everything there is to say about the description of a thing of any kind: what DataCite 4.7 and ISO 19115-1 require
 * (blocking where nothing else can stand for it), what is malformed (blocking), and what would make it complete (advice).
 */
public final class RecordFindings {

    private static final Set<Kind> CITED = EnumSet.of(Kind.DATASET, Kind.SOFTWARE, Kind.DOCUMENT, Kind.SAMPLE);
    private static final Set<Kind> DATA = EnumSet.of(Kind.DATASET, Kind.SERIES);
    private static final Set<Kind> REUSED =
            EnumSet.of(Kind.DATASET, Kind.SERIES, Kind.SOFTWARE, Kind.DOCUMENT, Kind.SAMPLE);
    private static final Set<Kind> WRITTEN = EnumSet.of(Kind.DATASET, Kind.SERIES, Kind.DOCUMENT, Kind.SERVICE);
    private static final Set<Kind> DATED = EnumSet.of(Kind.DATASET, Kind.SERIES, Kind.CAMPAIGN, Kind.SAMPLE);
    private static final Set<Kind> PLACED =
            EnumSet.of(Kind.DATASET, Kind.SERIES, Kind.CAMPAIGN, Kind.SAMPLE, Kind.NETWORK);
    private static final Set<Kind> REACHED = EnumSet.of(Kind.SERVICE, Kind.SOFTWARE);
    private static final Set<Kind> NAMED = EnumSet.of(Kind.ORGANISATION, Kind.PERSON);

    /** Addresses that a browser would run, not visit. */
    private static final Pattern RUN =
            Pattern.compile("\\s*(javascript|data|vbscript)\\s*:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private RecordFindings() {}

    /** All findings, in the order of the form. */
    public static List<Finding> of(MetadataRecord record) {
        return Stream.of(
                        RecordRules.theTitleIsGiven(record),
                        theSummaryIsGiven(record),
                        RecordRules.bothLanguagesAreThere(record),
                        keywordsAreGivenAndSaySomething(record),
                        dataHaveATopic(record),
                        DATA.contains(record.kind()) ? RecordRules.theVariablesAreNamed(record) : List.<Finding>of(),
                        identifiersAreWellFormed(record),
                        somePeopleAreKnownByTheirIdentifier(record),
                        whatIsCitedHasADate(record),
                        theLanguageIsTold(record),
                        placeAndTimeAreGiven(record),
                        somebodyIsResponsible(record),
                        RecordRules.everyIdentifierOfAPartyIsWellFormed(record),
                        fundersAreWellIdentified(record),
                        whatIsReusedHasALicence(record),
                        whatIsReachedHasAnAddress(record),
                        noAddressRunsAScript(record),
                        aServiceSaysOfWhichTypeItIs(record))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> theSummaryIsGiven(MetadataRecord record) {
        if (record.summary().isEmpty() && NAMED.contains(record.kind())) {
            return List.of(Finding.advice("abstract-advised", "/abstract"));
        }
        return RecordRules.theSummaryIsGivenAndSaysEnough(record);
    }

    private static List<Finding> keywordsAreGivenAndSaySomething(MetadataRecord record) {
        List<Finding> found = new ArrayList<>();
        if (record.keywords().isEmpty()) {
            found.add(Finding.advice("keywords-missing", "/keywords"));
        }
        for (int i = 0; i < record.keywords().size(); i++) {
            Keyword keyword = record.keywords().get(i);
            if (keyword.label().isEmpty()) {
                found.add(Finding.advice("keyword-without-words", "/keywords/" + i + "/label"));
            }
        }
        return found;
    }

    /** ISO 19115-1, {@code MD_Identification.topicCategory}: mandatory for datasets and series. */
    private static List<Finding> dataHaveATopic(MetadataRecord record) {
        return record.topics().isEmpty() && DATA.contains(record.kind())
                ? List.of(Finding.advice("topic-missing", "/topics"))
                : List.of();
    }

    private static List<Finding> identifiersAreWellFormed(MetadataRecord record) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < record.identifiers().size(); i++) {
            Identifier identifier = record.identifiers().get(i);
            String at = "/identifiers/" + i + "/value";
            switch (identifier.scheme()) {
                case "doi" -> {
                    if (Doi.parse(identifier.value()).isEmpty()) {
                        found.add(Finding.blocking("doi-invalid", at, FieldText.shortened(identifier.value())));
                    }
                }
                case "orcid" -> {
                    if (Orcid.parse(identifier.value()).isEmpty()) {
                        found.add(Finding.blocking("orcid-invalid", at, FieldText.shortened(identifier.value())));
                    }
                }
                case "ror" -> {
                    if (Ror.parse(identifier.value()).isEmpty()) {
                        found.add(Finding.blocking("ror-invalid", at, FieldText.shortened(identifier.value())));
                    }
                }
                default -> {
                    // Other schemes have no check digits that we know of.
                }
            }
        }
        return found;
    }

    private static List<Finding> somePeopleAreKnownByTheirIdentifier(MetadataRecord record) {
        return switch (record.kind()) {
            case PERSON ->
                record.identifier("orcid").isEmpty()
                        ? List.of(Finding.advice("orcid-advised", "/identifiers"))
                        : List.of();
            case ORGANISATION ->
                record.identifier("ror").isEmpty() ? List.of(Finding.advice("ror-advised", "/identifiers")) : List.of();
            default -> List.of();
        };
    }

    /** DataCite 4.7, property 5: a publication year; where none is told, the centre's own date of publication stands. */
    private static List<Finding> whatIsCitedHasADate(MetadataRecord record) {
        return record.issued() == null && CITED.contains(record.kind())
                ? List.of(Finding.advice("issued-missing", "/issued"))
                : List.of();
    }

    /** ISO 19115-1, {@code MD_Identification.defaultLocale}: mandatory where the resource is made of words. */
    private static List<Finding> theLanguageIsTold(MetadataRecord record) {
        return record.languages().isEmpty() && WRITTEN.contains(record.kind())
                ? List.of(Finding.advice("language-missing", "/language"))
                : List.of();
    }

    private static List<Finding> placeAndTimeAreGiven(MetadataRecord record) {
        return RecordRules.placeAndTimeAreGiven(record).stream()
                .filter(finding -> (finding.pointer().equals("/boxes") ? PLACED : DATED).contains(record.kind()))
                .toList();
    }

    /** DataCite 4.7, property 2, of what is cited; ISO 19115-1, {@code MD_Metadata.contact}, of all the rest. */
    private static List<Finding> somebodyIsResponsible(MetadataRecord record) {
        if (CITED.contains(record.kind())) {
            return record.citedParties().isEmpty()
                    ? List.of(Finding.blocking("creator-missing", "/parties"))
                    : List.of();
        }
        return record.parties().isEmpty() && !NAMED.contains(record.kind())
                ? List.of(Finding.advice("contact-missing", "/parties"))
                : List.of();
    }

    private static List<Finding> fundersAreWellIdentified(MetadataRecord record) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < record.funding().size(); i++) {
            String identifier = record.funding().get(i).funderIdentifier();
            if (identifier != null
                    && identifier.contains("ror.org")
                    && Ror.parse(identifier).isEmpty()) {
                found.add(Finding.blocking(
                        "ror-invalid", "/funding/" + i + "/funderIdentifier", FieldText.shortened(identifier)));
            }
        }
        return found;
    }

    private static List<Finding> whatIsReusedHasALicence(MetadataRecord record) {
        String licence = record.licence();
        if (licence == null || licence.isBlank()) {
            return REUSED.contains(record.kind()) ? List.of(Finding.advice("licence-advised", "/licence")) : List.of();
        }
        return Licences.of(licence).isEmpty() && !licence.matches("https?://.+")
                ? List.of(Finding.advice("licence-unlisted", "/licence", FieldText.shortened(licence)))
                : List.of();
    }

    private static List<Finding> whatIsReachedHasAnAddress(MetadataRecord record) {
        boolean reached = record.distributions().stream().anyMatch(one -> one.address() != null)
                || record.identifier("url").isPresent();
        return REACHED.contains(record.kind()) && !reached
                ? List.of(Finding.advice("address-missing", "/distributions"))
                : List.of();
    }

    private static List<Finding> noAddressRunsAScript(MetadataRecord record) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < record.distributions().size(); i++) {
            Distribution one = record.distributions().get(i);
            if (one.address() != null && RUN.matcher(one.address()).matches()) {
                found.add(Finding.blocking("address-unsafe", "/distributions/" + i + "/address"));
            }
        }
        for (int i = 0; i < record.relations().size(); i++) {
            if (RUN.matcher(record.relations().get(i).target()).matches()) {
                found.add(Finding.blocking("address-unsafe", "/relations/" + i + "/target"));
            }
        }
        for (int i = 0; i < record.graphics().size(); i++) {
            if (RUN.matcher(record.graphics().get(i).address()).matches()) {
                found.add(Finding.blocking("address-unsafe", "/graphics/" + i + "/address"));
            }
        }
        return found;
    }

    /** ISO 19115-1, {@code SV_ServiceIdentification.serviceType}. */
    private static List<Finding> aServiceSaysOfWhichTypeItIs(MetadataRecord record) {
        return record.kind() == Kind.SERVICE
                        && (record.service() == null || record.service().type() == null)
                ? List.of(Finding.advice("service-type-missing", "/service/type"))
                : List.of();
    }
}
