package org.estran.app.notices;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to be written to one account.
 *
 * @param event what it is about, the same text for the same event for ever: {@code deposit/ctd_2024_k3j9x2ab/4}
 * @param reader the account it goes to
 * @param answerTo the account to whom an answer goes; null where nobody in particular would answer
 */
record Letter(
        String event,
        String reader,
        Language language,
        String subject,
        String body,
        @Nullable String answerTo) {

    /** The text of a letter; a paragraph without words is left out. */
    static String body(String... paragraphs) {
        return Stream.of(paragraphs)
                .filter(paragraph -> !paragraph.isBlank())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** What somebody said, marked as theirs in the manner of mails. */
    static String quoted(String said) {
        return said.isBlank() ? "" : "> " + said.strip().replace("\n", "\n> ");
    }
}
