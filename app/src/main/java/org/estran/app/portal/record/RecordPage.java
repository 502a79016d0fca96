package org.estran.app.portal.record;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /records/{id}}: the landing page, or another form of the record. */
@Controller
class RecordPage {

    private static final int FILES = 100;
    private static final int MAP_WIDTH = 460;

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final Publications publications;
    private final Formats formats;

    RecordPage(Catalogue catalogue, Bundles bundles, Publications publications, Formats formats) {
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.publications = publications;
        this.formats = formats;
    }

    @GetMapping("/records/{id}")
    Object record(
            @PathVariable String id,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            Language language) {
        CatalogueRecord found = catalogue.find(id).orElseThrow(RecordPage::notFound);
        return Negotiation.format(f, accept)
                .<Object>map(format -> inFormat(found, format, language))
                .orElseGet(() -> page(found, filesAfter, language, null));
    }

    @GetMapping("/records/{id}/versions/{version}")
    ModelAndView version(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter,
            Language language) {
        CatalogueRecord found = catalogue.find(id, version).orElseThrow(RecordPage::notFound);
        int current = catalogue.find(id).map(CatalogueRecord::version).orElse(version);
        return page(found, filesAfter, language, current == version ? null : "/records/" + id);
    }

    private ResponseEntity<byte[]> inFormat(CatalogueRecord found, Format format, Language language) {
        return ResponseEntity.status(found.isGone() ? HttpStatus.GONE : HttpStatus.OK)
                .contentType(format.mediaType())
                .header("Access-Control-Allow-Origin", "*")
                .header("Link", "<" + publications.landingPage(found.id()) + ">; rel=\"describes\"")
                .eTag("\"" + found.change() + "-" + format.word() + "-" + language.code() + "\"")
                .body(formats.write(found, format, language));
    }

    private ModelAndView page(
            CatalogueRecord found, @Nullable String filesAfter, Language language, @Nullable String newer) {
        Words words = bundles.in(language);
        MetadataRecord record = found.record();
        Published published = publications.of(found);
        List<PublishedFile> files = found.isDataWithdrawn()
                ? List.of()
                : catalogue.files(found.id(), found.version(), filesAfter, FILES + 1);
        RecordView view = new RecordView(
                found,
                words,
                record.citedParties().stream()
                        .map(party -> PartyLine.of(party, words))
                        .toList(),
                record.parties().stream()
                        .map(party -> PartyLine.of(party, words))
                        .toList(),
                RelationLine.of(record.relations(), catalogue, words),
                files.stream().limit(FILES).map(FileLine::of).toList(),
                files.size() > FILES ? moreFiles(files.get(FILES - 1).path()) : null,
                catalogue.versions(found.id()),
                Citation.text(record, published, language),
                SchemaOrg.forPage(record, published, language),
                publications.landingPage(found.id()),
                map(record, words),
                replacement(found, words),
                newer);
        ModelAndView page = new ModelAndView("portal/record").addObject("view", view);
        if (found.isGone()) {
            page.setStatus(HttpStatus.GONE);
        }
        return page;
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
        Caption caption = new Caption(
                words.text("record.map.title"),
                org.estran.app.portal.Places.boxes(record.boxes(), words),
                words.language());
        return ExtentMap.svg(record.boxes().stream().map(Extent::of).toList(), caption, MAP_WIDTH);
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("record-not-found", "No record has that identifier.");
    }
}
