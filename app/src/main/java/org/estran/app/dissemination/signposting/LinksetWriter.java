package org.estran.app.dissemination.signposting;

import java.io.IOException;

/** Takes links in the order of their anchors, those of one anchor in the order of their relations. */
interface LinksetWriter {

    /** @param anchor where the link leads from */
    void link(String anchor, Signpost post) throws IOException;

    void end() throws IOException;
}
