package org.estran.app.portal.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.access.Access;
import org.estran.app.access.Decision;
import org.estran.app.access.Reader;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.RecordVersion;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.dissemination.Publications;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.app.portal.Places;
import org.estran.cartography.Caption;
import org.estran.cartography.Extent;
import org.estran.cartography.ExtentMap;
import org.estran.crosswalks.Citation;
import org.estran.crosswalks.CitationStyle;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.SchemaOrg;
import org.estran.crosswalks.StyledCitation;
import org.estran.records.MetadataRecord;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the landing page's template shows, for what is published and for what would be. */
@Component
class RecordViews {

    /** Versions told of on the page of the record; the others have a page of their own. */
    static final int VERSIONS = 10;

    /** Files on one page. */
    static final int FILES = 100;

    private static final int MAP_WIDTH = 460;

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final Publications publications;
    private final Relations relations;
    private final Access access;
    private final Callers callers;
    private final Clock clock;

    RecordViews(
            Catalogue catalogue,
            Bundles bundles,
            Publications publications,
            Relations relations,
            Access access,
            Callers callers,
            Clock clock) {
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.publications = publications;
        this.relations = relations;
        this.access = access;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * @param files one more than a page shows, if there are more
     * @param newer the address of the current version, where this is an older one
     */
    RecordView of(
            CatalogueRecord found,
            List<PublishedFile> files,
            List<RecordVersion> versions,
            Language language,
            @Nullable String newer) {
        Reader reader = access.reader(callers.current(), found);
        return of(
                found,
                files,
                versions,
                language,
                newer,
                DataAccess.of(
                        found.access(),
                        clock.instant(),
                        access.isLetIn(callers.current(), found.id()),
                        reader.hasTermsFirst()),
                reader::mayRead);
    }

    /** As it will be; whoever sees it reads the files where they still lie. */
    RecordView preview(CatalogueRecord found, List<PublishedFile> files, Language language) {
        return of(
                found,
                files,
                List.of(),
                language,
                null,
                DataAccess.of(found.access(), clock.instant(), true, false),
                file -> new Decision.Open(false));
    }

    private RecordView of(
            CatalogueRecord found,
            List<PublishedFile> files,
            List<RecordVersion> versions,
            Language language,
            @Nullable String newer,
            DataAccess data,
            Function<PublishedFile, Decision> mayRead) {
        Words words = bundles.in(language);
        MetadataRecord record = found.record();
        Published published = newer == null ? publications.of(found) : publications.ofVersion(found);
        String address =
                newer == null ? "/records/" + found.id() : Publications.versionAddress(found.id(), found.version());
        return new RecordView(
                found,
                words,
                record.citedParties().stream()
                        .map(party -> PartyLine.of(party, words))
                        .toList(),
                record.parties().stream()
                        .map(party -> PartyLine.of(party, words))
                        .toList(),
                relations.of(found, words),
                Sections.of(record, words),
                AccessPoint.of(record, words),
                Documentation.html(record.supplement().best(language)),
                files.stream()
                        .limit(FILES)
                        .map(file -> FileLine.of(file, address, mayRead.apply(file)))
                        .toList(),
                files.size() > FILES ? moreFiles(files.get(FILES - 1).path()) : null,
                versions,
                publications.versionDoi(found),
                Citation.text(record, published, language),
                Arrays.stream(CitationStyle.values())
                        .collect(Collectors.toMap(
                                Function.identity(), style -> StyledCitation.text(record, published, language, style))),
                SchemaOrg.forPage(record, published, language),
                published.landingPage().toString(),
                map(record, words),
                replacement(found, words),
                newer,
                data);
    }

    private static String moreFiles(String last) {
        return "?files-after=" + URLEncoder.encode(last, StandardCharsets.UTF_8) + "#files";
    }

    private @Nullable RelationLine replacement(CatalogueRecord found, Words words) {
        Withdrawal withdrawal = found.withdrawal();
        return withdrawal == null || withdrawal.replacedBy() == null
                ? null
                : RelationLine.of(
                                List.of(new Relation(RelationType.IS_OBSOLETED_BY, withdrawal.replacedBy(), null)),
                                catalogue,
                                words)
                        .getFirst();
    }

    private static String map(MetadataRecord record, Words words) {
        if (record.boxes().isEmpty()) {
            return "";
        }
        Caption caption =
                new Caption(words.text("record.map.title"), Places.boxes(record.boxes(), words), words.language());
        return ExtentMap.svg(record.boxes().stream().map(Extent::of).toList(), caption, MAP_WIDTH);
    }
}
