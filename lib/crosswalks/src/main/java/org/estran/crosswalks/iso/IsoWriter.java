package org.estran.crosswalks.iso;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.crosswalks.Addresses;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.PassedCatalogue;
import org.estran.crosswalks.Published;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Kind;
import org.estran.records.MetadataInfo;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * One record as a whole document of either encoding. The elements follow the sequences of the schemas; what a schema
 * demands and the record lacks is nil with a reason, never invented.
 */
final class IsoWriter {

    static final String STANDARD_2003 = "ISO 19115:2003/19139 1.0";
    static final String STANDARD_2014 = "ISO 19115-3 1.0";

    private final MetadataRecord record;
    private final Published published;
    private final Out out;
    private final CitationWriter citations;
    private final PartyWriter parties;
    private final DistributionWriter distributions;
    private final String scope;
    private final IsoDialect dialect;
    private int localesAt;

    private IsoWriter(MetadataRecord record, Published published, IsoDialect dialect, String language) {
        this.record = record;
        this.dialect = dialect;
        this.published = published;
        this.out = new Out(dialect, language, record.nilReasons(), published.recordId());
        this.citations = new CitationWriter(out);
        this.parties = new PartyWriter(out);
        this.distributions = new DistributionWriter(out);
        this.scope = scope(record.kind());
    }

    static String write(MetadataRecord record, Published published, IsoDialect dialect) {
        return write(record, published, dialect, language(record));
    }

    /** In a language of the document that is given, as when its parts go into another document. */
    static String write(MetadataRecord record, Published published, IsoDialect dialect, String language) {
        IsoWriter writer = new IsoWriter(record, published, dialect, language);
        String document = writer.document();
        return writer.out.isUntidy()
                ? new IsoWriter(Tidy.of(record), published, dialect, language).document()
                : document;
    }

    private String document() {
        body();
        // Languages are declared before the texts that are known only now to need them.
        Out declarations = new Out(dialect, out.language(), Map.of(), published.recordId());
        out.otherLanguages().stream().sorted().forEach(code -> locale(declarations, code));
        return out.document(localesAt, declarations.document());
    }

    private void body() {
        boolean isAcquired = !record.acquisition().isEmpty();
        if (out.is2003()) {
            out.root(isAcquired ? "gmi" : "gmd", isAcquired ? "MI_Metadata" : "MD_Metadata");
            head2003();
        } else {
            out.root("mdb", "MD_Metadata");
            head2014();
        }
        new RepresentationWriter(out).systems(record.representation());
        out.open(Pack.MDB, "identificationInfo");
        new IdentificationWriter(out, record, published, distributions).write();
        out.close();
        ContentWriter content = new ContentWriter(out);
        content.variables(record);
        distributions.write(record, published);
        new LineageWriter(out).write(record, scope);
        content.acquisition(record.acquisition(), scope);
        out.close();
    }

    /** The language of the texts: as told, else the resource's if there are texts in it, else whichever there is. */
    private static String language(MetadataRecord record) {
        Set<String> spoken = record.title().byLanguage().keySet();
        return Stream.of(
                        Stream.ofNullable(record.metadata().language()),
                        record.languages().stream().filter(spoken::contains),
                        record.title().languageFor(Language.EN).stream(),
                        record.summary().languageFor(Language.EN).stream())
                .flatMap(found -> found)
                .flatMap(code -> LanguageCodes.code(code).stream())
                .findFirst()
                .orElse(Language.EN.code());
    }

    private void head2003() {
        MetadataInfo info = record.metadata();
        out.string(Pack.MDB, "fileIdentifier", identifier());
        languageCode(out, Pack.MDB, "language", out.language());
        out.code(Pack.MDB, "characterSet", Pack.LAN, "MD_CharacterSetCode", "utf8");
        out.string(Pack.MDB, "parentIdentifier", parent());
        out.code(Pack.MDB, "hierarchyLevel", Pack.MCC, "MD_ScopeCode", scope);
        out.string(Pack.MDB, "hierarchyLevelName", record.kind().word());
        contacts().forEach(party -> parties.write(Pack.MDB, "contact", party));
        out.date(Pack.MDB, "dateStamp", stamp());
        out.string(
                Pack.MDB,
                "metadataStandardName",
                Optional.ofNullable(info.standard()).orElse(STANDARD_2003));
        localesAt = out.length();
    }

    private void head2014() {
        citations.identifier(Pack.MDB, "metadataIdentifier", identifier(), null);
        out.open(Pack.MDB, "defaultLocale");
        locale(out, "language", out.language());
        out.close();
        String parent = parent();
        if (parent != null) {
            out.open(Pack.MDB, "parentMetadata").open(Pack.CIT, "CI_Citation");
            out.nil(Pack.CIT, "title", "missing");
            citations.identifier(Pack.CIT, "identifier", parent, null);
            out.close(2);
        }
        out.open(Pack.MDB, "metadataScope").open(Pack.MDB, "MD_MetadataScope");
        out.code(Pack.MDB, "resourceScope", Pack.MCC, "MD_ScopeCode", scope);
        out.string(Pack.MDB, "name", record.kind().word()).close(2);
        contacts().forEach(party -> parties.write(Pack.MDB, "contact", party));
        stamps().forEach(date ->
                citations.date(Pack.MDB, "dateInfo", date.date(), date.type().word()));
        standard("metadataStandard", STANDARD_2014);
        if (record.metadata().standard() != null) {
            standard("metadataProfile", record.metadata().standard());
        }
        localesAt = out.length();
        linkage(published.landingPage().toString(), null);
        published.way().stream()
                .filter(passed -> Addresses.web(passed.document()).isPresent())
                .forEach(passed -> linkage(passed.document(), passed));
    }

    /** Where the metadata are: here, and in the catalogues they came through. */
    private void linkage(String address, @Nullable PassedCatalogue passed) {
        out.open(Pack.MDB, "metadataLinkage").open(Pack.CIT, "CI_OnlineResource");
        out.string(Pack.CIT, "linkage", address);
        if (passed != null) {
            out.string(Pack.CIT, "name", passed.called());
            out.string(Pack.CIT, "description", (passed.identifier() + " " + passed.modified()).strip());
        }
        out.code(Pack.CIT, "function", Pack.CIT, "CI_OnLineFunctionCode", "completeMetadata")
                .close(2);
    }

    private void standard(String property, String name) {
        out.open(Pack.MDB, property).open(Pack.CIT, "CI_Citation");
        out.string(Pack.CIT, "title", name).close(2);
    }

    static void languageCode(Out to, Pack pack, String property, String code) {
        to.open(pack, property)
                .codeValue(Pack.LAN, "LanguageCode", LanguageCodes.bibliographic(code))
                .close();
    }

    private static void locale(Out to, String code) {
        to.open(Pack.MDB, to.is2003() ? "locale" : "otherLocale");
        locale(to, to.is2003() ? "languageCode" : "language", code);
        to.close();
    }

    private static void locale(Out to, String property, String code) {
        to.open(Pack.LAN, "PT_Locale", "id", to.localeId(code));
        languageCode(to, Pack.LAN, property, code);
        to.code(Pack.LAN, "characterEncoding", Pack.LAN, "MD_CharacterSetCode", "utf8")
                .close();
    }

    private String identifier() {
        String own = record.metadata().identifier();
        return own == null || own.isBlank() ? published.recordId() : own;
    }

    /** The thing it is part of, if the relation says no more than that. */
    private @Nullable String parent() {
        return record.relations().stream()
                .filter(r -> r.type() == RelationType.IS_PART_OF && !r.target().isBlank())
                .map(Relation::target)
                .findFirst()
                .orElse(null);
    }

    /** Who answers for the metadata: as told, else whom to ask about the resource, else the centre. */
    private List<Party> contacts() {
        return Stream.of(
                        record.metadata().parties(),
                        record.parties(Role.POINT_OF_CONTACT),
                        List.of(Party.organisation(Role.POINT_OF_CONTACT, published.catalogue(), null)))
                .filter(parties -> parties.stream().anyMatch(PartyWriter::isSomebody))
                .findFirst()
                .orElse(List.of(Party.organisation(Role.POINT_OF_CONTACT, "—", null)));
    }

    private List<DatedEvent> stamps() {
        List<DatedEvent> told = record.metadata().dates().stream()
                .filter(date -> Moments.written(date.date()).isPresent())
                .toList();
        return told.isEmpty()
                ? List.of(new DatedEvent(DateType.REVISION, published.at().toString()))
                : told;
    }

    /** When the metadata last changed. */
    private String stamp() {
        List<DatedEvent> stamps = stamps();
        return stamps.stream()
                .filter(date -> date.type() == DateType.REVISION)
                .reduce((one, later) -> later)
                .orElse(stamps.getLast())
                .date();
    }

    private static String scope(Kind kind) {
        return switch (kind) {
            case DATASET -> "dataset";
            case SERIES -> "series";
            case SERVICE -> "service";
            case SOFTWARE -> "software";
            case NETWORK -> "initiative";
            case PLATFORM, INSTRUMENT -> "collectionHardware";
            case CAMPAIGN -> "fieldSession";
            case SAMPLE -> "sample";
            case DOCUMENT -> "document";
            case ORGANISATION, PERSON -> "nonGeographicDataset";
        };
    }
}
