package org.estran.app.vocabularies.suggest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.vocabularies.Words;

/**
 * Every label of a vocabulary in one text, folded, one a line. A search walks once through it with
 * {@link String#indexOf}, which is a few milliseconds for the labels of 40,000 concepts, and needs a few bytes for each
 * letter. Immutable.
 */
public final class LabelText {

    private static final char LINE = '\n';
    private static final int CLASSES = 1 << 12;

    private final String text;
    private final int[] starts;
    private final int[] concepts;
    private final byte[] traits;
    private final String[] notations;
    private final String[] labels;

    private LabelText(String text, int[] starts, int[] concepts, byte[] traits, String[] notations, String[] labels) {
        this.text = text;
        this.starts = starts;
        this.concepts = concepts;
        this.traits = traits;
        this.notations = notations;
        this.labels = labels;
    }

    /**
     * A hit: the concept's notation, and the label as it is written.
     *
     * @param rank 0 for the label itself, 1 for one that begins so, 2 for one whose words do, 3 for any other
     */
    public record Hit(String notation, String label, int rank) {}

    /** What a label is, in bits: preferred; French; English. */
    public static final int PREFERRED = 1;

    /** See {@link #PREFERRED}. */
    public static final int FRENCH = 2;
    /** See {@link #PREFERRED}. */
    public static final int ENGLISH = 4;

    /** Gathers labels, concept by concept. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder().append(LINE);
        private final List<String> notations = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();
        private int[] starts = new int[256];
        private int[] concepts = new int[256];
        private byte[] traits = new byte[256];
        private int count;

        /** One more label; those of a concept come one after another. */
        public void add(String notation, String label, int trait) {
            if (notations.isEmpty() || !notations.getLast().equals(notation)) {
                notations.add(notation);
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                concepts = Arrays.copyOf(concepts, 2 * count);
                traits = Arrays.copyOf(traits, 2 * count);
            }
            starts[count] = text.length();
            concepts[count] = notations.size() - 1;
            traits[count++] = (byte) trait;
            labels.add(label);
            text.append(fold(label)).append(LINE);
        }

        /** What was gathered. */
        public LabelText build() {
            return new LabelText(
                    text.toString(),
                    Arrays.copyOf(starts, count),
                    Arrays.copyOf(concepts, count),
                    Arrays.copyOf(traits, count),
                    notations.toArray(String[]::new),
                    labels.toArray(String[]::new));
        }
    }

    /** Lower case without accents, words parted by one space. */
    static String fold(String label) {
        String plain = Words.plain(label);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            boolean part = Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
            if (part) {
                folded.append(letter);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }

    /**
     * The concepts that have a label with all words typed, best first: the label itself, one that begins so, one whose
     * words begin so, one that has them anywhere; among equals the preferred label, the reader's language, the shorter.
     *
     * @param language {@link #FRENCH} or {@link #ENGLISH}
     */
    public List<Hit> search(String typed, int language, int limit) {
        String asked = fold(typed);
        if (asked.isEmpty()) {
            return List.of();
        }
        String[] words = asked.split(" ", -1);
        String longest = Arrays.stream(words)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(asked);
        Best best = new Best(8 * limit);
        int line = 0;
        for (int at = text.indexOf(longest); at >= 0; at = text.indexOf(longest, at)) {
            line = lineOf(at, line);
            int end = end(line);
            int rank = rank(asked, words, starts[line], end);
            if (rank >= 0) {
                best.offer(score(rank, line, end, language), line);
            }
            at = end;
        }
        return hits(best, limit);
    }

    private List<Hit> hits(Best best, int limit) {
        List<Hit> hits = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int at = 0; at < best.size; at++) {
            int line = best.lines[at];
            if (hits.size() < limit && seen.add(concepts[line])) {
                hits.add(new Hit(notations[concepts[line]], labels[line], rank(best.scores[at])));
            }
        }
        return hits;
    }

    private long score(int rank, int line, int end, int language) {
        int trait = traits[line];
        long score = rank * 4L + ((trait & PREFERRED) != 0 ? 0 : 2) + ((trait & language) != 0 ? 0 : 1);
        return score * CLASSES + Math.min(end - starts[line], CLASSES - 1);
    }

    private static int rank(long score) {
        return (int) (score / CLASSES / 4);
    }

    private int rank(String asked, String[] words, int start, int end) {
        if (text.startsWith(asked, start)) {
            return start + asked.length() == end ? 0 : 1;
        }
        int rank = 2;
        for (String word : words) {
            int found = within(" " + word, start - 1, end);
            boolean begins = text.startsWith(word, start) || found >= 0;
            if (!begins) {
                rank = 3;
                if (within(word, start, end) < 0) {
                    return -1;
                }
            }
        }
        return rank;
    }

    private int within(String word, int start, int end) {
        int found = text.indexOf(word, start, end);
        return found >= 0 && found + word.length() <= end ? found : -1;
    }

    // Hits come in order, so the line is this one or one behind it: first by doubling steps, then by halves.
    private int lineOf(int at, int from) {
        int step = 1;
        int low = from;
        while (low + step < starts.length && starts[low + step] <= at) {
            low += step;
            step *= 2;
        }
        int high = Math.min(low + step, starts.length);
        int found = Arrays.binarySearch(starts, low, high, at);
        return found >= 0 ? found : -found - 2;
    }

    private int end(int line) {
        return (line + 1 < starts.length ? starts[line + 1] : text.length()) - 1;
    }

    /** The lines of least score, of a number that is fixed. */
    private static final class Best {
        private final long[] scores;
        private final int[] lines;
        private int size;

        Best(int most) {
            scores = new long[most];
            lines = new int[most];
        }

        void offer(long score, int line) {
            if (size == scores.length && score >= scores[size - 1]) {
                return;
            }
            int at = size == scores.length ? size - 1 : size++;
            while (at > 0 && scores[at - 1] > score) {
                scores[at] = scores[at - 1];
                lines[at] = lines[at - 1];
                at--;
            }
            scores[at] = score;
            lines[at] = line;
        }
    }
}
