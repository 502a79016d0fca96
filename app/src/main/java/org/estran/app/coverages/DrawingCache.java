package org.estran.app.coverages;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/**
 * Drawings by the digest of the file they show, so that the same bytes are drawn once, wherever they lie. May be deleted
 * at any time. A file known to have no picture is kept as an empty drawing; one that was merely too slow is tried again
 * after an hour.
 */
final class DrawingCache {

    /** To be raised when drawings come out differently: older ones are then not found any more. */
    static final String VERSION = "3";

    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final Path folder;
    private final Clock clock;

    DrawingCache(Path cache, Clock clock) {
        this.folder = cache.resolve("pictures").resolve(VERSION);
        this.clock = clock;
    }

    /** What is known of a file: nothing (empty), no picture ({@code Known} without drawing), or its drawing. */
    record Known(Optional<Drawing> drawing) {}

    Optional<Known> find(String sha512) {
        Path place = place(sha512);
        try {
            if (Files.isRegularFile(place.resolve("words.properties"))) {
                return Optional.of(new Known(Optional.of(read(place))));
            }
            if (Files.isRegularFile(place.resolve("none"))) {
                return Optional.of(new Known(Optional.empty()));
            }
            Path slow = place.resolve("slow");
            boolean waits = Files.isRegularFile(slow)
                    && Files.getLastModifiedTime(slow)
                            .toInstant()
                            .plus(TRY_AGAIN)
                            .isAfter(clock.instant());
            return waits ? Optional.of(new Known(Optional.empty())) : Optional.empty();
        } catch (IOException | RuntimeException halfGone) {
            return Optional.empty();
        }
    }

    void keep(String sha512, Drawing drawing) {
        Path place = place(sha512);
        write(place, draft -> {
            for (Language language : Language.values()) {
                Files.writeString(
                        draft.resolve(language.code() + ".svg"), drawing.full().getOrDefault(language, ""));
                Files.writeString(
                        draft.resolve(language.code() + ".small.svg"),
                        drawing.thumbnail().getOrDefault(language, ""));
            }
            Properties words = new Properties();
            drawing.title().byLanguage().forEach((language, text) -> words.setProperty("title." + language, text));
            drawing.alt().byLanguage().forEach((language, text) -> words.setProperty("alt." + language, text));
            try (Writer writer = Files.newBufferedWriter(draft.resolve("words.properties"))) {
                words.store(writer, null);
            }
        });
    }

    void keepNothing(String sha512) {
        write(place(sha512), draft -> Files.writeString(draft.resolve("none"), ""));
    }

    /** Does away with what was drawn of those bytes, by older versions too. */
    void forget(String sha512) throws IOException {
        Path place = folder.relativize(place(sha512));
        Path versions = Objects.requireNonNull(folder.getParent());
        if (Files.isDirectory(versions)) {
            try (var each = Files.list(versions)) {
                for (Path version : each.toList()) {
                    remove(version.resolve(place));
                }
            }
        }
    }

    void keepSlow(String sha512) {
        write(place(sha512), draft -> {
            Path slow = Files.writeString(draft.resolve("slow"), "");
            Files.setLastModifiedTime(slow, java.nio.file.attribute.FileTime.from(clock.instant()));
        });
    }

    private static Drawing read(Path place) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(place.resolve("words.properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        Map<Language, String> full = new EnumMap<>(Language.class);
        Map<Language, String> small = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            full.put(language, Files.readString(place.resolve(language.code() + ".svg")));
            small.put(language, Files.readString(place.resolve(language.code() + ".small.svg")));
        }
        return new Drawing(said(words, "title."), said(words, "alt."), full, small);
    }

    private static LocalizedText said(Properties words, String prefix) {
        return LocalizedText.of(words.getProperty(prefix + "fr", ""), words.getProperty(prefix + "en", ""));
    }

    private interface Filling {
        void fill(Path draft) throws IOException;
    }

    /** Written aside and moved into place whole, so that nobody reads half a drawing. */
    private void write(Path place, Filling filling) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempDirectory(folder, "draft");
            filling.fill(draft);
            remove(place);
            Files.createDirectories(place.getParent());
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep a drawing under " + folder, failed);
        }
    }

    private static void remove(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (var files = Files.list(place)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(place);
        }
    }

    private Path place(String sha512) {
        if (!sha512.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("no SHA-512: " + sha512);
        }
        return folder.resolve(sha512.substring(0, 2)).resolve(sha512);
    }
}
