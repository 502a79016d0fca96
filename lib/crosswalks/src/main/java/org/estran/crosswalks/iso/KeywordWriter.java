package org.estran.crosswalks.iso;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.records.Keyword;
import org.estran.terms.LocalizedText;

/** Keywords by thesaurus and type: {@code MD_Keywords}. */
final class KeywordWriter {

    private final Out out;
    private final CitationWriter citations;

    KeywordWriter(Out out) {
        this.out = out;
        this.citations = new CitationWriter(out);
    }

    /** Neighbours of one thesaurus and type share a group, so that the order is kept. */
    void write(List<Keyword> keywords) {
        Keyword before = null;
        for (Keyword keyword : keywords) {
            if (keyword.label().isEmpty() && keyword.uri() == null) {
                continue;
            }
            if (before != null && !isOneGroup(before, keyword)) {
                group(before);
            }
            if (before == null || !isOneGroup(before, keyword)) {
                out.open(Pack.MRI, "descriptiveKeywords").open(Pack.MRI, "MD_Keywords");
            }
            out.text(Pack.MRI, "keyword", keyword.label(), keyword.uri());
            before = keyword;
        }
        if (before != null) {
            group(before);
        }
    }

    private static boolean isOneGroup(Keyword one, Keyword other) {
        return Objects.equals(one.thesaurus(), other.thesaurus())
                && Objects.equals(one.thesaurusUri(), other.thesaurusUri())
                && Objects.equals(one.type(), other.type());
    }

    private void group(Keyword keyword) {
        out.code(Pack.MRI, "type", Pack.MRI, "MD_KeywordTypeCode", keyword.type());
        if (keyword.thesaurus() != null || keyword.thesaurusUri() != null) {
            LocalizedText name = keyword.thesaurus() == null
                    ? LocalizedText.NONE
                    : new LocalizedText(Map.of(out.language(), keyword.thesaurus()));
            citations.titled(Pack.MRI, "thesaurusName", name, keyword.thesaurusUri(), () -> {});
        }
        out.close(2);
    }
}
