package org.estran.app.dissemination.signposting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.springframework.stereotype.Component;

/** Writes the link set of a page: where it leads, and what its forms and files say of it, as many as there are. */
@Component
class Linksets {

    /** The syntaxes of RFC 9264. */
    enum Syntax {
        JSON("json", "application/linkset+json"),
        TEXT("text", "application/linkset");

        private final String word;
        private final String mediaType;

        Syntax(String word, String mediaType) {
            this.word = word;
            this.mediaType = mediaType;
        }

        String word() {
            return word;
        }

        String mediaType() {
            return mediaType;
        }

        static Optional<Syntax> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    private final Catalogue catalogue;

    Linksets(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void write(Landmark landmark, Syntax syntax, OutputStream to) throws IOException {
        LinksetWriter out = switch (syntax) {
            case JSON -> new LinksetJson(to);
            case TEXT -> new LinksetText(to);
        };
        for (Signpost post : landmark.posts()) {
            out.link(landmark.page(), post);
        }
        eachFile(landmark, file -> out.link(landmark.page(), file));
        for (Signpost post : landmark.posts()) {
            if (post.rel().equals("describedby")) {
                out.link(post.target(), landmark.back("describes"));
            }
        }
        eachFile(landmark, file -> out.link(file.target(), landmark.back("collection")));
        // Not ended after a failure: half a set must not look like a whole one.
        out.end();
    }

    private interface FileUse {
        void take(Signpost file) throws IOException;
    }

    private void eachFile(Landmark landmark, FileUse use) throws IOException {
        if (!landmark.hasFiles()) {
            return;
        }
        CatalogueRecord found = landmark.found();
        var files = catalogue.eachFile(found.id(), found.version()).iterator();
        while (files.hasNext()) {
            var file = files.next();
            if (file.withdrawal() == null) {
                use.take(new Signpost(landmark.file(file.path()), "item", file.mediaType()));
            }
        }
    }
}
