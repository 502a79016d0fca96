package org.estran.app.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Addresses of the browser code as Vite named it ({@code manifest.json}). A name holds the digest of its bytes, so a
 * browser may keep a file for ever. Built without the browser side ({@code -Dweb.skip=true} on a fresh clone), pages are
 * plain but whole.
 */
@Component
public final class Assets {

    private static final Logger LOG = LoggerFactory.getLogger(Assets.class);

    private final Map<String, String> files = new HashMap<>();
    private final Map<String, List<String>> styles = new HashMap<>();
    private final List<String> fonts = new ArrayList<>();

    public Assets() {
        ClassPathResource manifest = new ClassPathResource("static/assets/manifest.json");
        if (!manifest.exists()) {
            LOG.warn("The browser code was not built: pages come without styles and scripts.");
            return;
        }
        try (InputStream in = manifest.getInputStream()) {
            JsonMapper.shared().readTree(in).forEachEntry(this::remember);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The address of a built file by its source name, e.g. {@code main.ts} or {@code icons.svg}; empty if not built. */
    public String address(String source) {
        return files.getOrDefault(source, "");
    }

    /** The style sheets that belong to an entry. */
    public List<String> stylesOf(String source) {
        return styles.getOrDefault(source, List.of());
    }

    /** The two letter forms that every page needs at once. */
    public List<String> fonts() {
        return List.copyOf(fonts);
    }

    private void remember(String source, JsonNode entry) {
        String address = "/assets/" + entry.path("file").asString();
        files.put(source, address);
        if (source.matches(".*source-(sans|serif)-\\d-latin-wght-normal\\.woff2")) {
            fonts.add(address);
        }
        styles.put(
                source,
                entry.path("css")
                        .valueStream()
                        .map(css -> "/assets/" + css.asString())
                        .toList());
    }
}
