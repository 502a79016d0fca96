package org.estran.app.harvests.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.Digests;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * What two descriptions of the same thing have in common where they share no identifier. Made of the kind of thing, a title
 * (small letters and digits of its words, no accents), the first and last day of its time and the box around its places, to
 * a hundredth of a degree; a record that lacks one of them, or whose title has fewer than three words or twelve letters and digits,
 * has none. One for each language of the title.
 */
final class Fingerprints {

    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_SIGNS = 12;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");

    private Fingerprints() {}

    static Set<String> of(MetadataRecord record) {
        String where = where(record);
        String when = when(record.period());
        return where == null || when == null
                ? Set.of()
                : record.title().byLanguage().values().stream()
                        .map(Fingerprints::plain)
                        .filter(Fingerprints::saysEnough)
                        .map(title -> digest(String.join("\n", record.kind().word(), title, when, where)))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers in the titles of a record: years, levels, stations and parts tell its like apart. */
    static Set<String> numbers(MetadataRecord record) {
        Set<String> numbers = new TreeSet<>();
        for (String title : record.title().byLanguage().values()) {
            Matcher number = NUMBER.matcher(title);
            while (number.find()) {
                numbers.add(number.group());
            }
        }
        return numbers;
    }

    /** The organisations a record names, in plain letters; not who merely keeps it, as every catalogue does. */
    static Set<String> organisations(MetadataRecord record) {
        return record.parties().stream()
                .filter(party -> party.role() != Role.CUSTODIAN)
                .map(Party::organisation)
                .filter(Objects::nonNull)
                .map(Fingerprints::plain)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    static String plain(String text) {
        String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.matcher(letters).replaceAll(" ").strip();
    }

    private static boolean saysEnough(String title) {
        return title.split(" ").length >= FEWEST_WORDS && title.replace(" ", "").length() >= FEWEST_SIGNS;
    }

    private static @Nullable String when(@Nullable TimeInterval period) {
        return period == null || period.isEmpty() ? null : day(period.start()) + "/" + day(period.end());
    }

    private static String day(@Nullable Instant moment) {
        return moment == null
                ? ".."
                : moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static @Nullable String where(MetadataRecord record) {
        return record.coveringBoxes().isEmpty()
                ? null
                : record.coveringBoxes().stream()
                        .map(Fingerprints::rounded)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    private static String rounded(BoundingBox box) {
        return DoubleStream.of(box.west(), box.south(), box.east(), box.north())
                .mapToObj(degrees -> Long.toString(Math.round(degrees * 100)))
                .collect(Collectors.joining(","));
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Digests.of("SHA-256").digest(text.getBytes(UTF_8)));
    }
}
