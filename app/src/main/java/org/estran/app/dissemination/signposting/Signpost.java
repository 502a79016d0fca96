package org.estran.app.dissemination.signposting;

import org.jspecify.annotations.Nullable;

/**
 * A typed link (RFC 8288).
 *
 * @param target absolute address
 * @param rel registered relation type
 * @param type media type of the target
 * @param profile of the target (RFC 6906)
 */
record Signpost(
        String target,
        String rel,
        @Nullable String type,
        @Nullable String profile) {

    Signpost {
        // Some DOIs have letters that an address must not have.
        target = target.replace("<", "%3C")
                .replace(">", "%3E")
                .replace("\"", "%22")
                .replace(" ", "%20");
    }

    Signpost(String target, String rel) {
        this(target, rel, null, null);
    }

    Signpost(String target, String rel, @Nullable String type) {
        this(target, rel, type, null);
    }

    /** As an element of the header {@code Link}. */
    String inHeader() {
        StringBuilder link = new StringBuilder("<")
                .append(target)
                .append(">; rel=\"")
                .append(rel)
                .append('"');
        if (type != null) {
            link.append("; type=\"").append(type).append('"');
        }
        if (profile != null) {
            link.append("; profile=\"").append(profile).append('"');
        }
        return link.toString();
    }
}
