package org.estran.app.links.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.links.store.LinkRows;
import org.estran.harvest.web.Web;
import org.estran.records.Distribution;
import org.estran.terms.Digests;
import org.jspecify.annotations.Nullable;

/** The addresses under which a record says that its thing is had: those of the web, and not our own. */
final class LinksInRecords {

    private static final int MOST = 200;
    private static final int LONGEST = 2_000;

    private final String own;

    /** @param base of this centre: what it serves itself it need not ask itself for */
    LinksInRecords(URI base) {
        this.own = Web.authority(base);
    }

    Set<LinkRows.Found> of(CatalogueRecord record) {
        Set<LinkRows.Found> found = new LinkedHashSet<>();
        if (!record.isGone()) {
            record.record().distributions().stream()
                    .map(Distribution::address)
                    .flatMap(address -> link(address).stream())
                    .limit(MOST)
                    .forEach(found::add);
        }
        return found;
    }

    private Optional<LinkRows.Found> link(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            // What stands behind # is the browser's business.
            URI address = new URI(text.strip().replace(" ", "%20").replaceFirst("#.*$", ""));
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean isOfTheWeb = (scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null;
            String host = isOfTheWeb ? Web.authority(address) : "";
            return host.isEmpty() || host.equals(own)
                    ? Optional.empty()
                    : Optional.of(new LinkRows.Found(digest(address.toString()), address.toString(), host));
        } catch (URISyntaxException garbled) {
            // That it is no address is for the quality of the record to say.
            return Optional.empty();
        }
    }

    private static String digest(String address) {
        return HexFormat.of().formatHex(Digests.of("SHA-256").digest(address.getBytes(UTF_8)));
    }
}
