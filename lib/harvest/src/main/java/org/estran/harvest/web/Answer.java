package org.estran.harvest.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came from an address.
 *
 * @param address the last one, after redirects
 * @param mediaType as sent, with its parameters; empty where none was
 * @param etag as sent, with its quotes
 * @param lastModified as sent
 */
public record Answer(
        URI address,
        int status,
        String mediaType,
        byte[] body,
        @Nullable String etag,
        @Nullable String lastModified) {

    public boolean isUnchanged() {
        return status == 304;
    }

    public boolean is(String word) {
        return mediaType.toLowerCase(Locale.ROOT).contains(word);
    }

    /** The body as text in UTF-8; for JSON, HTML and what is looked at only roughly. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the body begins like XML, whatever its media type says. */
    public boolean looksLikeXml() {
        return head().startsWith("<") && !looksLikeHtml();
    }

    public boolean looksLikeHtml() {
        String head = head().toLowerCase(Locale.ROOT);
        return head.startsWith("<!doctype html") || head.startsWith("<html") || head.contains("<html ");
    }

    public boolean looksLikeJson() {
        return head().startsWith("{") || head().startsWith("[");
    }

    private String head() {
        String head = new String(body, 0, Math.min(body.length, 600), StandardCharsets.UTF_8);
        return head.replaceFirst("^\\uFEFF", "").strip();
    }
}
