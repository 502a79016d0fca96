package org.estran.ows.csw;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.estran.crosswalks.Boxes;
import org.estran.crosswalks.Periods;
import org.estran.ows.Markup;
import org.estran.records.Distribution;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/** Records as entries of Atom (RFC 4287) with GeoRSS boxes, and the feed of OpenSearch 1.1 around them. */
public final class AtomWriter {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private AtomWriter() {}

    /**
     * What a feed says of itself.
     *
     * @param self the address that was asked
     * @param next the address of the next page; null on the last
     */
    public record Feed(String title, String self, @Nullable String next, String description, String query) {}

    /** Begins a feed; entries follow, and the end of all elements. */
    public static void open(Markup out, Feed feed, Answers.Counts counts, long start, int most, Instant now)
            throws IOException {
        out.start(
                "atom:feed",
                "xmlns:atom",
                ATOM,
                "xmlns:os",
                "http://a9.com/-/spec/opensearch/1.1/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:georss",
                "http://www.georss.org/georss");
        out.element("atom:id", feed.self());
        out.element("atom:title", feed.title());
        out.element("atom:updated", Answers.moment(now));
        out.start("atom:author").element("atom:name", feed.title()).end();
        link(out, "self", "application/atom+xml", feed.self());
        link(out, "search", "application/opensearchdescription+xml", feed.description());
        if (feed.next() != null) {
            link(out, "next", "application/atom+xml", feed.next());
        }
        out.element("os:totalResults", String.valueOf(counts.matched()));
        out.element("os:startIndex", String.valueOf(start));
        out.element("os:itemsPerPage", String.valueOf(most));
        out.start("os:Query", "role", "request", "searchTerms", feed.query().isEmpty() ? null : feed.query())
                .attribute("startIndex", String.valueOf(start))
                .end();
    }

    public static String entry(RecordWriter.Described described, Language language) {
        StringWriter text = new StringWriter(2048);
        try {
            entry(new Markup(text), described, language);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static void entry(Markup out, RecordWriter.Described described, Language language) throws IOException {
        MetadataRecord record = described.record();
        out.start(
                "atom:entry",
                "xmlns:atom",
                ATOM,
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "xmlns:georss",
                "http://www.georss.org/georss");
        String page = described.published().landingPage().toString();
        out.element("atom:id", page);
        out.element("atom:title", record.title().best(language));
        out.element("atom:updated", Answers.moment(described.modified()));
        out.element("dc:identifier", described.identifier());
        for (Party party : record.citedParties()) {
            if (!party.name().isBlank()) {
                out.start("atom:author").element("atom:name", party.name()).end();
            }
        }
        link(out, "alternate", "text/html", page);
        for (Distribution distribution : record.distributions()) {
            if (distribution.address() != null && distribution.address().matches("(?i)https?://\\S+")) {
                link(out, "related", null, distribution.address());
            }
        }
        for (var keyword : record.keywords()) {
            out.start("atom:category", "term", keyword.label().best(language)).end();
        }
        out.element("atom:summary", record.summary().best(language));
        String period = Periods.text(record.period(), "").orElse(null);
        if (period != null) {
            out.element("dc:date", period);
        }
        for (BoundingBox box : Boxes.unfolded(record.coveringBoxes())) {
            out.element(
                    "georss:box",
                    Boxes.degrees(box.south()) + " " + Boxes.degrees(box.west()) + " " + Boxes.degrees(box.north())
                            + " " + Boxes.degrees(box.east()));
        }
        out.endAll();
    }

    private static void link(Markup out, String relation, @Nullable String type, String address) throws IOException {
        out.start("atom:link", "rel", relation, "type", type, "href", address).end();
    }
}
