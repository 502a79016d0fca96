package org.estran.app.portal.record;

import java.util.List;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.deposit.Deposits;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/**
 * The text in which the authors of a dataset say how to get at it and how to read it: the record's {@code supplement}, in
 * Markdown (CommonMark). HTML in it is shown as text, and pictures, which would come from elsewhere, as their words.
 */
@Component
class Documentation {

    private static final int LONGEST = 100_000;
    private static final int DEEPEST_HEADING = 6;
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .build();

    private final Catalogue catalogue;
    private final Deposits deposits;

    Documentation(Catalogue catalogue, Deposits deposits) {
        this.catalogue = catalogue;
        this.deposits = deposits;
    }

    static String html(String markdown) {
        if (markdown.isBlank()) {
            return "";
        }
        Node document = PARSER.parse(markdown);
        document.accept(new FitsThePage());
        return RENDERER.render(document);
    }

    /** The depositor, and those who keep the catalogue. */
    boolean mayWrite(Caller caller, CatalogueRecord record) {
        return !record.isGone()
                && (caller.is(AccountRole.MODERATOR)
                        || caller.is(AccountRole.ADMINISTRATOR)
                        || deposits.isDepositor(caller, record.id()));
    }

    /**
     * Replaces the text; empty texts remove it.
     *
     * @param ifChange the state of the record that the writer has seen
     * @throws ProblemException {@code not-an-author}, {@code documentation-too-long}, {@code record-outdated}
     */
    void write(Caller caller, CatalogueRecord record, Map<Language, String> texts, long ifChange) {
        refuseStrangers(caller, record);
        List<Finding> tooLong = texts.entrySet().stream()
                .filter(text -> text.getValue().length() > LONGEST)
                .map(text -> Finding.blocking(
                        "documentation-too-long", "/supplement/" + text.getKey().code(), String.valueOf(LONGEST)))
                .toList();
        if (!tooLong.isEmpty()) {
            throw ProblemException.invalid("documentation-too-long", "This text is too long to be kept.", tooLong);
        }
        LocalizedText supplement = record.record().supplement();
        for (Map.Entry<Language, String> text : texts.entrySet()) {
            supplement = supplement.with(text.getKey(), text.getValue().replace("\r\n", "\n"));
        }
        MetadataRecord changed = record.record().change().supplement(supplement).build();
        catalogue.amend(record.id(), changed, ifChange);
    }

    void refuseStrangers(Caller caller, CatalogueRecord record) {
        if (!mayWrite(caller, record)) {
            throw ProblemException.notAllowed(
                    "not-an-author", "Only its depositor and the centre's moderators document a dataset.");
        }
    }

    /** The page has headings of its own above these, and shows no picture from elsewhere. */
    private static final class FitsThePage extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(DEEPEST_HEADING, heading.getLevel() + 2));
            visitChildren(heading);
        }

        @Override
        public void visit(Image image) {
            visitChildren(image);
            for (Node words = image.getFirstChild(); words != null; words = image.getFirstChild()) {
                image.insertBefore(words);
            }
            image.unlink();
        }
    }
}
