package org.estran.crosswalks.iso;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** Citations and identifiers, in both encodings. */
final class CitationWriter {

    private final Out out;

    CitationWriter(Out out) {
        this.out = out;
    }

    /** A citation that has a title, and after the date that 2003 demands whatever {@code rest} writes. */
    void titled(Pack pack, String property, LocalizedText title, @Nullable String address, Runnable rest) {
        out.open(pack, property).open(Pack.CIT, "CI_Citation");
        if (title.isEmpty() && address == null) {
            out.nil(Pack.CIT, "title", "missing");
        } else {
            out.text(Pack.CIT, "title", title, address);
        }
        if (out.is2003()) {
            out.nil(Pack.CIT, "date", "unknown");
        }
        rest.run();
        out.close(2);
    }

    LocalizedText own(@Nullable String text) {
        return text == null ? LocalizedText.NONE : new LocalizedText(java.util.Map.of(out.language(), text));
    }

    /** {@code MD_Identifier}; in 2003 only {@code RS_Identifier} has a code space. */
    void identifier(Pack pack, String property, @Nullable String code, @Nullable String space) {
        identifier(pack, property, code, null, space, null);
    }

    void identifier(
            Pack pack,
            String property,
            @Nullable String code,
            @Nullable String address,
            @Nullable String space,
            @Nullable String description) {
        out.open(pack, property).open(Pack.MCC, out.is2003() && space != null ? "RS_Identifier" : "MD_Identifier");
        if (code == null && address == null) {
            out.nil(Pack.MCC, "code", "missing");
        } else {
            out.anchor(Pack.MCC, "code", code, address);
        }
        out.string(Pack.MCC, "codeSpace", space);
        if (!out.is2003()) {
            out.string(Pack.MCC, "description", description);
        }
        out.close(2);
    }

    /** {@code CI_Date} of a citation or of the metadata. */
    void date(Pack pack, String property, String date, String type) {
        if (Moments.written(date).isEmpty()) {
            return;
        }
        out.open(pack, property).open(Pack.CIT, "CI_Date");
        out.date(Pack.CIT, "date", date);
        out.code(Pack.CIT, "dateType", Pack.CIT, "CI_DateTypeCode", type);
        out.close(2);
    }
}
