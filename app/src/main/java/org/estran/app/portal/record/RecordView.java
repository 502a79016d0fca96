package org.estran.app.portal.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordVersion;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.app.pages.Words;
import org.estran.app.portal.Places;
import org.estran.crosswalks.CitationStyle;
import org.estran.crosswalks.Licence;
import org.estran.crosswalks.Licences;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.terms.Doi;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A record's page, ready to be shown.
 *
 * @param sections all it says that has no table of its own
 * @param accessPoints where else it is had; what lies here is among the files
 * @param documentation how to get at the data and read them, in the authors' words: harmless HTML
 * @param files one page of them
 * @param moreFiles the address of the next page of files; null on the last
 * @param versions the newest ones
 * @param versionDoi the DOI of this very version; null where the record has but one
 * @param citation the citation in words
 * @param styles the citation in other styles
 * @param jsonLd schema.org, harmless inside a script element
 * @param map the extent, drawn; empty where the record says no place
 * @param replacement what to use in place of what was withdrawn
 * @param newer the address of the current version, when this is an older one
 * @param access who may have the data
 */
public record RecordView(
        CatalogueRecord found,
        Words words,
        List<PartyLine> authors,
        List<PartyLine> parties,
        List<RelationGroup> relations,
        List<Section> sections,
        List<AccessPoint> accessPoints,
        String documentation,
        List<FileLine> files,
        @Nullable String moreFiles,
        List<RecordVersion> versions,
        @Nullable Doi versionDoi,
        String citation,
        Map<CitationStyle, String> styles,
        String jsonLd,
        String canonical,
        String map,
        @Nullable RelationLine replacement,
        @Nullable String newer,
        DataAccess access) {

    private static final int DESCRIPTION = 300;
    private static final int SHORT_WARNING = 280;

    public String id() {
        return found.id();
    }

    public MetadataRecord record() {
        return found.record();
    }

    public String title() {
        return record().title().isEmpty() ? found.id() : record().title().best(words.language());
    }

    public String best(LocalizedText text) {
        return text.best(words.language());
    }

    /** A warning stands above everything; pages of legal terms stand with the conditions of use. */
    public boolean hasShortWarning() {
        String warning = best(record().useLimitation());
        return !warning.isEmpty() && warning.length() <= SHORT_WARNING;
    }

    /** The language the reader gets that text in. */
    public String languageOf(LocalizedText text) {
        return text.languageFor(words.language()).orElse(words.language().code());
    }

    /** What search engines show below the title. */
    public String description() {
        String text = best(record().summary()).replaceAll("\\s+", " ");
        return text.length() <= DESCRIPTION ? text : text.substring(0, text.lastIndexOf(' ', DESCRIPTION)) + "…";
    }

    public Optional<Withdrawal> withdrawal() {
        return Optional.ofNullable(found.withdrawal());
    }

    public String when() {
        return record().period() == null ? "" : words.period(record().period());
    }

    public String where() {
        return Places.boxes(record().boxes(), words);
    }

    public String depth() {
        return record().vertical() == null ? "" : Places.vertical(record().vertical(), words);
    }

    public String howMuch() {
        return found.fileCount() == 0 ? "" : words.count("files", found.fileCount(), words.size(found.byteCount()));
    }

    /** The licence, if it is one the centre has words for. */
    public Optional<Licence> licence() {
        return Optional.ofNullable(record().licence()).flatMap(Licences::of);
    }

    /** Whether it makes sense to ask for a licence: networks and campaigns have none. */
    public boolean isReusable() {
        return switch (record().kind()) {
            case DATASET, SERIES, SOFTWARE, SAMPLE, DOCUMENT -> true;
            case SERVICE, NETWORK, PLATFORM, INSTRUMENT, CAMPAIGN, ORGANISATION, PERSON -> false;
        };
    }

    /** All records with that keyword. */
    public String keywordAddress(Keyword keyword) {
        String value = keyword.label().best(Language.FR);
        return "/records?keyword=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The citation in that style. */
    public String citation(CitationStyle style) {
        return styles.getOrDefault(style, citation);
    }

    /** The formats the record can be had in, besides this page. */
    public List<Format> formats() {
        return List.of(Format.values());
    }

    /** Addresses of the thing itself elsewhere. */
    public List<String> sites() {
        return record().identifiers().stream()
                .filter(identifier -> identifier.scheme().equals("url"))
                .map(org.estran.records.Identifier::value)
                .filter(value -> value.matches("(?i)https?://\\S+"))
                .toList();
    }

    /** Where to send who wants the thing itself, when it does not lie here. */
    public @Nullable AccessPoint elsewhere() {
        return accessPoints.stream()
                .filter(point -> !point.isService())
                .findFirst()
                .orElse(null);
    }

    /** The address under which this version's files are had as one. */
    public String zipAddress() {
        return (newer == null ? "/records/" + id() : Publications.versionAddress(id(), found.version())) + "/files.zip";
    }

    /** Where a file of a preview lies: still with its draft. */
    public String draftAddress(FileLine file) {
        return "/deposit/" + id() + "/file?path=" + URLEncoder.encode(file.path(), StandardCharsets.UTF_8);
    }
}
