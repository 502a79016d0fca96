package org.estran.app.portal.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.app.portal.Places;
import org.estran.cartography.Caption;
import org.estran.cartography.Extent;
import org.estran.cartography.ExtentMap;
import org.estran.crosswalks.Citation;
import org.estran.crosswalks.Published;
import org.estran.crosswalks.SchemaOrg;
import org.estran.records.MetadataRecord;
import org.estran.records.Relation;
import org.estran.records.RelationType;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what the landing page's template shows, for what is published and for what would be. */
@Component
class RecordViews {

    /** Files on one page. */
    static final int FILES = 100;

    private static final int PARTS = 30;
    private static final int MAP_WIDTH = 460;

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final Publications publications;

    RecordViews(Catalogue catalogue, Bundles bundles, Publications publications) {
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.publications = publications;
    }

    /**
     * @param files one more than a page shows, if there are more
     * @param newer the address of the current version, where this is an older one
     */
    RecordView of(
            CatalogueRecord found,
            List<PublishedFile> files,
            List<CatalogueRecord> versions,
            Language language,
            @Nullable String newer) {
        Words words = bundles.in(language);
        MetadataRecord record = found.record();
        Published published = publications.of(found);
        return new RecordView(
                found,
                words,
                record.citedParties().stream()
                        .map(party -> PartyLine.of(party, words))
                        .toList(),
                record.parties().stream()
                        .map(party -> PartyLine.of(party, words))
                        .toList(),
                relations(found, words),
                files.stream().limit(FILES).map(FileLine::of).toList(),
                files.size() > FILES ? moreFiles(files.get(FILES - 1).path()) : null,
                versions,
                Citation.text(record, published, language),
                SchemaOrg.forPage(record, published, language),
                publications.landingPage(found.id()),
                map(record, words),
                replacement(found, words),
                newer);
    }

    /** What the record says of others, then what others say of it: those that are part of it. */
    private List<RelationLine> relations(CatalogueRecord found, Words words) {
        List<RelationLine> said = RelationLine.of(found.record().relations(), catalogue, words);
        Stream<RelationLine> heard = parts(found.id(), words.language()).stream()
                .map(part -> RelationLine.line(
                        words.text("relation." + RelationType.HAS_PART.word()),
                        part.record().title(),
                        "/records/" + part.id(),
                        words,
                        part.id()))
                .filter(line -> said.stream().noneMatch(other -> Objects.equals(other.address(), line.address())));
        return Stream.concat(said.stream(), heard).toList();
    }

    private List<CatalogueRecord> parts(String id, Language language) {
        try {
            return catalogue
                    .search(SearchRequest.EVERYTHING
                            .facet(Facet.NETWORK, id)
                            .sort(SearchRequest.Sort.TITLE)
                            .language(language)
                            .limit(PARTS))
                    .items();
        } catch (ProblemException noIndexYet) {
            // The page is whole without them.
            return List.of();
        }
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
