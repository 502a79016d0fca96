package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.crosswalks.LanguageCodes;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What the readers of the sections share: the languages of the document, and what they have to tell. */
final class Reading {

    /** Beyond this a document is told no more of: one absurd line repeated is one fault. */
    private static final int MOST_FINDINGS = 200;

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> locales = new HashMap<>();
    private String language = LanguageCodes.UNKNOWN;

    /** The language of all texts that do not say theirs. */
    void speaks(String code) {
        language = code;
    }

    String language() {
        return language;
    }

    void locale(String id, String code) {
        locales.put(id, code);
    }

    List<Finding> findings() {
        return findings;
    }

    /** Tells of a part: the value as written, the place, and what else the words need. */
    void tell(String code, Part part, String value, String... more) {
        if (findings.size() < MOST_FINDINGS) {
            String[] arguments = new String[2 + more.length];
            arguments[0] = value.length() > 200 ? value.substring(0, 200) + "…" : value;
            arguments[1] = part.line + ":" + part.column;
            System.arraycopy(more, 0, arguments, 2, more.length);
            findings.add(Finding.advice(code, part.path(), arguments));
        }
    }

    /** The texts of a property such as {@code gmd:title}: character string, anchor, and {@code PT_FreeText}. */
    LocalizedText text(@Nullable Part property) {
        if (property == null) {
            return LocalizedText.NONE;
        }
        String own = plain(property);
        Part free = property.first("PT_FreeText");
        if (free == null) {
            return own.isEmpty() ? LocalizedText.NONE : new LocalizedText(Map.of(language, own));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (!own.isEmpty()) {
            texts.put(language, own);
        }
        for (Part localised : free.all("textGroup", "LocalisedCharacterString")) {
            if (localised.hasText()) {
                texts.putIfAbsent(localeOf(localised), localised.text());
            }
        }
        return new LocalizedText(texts);
    }

    /** The text of a property in the document's own language; empty where there is none. */
    String plain(@Nullable Part property) {
        if (property == null) {
            return "";
        }
        List<Part> parts = property.parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.hasText() && part.parts().isEmpty()) {
                return part.text();
            }
        }
        return property.text();
    }

    /** The text of the first property at the end of that way; null where there is none. */
    @Nullable
    String plain(Part from, String... way) {
        for (Part property : from.all(way)) {
            String text = plain(property);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** The address an anchor bears; null where the property holds none. */
    @Nullable
    String anchor(@Nullable Part property) {
        Part anchor = property == null ? null : property.first("Anchor");
        String address = anchor == null ? null : anchor.attribute("href");
        return address == null || address.isEmpty() ? null : address;
    }

    /** The value of a code list; where it is empty, the text beside it. Empty when there is neither. */
    String code(@Nullable Part property) {
        Part list = property == null ? null : property.only();
        if (list == null) {
            return property == null ? "" : property.text();
        }
        String value = list.attribute("codeListValue");
        if (value == null || value.isEmpty()) {
            return list.text();
        }
        // The schemas take the value for an address; the text beside it is as it was meant.
        return value.indexOf('%') >= 0 && value.equals(Out.uri(list.text())) ? list.text() : value;
    }

    private String localeOf(Part localised) {
        String reference = localised.attribute("locale");
        if (reference == null) {
            return language;
        }
        String id = reference.startsWith("#") ? reference.substring(1) : reference;
        Optional<String> known = Optional.ofNullable(locales.get(id))
                .or(() -> LanguageCodes.code(id.startsWith("locale-") ? id.substring(7) : id));
        if (known.isEmpty()) {
            tell("locale-undeclared", localised, reference);
        }
        return known.orElse(LanguageCodes.UNKNOWN);
    }
}
