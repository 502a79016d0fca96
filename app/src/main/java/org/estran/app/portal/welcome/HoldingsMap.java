package org.estran.app.portal.welcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.home.Home;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.cartography.Caption;
import org.estran.cartography.Extent;
import org.estran.cartography.WorldMap;
import org.estran.terms.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The map of all that the centre holds. Drawn once for each {@linkplain Catalogue#state() state} of its records and kept
 * in the home's cache, so that the first page after a start does not wait for a drawing.
 */
@Component
class HoldingsMap {

    private static final Logger LOG = LoggerFactory.getLogger(HoldingsMap.class);

    /** To be raised when drawings come out differently: older ones are then not found any more. */
    private static final int VERSION = 1;

    private static final int WIDTH = 1440;
    private static final int MOST = 5000;

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final Path folder;
    private final Map<Language, Drawn> drawn = new ConcurrentHashMap<>();

    private record Drawn(String state, String svg) {}

    HoldingsMap(Catalogue catalogue, Bundles bundles, Home home) {
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.folder = home.cache().resolve("holdings");
    }

    String svg(Language language) {
        String state = catalogue.state();
        Drawn last = drawn.get(language);
        if (last == null || !last.state().equals(state)) {
            last = new Drawn(state, kept(state, language));
            drawn.put(language, last);
        }
        return last.svg();
    }

    private String kept(String state, Language language) {
        Path file = folder.resolve(language.code() + ".svg");
        String first = "<!-- " + VERSION + " " + state + " -->\n";
        String found = read(file);
        if (found.startsWith(first)) {
            return found.substring(first.length());
        }
        String svg = draw(language);
        keep(file, first + svg);
        return svg;
    }

    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    private void keep(Path file, String text) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "draft", "");
            try {
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException notKept) {
            LOG.warn("the map of the holdings cannot be kept: {}", notKept.toString());
        }
    }

    private String draw(Language language) {
        Words words = bundles.in(language);
        List<Extent> extents = catalogue.extents(SearchRequest.EVERYTHING.language(language), MOST).stream()
                .flatMap(record -> record.boxes().stream()
                        .map(box -> new Extent(box, record.title().best(language), "/records/" + record.id())))
                .toList();
        Caption caption = new Caption(
                words.text("home.map.title"), words.count("home.map.description", extents.size()), language);
        return WorldMap.svg(extents, caption, WIDTH, false);
    }
}
