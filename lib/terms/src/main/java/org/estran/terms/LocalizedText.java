package org.estran.terms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One text in one or several languages, by ISO 639-1 code (the {@code PT_FreeText} of ISO 19139). Blank texts are not
 * kept, so an empty one is just {@code NONE}.
 */
public record LocalizedText(Map<String, String> byLanguage) {

    public static final LocalizedText NONE = new LocalizedText(Map.of());

    public LocalizedText {
        Map<String, String> kept = new LinkedHashMap<>();
        byLanguage.forEach((language, text) -> {
            if (text != null && !text.isBlank()) {
                kept.put(language, text.strip());
            }
        });
        byLanguage = java.util.Collections.unmodifiableMap(kept);
    }

    public static LocalizedText of(String fr, String en) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("fr", fr);
        texts.put("en", en);
        return new LocalizedText(texts);
    }

    public static LocalizedText in(Language language, String text) {
        return new LocalizedText(Map.of(language.code(), text));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /** The text in that language alone, without falling back to another. */
    public Optional<String> exactly(Language language) {
        return Optional.ofNullable(byLanguage.get(language.code()));
    }

    /** The language the reader gets when asking for {@code wanted}: that one, else the other, else whatever is there. */
    public Optional<String> languageFor(Language wanted) {
        if (byLanguage.containsKey(wanted.code())) {
            return Optional.of(wanted.code());
        }
        if (byLanguage.containsKey(wanted.other().code())) {
            return Optional.of(wanted.other().code());
        }
        return byLanguage.keySet().stream().findFirst();
    }

    /** The best text for that reader; an empty string only when there is no text at all. */
    public String best(Language wanted) {
        return languageFor(wanted).map(byLanguage::get).orElse("");
    }

    /** The same text with one language replaced (or removed, by a blank text). */
    public LocalizedText with(Language language, String text) {
        Map<String, String> texts = new LinkedHashMap<>(byLanguage);
        texts.put(language.code(), text);
        return new LocalizedText(texts);
    }
}
