package org.estran.app.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A disk that keeps after a power cut only what was synced: of a file the bytes at its last sync, of a folder the names at
 * its last sync. What was not synced may be there or not, as {@link Luck} will have it. It is told of every sync
 * in place of the real disk; {@link #afterPowerCut} writes into another folder what would be left of this one.
 */
final class ForgetfulDisk extends DiskSync {

    /** What becomes of what was not synced. */
    sealed interface Luck {
        /** All of it is lost. */
        record Nothing() implements Luck {}

        /** Names are there, and their files are empty: what a file system does that writes names in a journal. */
        record NamesOnly() implements Luck {}

        /** Of each name and each file chance decides: lost, whole, cut short, or zeros. */
        record Some(long seed) implements Luck {}
    }

    private final Path root;
    private final Predicate<Path> ignored;
    private final Runnable before;
    private final Map<String, byte[]> contents = new HashMap<>();
    private final Map<String, Map<String, String>> names = new HashMap<>();

    /**
     * @param ignored syncs that are silently not done
     * @param before told before each sync
     */
    ForgetfulDisk(Path root, Predicate<Path> ignored, Runnable before) {
        this.root = root;
        this.ignored = ignored;
        this.before = before;
    }

    @Override
    synchronized void file(Path file) throws IOException {
        before.run();
        if (!ignored.test(file)) {
            if (Files.isDirectory(file)) {
                names.put(key(file), listing(file));
            } else {
                contents.put(key(file), Files.readAllBytes(file));
            }
        }
    }

    /** The same file under any of its names; a number that was given again is another file. */
    private static String key(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return attributes.fileKey() + "@" + attributes.creationTime();
    }

    private static Map<String, String> listing(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : (Iterable<Path>) children::iterator) {
                all.put(child.getFileName().toString(), (Files.isDirectory(child) ? "folder " : "file ") + key(child));
            }
        }
        return all;
    }

    /** Writes what is left into a new folder. */
    synchronized Path afterPowerCut(Luck luck, Path target) throws IOException {
        Map<String, Path> now = new HashMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                now.put(key(path), path);
            }
        }
        Chance chance = new Chance(luck);
        Files.createDirectory(target);
        writeFolder(key(root), now, chance, target);
        return target;
    }

    private void writeFolder(String folder, Map<String, Path> now, Chance chance, Path target) throws IOException {
        Map<String, String> synced = names.getOrDefault(folder, Map.of());
        Map<String, String> current = now.containsKey(folder) ? listing(now.get(folder)) : Map.of();
        TreeSet<String> all = new TreeSet<>(synced.keySet());
        all.addAll(current.keySet());
        for (String name : all) {
            String there = chance.name(synced.get(name), current.get(name));
            if (there == null) {
                continue;
            }
            String key = there.substring(there.indexOf(' ') + 1);
            Path place = target.resolve(name);
            if (there.startsWith("folder ")) {
                Files.createDirectory(place);
                writeFolder(key, now, chance, place);
            } else {
                byte[] unsynced = now.containsKey(key) ? Files.readAllBytes(now.get(key)) : new byte[0];
                Files.write(place, chance.content(contents.get(key), unsynced));
            }
        }
    }

    private static final class Chance {
        private final Luck luck;
        private final Random random;

        Chance(Luck luck) {
            this.luck = luck;
            this.random = new Random(luck instanceof Luck.Some some ? some.seed() : 0);
        }

        String name(String synced, String current) {
            return switch (luck) {
                case Luck.Nothing nothing -> synced;
                case Luck.NamesOnly names -> current;
                case Luck.Some some -> random.nextBoolean() ? synced : current;
            };
        }

        byte[] content(byte[] synced, byte[] current) {
            byte[] least = synced == null ? new byte[0] : synced;
            if (Arrays.equals(least, current) && synced != null) {
                return current;
            }
            // What was synced and not written since stays, whatever was added behind it.
            int same = Math.max(0, Arrays.mismatch(least, current));
            return switch (luck) {
                case Luck.Nothing nothing -> least;
                case Luck.NamesOnly names -> least;
                case Luck.Some some ->
                    switch (random.nextInt(4)) {
                        case 0 -> least;
                        case 1 -> Arrays.copyOf(current, same + (current.length - same) / 2);
                        case 2 -> Arrays.copyOf(Arrays.copyOf(current, same), current.length);
                        default -> current;
                    };
            };
        }
    }
}
