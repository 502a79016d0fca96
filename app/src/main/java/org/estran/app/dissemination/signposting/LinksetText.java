package org.estran.app.dissemination.signposting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;

/** {@code application/linkset} (RFC 9264, section 4.1): the value of a header {@code Link}, over many lines. */
final class LinksetText implements LinksetWriter {

    private final Writer out;
    private boolean isFirst = true;

    LinksetText(OutputStream to) {
        out = new BufferedWriter(new OutputStreamWriter(to, US_ASCII));
    }

    @Override
    public void link(String anchor, Signpost post) throws IOException {
        out.write(isFirst ? "" : ",\n");
        out.write(post.inHeader());
        out.write("; anchor=\"" + anchor + "\"");
        isFirst = false;
    }

    @Override
    public void end() throws IOException {
        out.write("\n");
        out.close();
    }
}
