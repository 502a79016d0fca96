package org.estran.app.dissemination.signposting;

import java.io.OutputStream;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code application/linkset+json} (RFC 9264, section 4.2), written as it is told. */
final class LinksetJson implements LinksetWriter {

    private final JsonGenerator json;
    private @Nullable String anchor;
    private @Nullable String rel;

    LinksetJson(OutputStream to) {
        json = RecordJson.mapper().writer().createGenerator(to);
        json.writeStartObject();
        json.writeArrayPropertyStart("linkset");
    }

    @Override
    public void link(String from, Signpost post) {
        if (!from.equals(anchor)) {
            endAnchor();
            json.writeStartObject();
            json.writeStringProperty("anchor", from);
            anchor = from;
        }
        if (!post.rel().equals(rel)) {
            endRelation();
            json.writeArrayPropertyStart(post.rel());
            rel = post.rel();
        }
        json.writeStartObject();
        json.writeStringProperty("href", post.target());
        if (post.type() != null) {
            json.writeStringProperty("type", post.type());
        }
        if (post.profile() != null) {
            // An extension attribute has all its values (section 4.2.4.3).
            json.writeArrayPropertyStart("profile");
            json.writeString(post.profile());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void endRelation() {
        if (rel != null) {
            json.writeEndArray();
            rel = null;
        }
    }

    private void endAnchor() {
        endRelation();
        if (anchor != null) {
            json.writeEndObject();
        }
    }

    @Override
    public void end() {
        endAnchor();
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }
}
