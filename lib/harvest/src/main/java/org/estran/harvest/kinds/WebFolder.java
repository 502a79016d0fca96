package org.estran.harvest.kinds;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.web.Answer;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;

/** A web accessible folder: pages of links to XML documents and to folders below, as web servers write them. */
public final class WebFolder implements SourceKind {

    private static final Pattern LINK =
            Pattern.compile("<a\\s[^>]*?href\\s*=\\s*[\"']([^\"'#]+)[\"']", Pattern.CASE_INSENSITIVE);
    private static final String ACCEPT = "text/xml, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5";
    private static final int MOST_FOLDERS = 5_000;
    private static final int MOST_DOCUMENTS = 2_000_000;

    @Override
    public String word() {
        return "waf";
    }

    @Override
    public boolean isProven() {
        return true;
    }

    @Override
    public Optional<Source> recognise(Web web, URI address) throws SourceFailed, InterruptedException {
        Answer answer = web.crawl(address, ACCEPT);
        if (!answer.looksLikeHtml()) {
            return Optional.empty();
        }
        List<URI> links = links(answer);
        long documents = links.stream().filter(WebFolder::isDocument).count();
        boolean hasFolders = links.stream().anyMatch(link -> isBelow(link, answer.address()) && isFolder(link));
        boolean isListing = documents > 0 || (hasFolders && answer.text().contains("Index of"));
        return isListing
                ? Optional.of(new Source(
                        word(), answer.address(), "", List.of(), List.of(), hasFolders ? null : documents, false))
                : Optional.empty();
    }

    @Override
    public Harvest open(Web web, Selection selection) {
        return new Listing(web, selection, ACCEPT, () -> list(web, selection.address()), Listing.Reading.WHOLE);
    }

    private static List<Listing.Entry> list(Web web, URI root) throws SourceFailed, InterruptedException {
        List<Listing.Entry> documents = new ArrayList<>();
        Set<URI> seen = new HashSet<>(Set.of(root));
        Deque<URI> folders = new ArrayDeque<>(List.of(root));
        while (!folders.isEmpty() && seen.size() < MOST_FOLDERS && documents.size() < MOST_DOCUMENTS) {
            Answer answer = web.crawl(folders.removeFirst(), ACCEPT);
            for (URI link : links(answer)) {
                if (!isBelow(link, root)) {
                    continue;
                }
                if (isDocument(link)) {
                    documents.add(new Listing.Entry(link.toString(), link, null));
                } else if (isFolder(link) && seen.add(link)) {
                    folders.add(link);
                }
            }
        }
        return documents;
    }

    private static List<URI> links(Answer page) {
        List<URI> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(page.text());
        while (matcher.find()) {
            try {
                links.add(page.address()
                        .resolve(matcher.group(1).replace("&amp;", "&").strip()));
            } catch (IllegalArgumentException garbled) {
                // A link that is no address leads nowhere.
            }
        }
        return links;
    }

    private static boolean isDocument(URI link) {
        return link.getQuery() == null
                && String.valueOf(link.getPath()).toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    private static boolean isFolder(URI link) {
        return link.getQuery() == null && String.valueOf(link.getPath()).endsWith("/");
    }

    /** Folders lead down and never elsewhere. */
    private static boolean isBelow(URI link, URI root) {
        String base = Addresses.bare(root).toString().replaceFirst("[^/]*$", "");
        return link.toString().startsWith(base) && !link.toString().equals(base);
    }
}
