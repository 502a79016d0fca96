package org.estran.app.portal.record;

import java.net.URI;
import org.estran.app.pages.Words;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text as the page shows it.
 *
 * @param language the text's own, where it is known; a screen reader then says it right
 * @param address where it leads
 */
public record Shown(
        String text, @Nullable String language, @Nullable String address) {

    static Shown of(String text) {
        return new Shown(text, null, addressIn(text));
    }

    static Shown of(LocalizedText text, Words words) {
        return of(text, null, words);
    }

    /** @param reference an address, a DOI or a code; the two first are followed */
    static Shown of(LocalizedText text, @Nullable String reference, Words words) {
        String address = reference == null ? null : addressIn(reference);
        if (text.isEmpty()) {
            return new Shown(reference == null ? "" : reference, null, address);
        }
        return new Shown(
                text.best(words.language()), text.languageFor(words.language()).orElse(null), address);
    }

    /** Only what is certainly an address of the web, or a DOI, is ever followed. */
    static @Nullable String addressIn(String text) {
        return Doi.parse(text).map(Doi::address).orElseGet(() -> isWebAddress(text) ? text : null);
    }

    static boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (java.net.URISyntaxException words) {
            return false;
        }
    }

    boolean isEmpty() {
        return text.isBlank();
    }
}
