package org.estran.app.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.estran.terms.Language;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every room's message bundles together: {@code i18n/<room>_fr.properties} and {@code _en}, in UTF-8. A key said by two
 * rooms stops the start: one of them would silently win.
 */
@Component
public final class Bundles {

    private final Map<Language, Words> words = new EnumMap<>(Language.class);

    public Bundles() {
        for (Language language : Language.values()) {
            words.put(language, new Words(language, read(language)));
        }
    }

    /** The words of that language. */
    public Words in(Language language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("no words in " + language);
        }
        return found;
    }

    private static Map<String, String> read(Language language) {
        Map<String, String> all = new HashMap<>();
        try {
            for (Resource bundle : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:i18n/*_" + language.code() + ".properties")) {
                load(bundle).forEach((key, text) -> {
                    if (all.put(key.toString(), text.toString()) != null) {
                        throw new IllegalStateException("two bundles say " + key + "; one is " + bundle);
                    }
                });
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    private static Properties load(Resource bundle) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
