package org.estran.terms;

import java.util.Locale;
import java.util.Optional;

/** The two languages every page speaks; French is first. */
public enum Language {
    FR,
    EN;

    /** The ISO 639-1 code, lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    public Language other() {
        return this == FR ? EN : FR;
    }

    /** The language of a tag such as {@code fr}, {@code en-GB}; empty when it is neither. */
    public static Optional<Language> of(String tag) {
        String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return switch (primary) {
            case "fr", "fra", "fre" -> Optional.of(FR);
            case "en", "eng" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }
}
