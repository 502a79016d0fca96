package org.estran.app.portal.search;

import java.util.List;
import java.util.stream.Collectors;
import org.estran.app.catalogue.RankReason;
import org.estran.app.pages.Words;
import org.estran.terms.Language;

/** Reasons for a rank, as a reader reads them. */
final class RankWords {

    private RankWords() {}

    static String of(List<RankReason> reasons, Words words) {
        return reasons.isEmpty()
                ? words.text("why.newest")
                : reasons.stream()
                        .map(reason -> one(reason, words))
                        .distinct()
                        .collect(Collectors.joining(words.language() == Language.FR ? " ; " : "; "));
    }

    private static String one(RankReason reason, Words words) {
        String what = reason.what().best(words.language());
        return switch (reason.ground()) {
            case IDENTIFIER -> words.text("why.identifier");
            case TITLE -> words.text("why.word-in-title", what);
            case ABOUT -> words.text("why.about", what);
            case NARROWER -> words.text("why.narrower", what);
            case TEXT -> words.text("why.word-in-text", what);
            case MENTIONED -> words.text("why.mentioned", what);
            case BEGINNING -> words.text("why.word-begins", what);
            case OVERLAP -> words.text("why.overlap", what);
        };
    }
}
