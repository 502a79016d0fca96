package org.estran.app.tabledap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.RecordVersion;
import org.estran.opendap.XmlText;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A feed (RSS 2.0) for each dataset: an item for each of the last versions of its record, newest first. */
@Controller
class RssController {

    private static final int MOST_ITEMS = 20;

    private final Tables tables;
    private final Catalogue catalogue;
    private final Callers callers;

    RssController(Tables tables, Catalogue catalogue, Callers callers) {
        this.tables = tables;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    @GetMapping("/erddap/rss/{id}.rss")
    void feed(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answers.answer(request, response, () -> {
            Dataset dataset = tables.find(id, callers.current());
            Answers.text(
                    request,
                    response,
                    "application/rss+xml;charset=UTF-8",
                    feed(
                            dataset,
                            catalogue.versions(id, null, MOST_ITEMS),
                            tables.address("/erddap/rss/" + id + ".rss")));
        });
    }

    static String feed(Dataset dataset, List<RecordVersion> versions, String address) {
        StringBuilder feed = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
                  <channel>
                """);
        feed.append("    <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
                .append(text(address))
                .append("\"/>\n");
        element(feed, "title", "ERDDAP: " + dataset.title());
        element(feed, "description", "This RSS feed changes when the dataset changes.");
        element(feed, "link", dataset.page());
        element(feed, "pubDate", moment(dataset.record().publishedAt()));
        for (RecordVersion version : versions) {
            feed.append("    <item>\n");
            element(feed, "title", "Version " + version.version() + ", " + version.publishedAt());
            element(feed, "link", dataset.page() + "/versions/" + version.version());
            element(feed, "guid", dataset.page() + "/versions/" + version.version());
            element(feed, "description", told(version));
            element(feed, "pubDate", moment(version.publishedAt()));
            feed.append("    </item>\n");
        }
        return feed.append("  </channel>\n</rss>\n").toString();
    }

    private static String told(RecordVersion version) {
        return version.withdrawal() != null
                ? "The data of this version were withdrawn."
                : "Files: " + version.fileCount() + ", bytes: " + version.byteCount() + ".";
    }

    /** RFC 822, as RSS 2.0 wants it. */
    private static String moment(Instant moment) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static void element(StringBuilder feed, String name, String text) {
        feed.append("    <")
                .append(name)
                .append('>')
                .append(text(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static String text(String text) {
        return XmlText.escaped(text);
    }
}
