package org.estran.app.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/** The keywords that are of no vocabulary, as one list in each language; those of a vocabulary stay as they are. */
final class FreeKeywords {

    private static final int MOST = 100;

    private FreeKeywords() {}

    static void show(FormPart part, MetadataRecord record, Map<String, String> fields) {
        for (Language language : Language.values()) {
            fields.put(
                    part.name() + "." + language.code(),
                    record.keywords().stream()
                            .filter(keyword -> keyword.uri() == null)
                            .flatMap(keyword -> keyword.label().exactly(language).stream())
                            .collect(Collectors.joining(", ")));
        }
    }

    static List<Keyword> read(FormPart part, RecordForm form, MetadataRecord before) {
        List<String> french = words(form.value(part.name() + ".fr"));
        List<String> english = words(form.value(part.name() + ".en"));
        List<Keyword> keywords = new ArrayList<>(before.keywords().stream()
                .filter(keyword -> keyword.uri() != null)
                .toList());
        List<Keyword> paired = before.keywords().stream()
                .filter(keyword -> keyword.uri() == null)
                .filter(keyword -> isAmong(keyword, Language.FR, french) && isAmong(keyword, Language.EN, english))
                .toList();
        keywords.addAll(paired);
        french.stream()
                .filter(word -> isFree(word, Language.FR, paired))
                .forEach(word -> keywords.add(free(Language.FR, word)));
        english.stream()
                .filter(word -> isFree(word, Language.EN, paired))
                .forEach(word -> keywords.add(free(Language.EN, word)));
        return keywords;
    }

    private static boolean isAmong(Keyword keyword, Language language, List<String> words) {
        return keyword.label().exactly(language).map(words::contains).orElse(false);
    }

    private static boolean isFree(String word, Language language, List<Keyword> paired) {
        return paired.stream()
                .noneMatch(keyword -> keyword.label().exactly(language).equals(Optional.of(word)));
    }

    private static Keyword free(Language language, String word) {
        return new Keyword(LocalizedText.in(language, word), null, null);
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split("[,;\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
