package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or a phrase of what somebody typed.
 *
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param isPhrase it stood in quotes
 * @param mayBeUnfinished it is the last word, and nothing was typed after it
 */
record TypedPart(String text, int start, int end, boolean isPhrase, boolean mayBeUnfinished) {

    private static final Pattern PARTS = Pattern.compile("[\"“”«»]([^\"“”«»]*)[\"“”«»]|([^\\s\"“”«»]+)");
    private static final int MOST = 32;
    private static final int LONGEST = 2000;

    // Words of questions, and those for what everything here is: no record is about them.
    private static final Set<String> SAY_NOTHING = Set.of(
            "data",
            "dataset",
            "datasets",
            "donnee",
            "donnees",
            "jeu",
            "jeux",
            "where",
            "how",
            "what",
            "which",
            "who",
            "when",
            "can",
            "could",
            "do",
            "does",
            "i",
            "my",
            "we",
            "find",
            "get",
            "need",
            "want",
            "ou",
            "comment",
            "quel",
            "quelle",
            "quels",
            "quelles",
            "qui",
            "quand",
            "puis",
            "peut",
            "trouver",
            "obtenir",
            "faire",
            "avoir",
            "cherche",
            "veux",
            "voudrais",
            "pour");

    /** What is looked at of a text: its beginning, in one form of Unicode. */
    static String readable(String typed) {
        return Folding.composed(typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
    }

    static List<TypedPart> of(String readable) {
        List<TypedPart> all = new ArrayList<>();
        Matcher parts = PARTS.matcher(readable);
        while (all.size() < MOST && parts.find()) {
            boolean isPhrase = parts.group(1) != null;
            all.add(new TypedPart(
                    isPhrase ? parts.group(1) : parts.group(2),
                    parts.start(),
                    parts.end(),
                    isPhrase,
                    !isPhrase && parts.end() == readable.length()));
        }
        return all;
    }

    /** Whether it says anything in both languages. */
    boolean tells() {
        return !SAY_NOTHING.contains(Folding.key(text))
                && !TextQuery.tokens(TextField.TEXT_FR, text).isEmpty()
                && !TextQuery.tokens(TextField.TEXT_EN, text).isEmpty();
    }
}
