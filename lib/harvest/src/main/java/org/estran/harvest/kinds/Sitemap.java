package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.harvest.xml.Slices;
import org.jspecify.annotations.Nullable;

/** Pages with schema.org's description of a dataset in them, found by a sitemap (sitemaps.org 0.9, Science-on-Schema.org). */
public final class Sitemap implements SourceKind {

    private static final Pattern JSON_LD = Pattern.compile(
            "<script\\b[^>]*type\\s*=\\s*[\"']application/ld\\+json[^\"']*[\"'][^>]*>(.*?)</script>",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DATASET =
            Pattern.compile("\"@type\"\\s*:\\s*(?:\\[[^\\]]*)?\"(?:https?://schema\\.org/|schema:)?Dataset\"");
    private static final String ACCEPT = "text/html, application/xhtml+xml, application/ld+json;q=0.9, */*;q=0.5";
    private static final int MOST_MAPS = 1_000;

    @Override
    public String word() {
        return "sitemap";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        for (URI candidate : candidates(address)) {
            try {
                Answer answer = web.crawl(candidate, "application/xml, text/xml;q=0.9, */*;q=0.5");
                if (isMap(Slices.of(answer.body()))) {
                    return Optional.of(new Source(word(), answer.address(), "", List.of(), List.of(), null, false));
                }
            } catch (SourceFailed failed) {
                if (failed.reason().isForAll()) {
                    throw failed;
                }
            }
        }
        return Optional.empty();
    }

    private static List<URI> candidates(URI address) {
        String path = String.valueOf(address.getPath());
        return path.isEmpty() || path.equals("/") ? List.of(address.resolve("/sitemap.xml")) : List.of(address);
    }

    private static boolean isMap(Slices document) {
        return document.localName().equals("urlset") || document.localName().equals("sitemapindex");
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new Listing(web, selection, ACCEPT, () -> list(web, selection.address()), Sitemap::dataset);
    }

    private static List<Listing.Entry> list(Web web, URI root) throws SourceFailed, InterruptedException {
        List<Listing.Entry> pages = new ArrayList<>();
        Deque<URI> maps = new ArrayDeque<>(List.of(root));
        for (int read = 0; !maps.isEmpty() && read < MOST_MAPS; read++) {
            Answer answer = web.crawl(maps.removeFirst(), "application/xml, text/xml;q=0.9, */*;q=0.5");
            Slices map = Slices.of(answer.body());
            for (Slices part : map.children()) {
                URI address = address(answer.address(), part.text("loc"));
                if (address != null && part.localName().equals("sitemap")) {
                    maps.add(address);
                } else if (address != null && part.localName().equals("url")) {
                    String changed = part.text("lastmod");
                    pages.add(new Listing.Entry(address.toString(), address, changed.isEmpty() ? null : changed));
                }
            }
        }
        return pages;
    }

    private static @Nullable URI address(URI map, String text) {
        try {
            return text.isEmpty() ? null : map.resolve(text);
        } catch (IllegalArgumentException garbled) {
            return null;
        }
    }

    /** The first description of a dataset on the page, as it stands there. */
    static Optional<byte[]> dataset(Answer page) {
        if (page.looksLikeJson()) {
            return DATASET.matcher(page.text()).find() ? Optional.of(page.body()) : Optional.empty();
        }
        Matcher scripts = JSON_LD.matcher(page.text());
        while (scripts.find()) {
            if (DATASET.matcher(scripts.group(1)).find()) {
                return Optional.of(scripts.group(1).strip().getBytes(UTF_8));
            }
        }
        return Optional.empty();
    }
}
