package org.estran.app.catalogue.search;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.estran.terms.Language;

/** The fields words are looked for in, and what a word found there weighs. */
enum TextField {
    TITLE_FR(4f),
    TITLE_EN(4f),
    TITLE_PLAIN(3f),
    TEXT_FR(1f),
    TEXT_EN(1f),
    TEXT_PLAIN(0.8f);

    private final float boost;

    TextField(float boost) {
        this.boost = boost;
    }

    /** Where words of that language are: its own fields, and those of any language. */
    static List<TextField> in(String language) {
        List<TextField> plain = List.of(TITLE_PLAIN, TEXT_PLAIN);
        return Language.of(language)
                .map(one -> one == Language.FR
                        ? List.of(TITLE_FR, TEXT_FR, TITLE_PLAIN, TEXT_PLAIN)
                        : List.of(TITLE_EN, TEXT_EN, TITLE_PLAIN, TEXT_PLAIN))
                .orElse(plain);
    }

    float boost() {
        return boost;
    }

    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    Analyzer analyzer() {
        return switch (this) {
            case TITLE_FR, TEXT_FR -> TextAnalysis.FRENCH;
            case TITLE_EN, TEXT_EN -> TextAnalysis.ENGLISH;
            case TITLE_PLAIN, TEXT_PLAIN -> TextAnalysis.PLAIN;
        };
    }
}
