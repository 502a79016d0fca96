package org.estran.vocabularies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.terms.Language;

/**
 * Our own list of terms, found by any word for them in French or English. Immutable; the built-in list is read once, when
 * first asked for, in some milliseconds.
 */
public final class Terms {

    private static final class BuiltIn {
        private static final Terms LIST = new Terms(TermTable.read());
    }

    private static final Set<Language> ALL = Set.of(Language.values());

    private final Map<String, Term> byId = new LinkedHashMap<>();
    private final Map<String, List<Term>> byBroader = new HashMap<>();
    private final Map<String, List<Sense>> bySense = new HashMap<>();
    private final Map<Scheme, Map<String, List<Term>>> byNotation = new EnumMap<>(Scheme.class);
    private final Map<String, Integer> longestFrom = new HashMap<>();

    /** A label, in the language it belongs to; {@code asWritten} where no other spelling will do. */
    private record Sense(Term term, Language language, String label, boolean asWritten) {}

    /**
     * Terms found in a text.
     *
     * @param start where their words begin in the text
     * @param end where they end, exclusive
     * @param terms what they mean: one term, or several where the languages differ (TSM)
     */
    public record Found(int start, int end, List<Term> terms) {}

    private Terms(List<TermTable.Row> rows) {
        for (TermTable.Row row : rows) {
            Term term = row.term();
            byId.put(term.id(), term);
            if (term.broader() != null) {
                byBroader
                        .computeIfAbsent(term.broader(), id -> new ArrayList<>())
                        .add(term);
            }
            for (Mapping mapping : term.mappings()) {
                byNotation
                        .computeIfAbsent(mapping.scheme(), scheme -> new HashMap<>())
                        .computeIfAbsent(mapping.notation(), notation -> new ArrayList<>())
                        .add(term);
            }
            for (Language language : Language.values()) {
                for (String label : term.labels(language)) {
                    bySense.computeIfAbsent(Words.key(label), key -> new ArrayList<>())
                            .add(new Sense(
                                    term, language, label, row.asWritten().contains(label)));
                }
            }
        }
        for (String key : bySense.keySet()) {
            String[] forms = key.split(" ", -1);
            longestFrom.merge(forms[0], forms.length, Math::max);
        }
    }

    /** The built-in list. */
    public static Terms builtIn() {
        return BuiltIn.LIST;
    }

    /**
     * The name people know a quantity by, given the name that CF has for it: of the term nearest to it alone. One component of
     * a flow is not called as the flow.
     */
    public Optional<String> labelOfStandardName(String standardName, Language language) {
        if (standardName.matches("(.*_)?(east|north|south|west|up|down|in|out)ward_.*|(.*_)?[xy]_.*")) {
            return Optional.empty();
        }
        return byId.values().stream()
                .filter(term -> term.standardNames().contains(standardName))
                .min(Comparator.comparingInt(term -> term.standardNames().size()))
                .map(term -> term.label().best(language))
                .filter(label -> !label.isEmpty())
                .map(Terms::begun);
    }

    /** With a capital, but for names as "pH" that have theirs already. */
    private static String begun(String label) {
        boolean written = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return written ? label : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** All terms, in the order of the list: what belongs together stands together. */
    public Collection<Term> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Term> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The terms just below a term. */
    public List<Term> narrower(Term term) {
        return List.copyOf(byBroader.getOrDefault(term.id(), List.of()));
    }

    /** The terms that a concept of another vocabulary is mapped to, whatever the match. */
    public List<Term> mappedTo(Scheme scheme, String notation) {
        return List.copyOf(byNotation.getOrDefault(scheme, Map.of()).getOrDefault(notation, List.of()));
    }

    /**
     * What a word or phrase means in either language; the whole text is compared, without regard to case, accents and
     * plural. Several terms only where the languages differ.
     */
    public List<Term> matching(String text) {
        return terms(senses(text, ALL));
    }

    /** What a word or phrase means in that language; one term at most. */
    public Optional<Term> matching(String text, Language language) {
        return terms(senses(text, Set.of(language))).stream().findFirst();
    }

    /**
     * The terms a text speaks of, from left to right: at each place the longest phrase that is a term's, so "sea surface
     * temperature" is one term and not three.
     */
    public List<Found> in(String text) {
        List<Words.Word> words = Words.of(text);
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            Optional<Found> here = at(text, words, at);
            here.ifPresent(found::add);
            at = here.isPresent() ? after(words, at, here.get().end()) : at + 1;
        }
        return found;
    }

    /**
     * Every other word for what this word or phrase means, in both languages, without itself; CF standard names are not
     * among them ({@link Term#standardNames()} has them).
     */
    public Set<String> synonyms(String text) {
        String key = Words.key(text);
        return matching(text).stream()
                .flatMap(term -> Arrays.stream(Language.values()).flatMap(language -> term.labels(language).stream()))
                .filter(label -> !Words.key(label).equals(key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    // Most words begin no term at all, so a single look-up settles them.
    private Optional<Found> at(String text, List<Words.Word> words, int first) {
        int longest = longestFrom.getOrDefault(words.get(first).form(), 0);
        if (longest == 0) {
            return Optional.empty();
        }
        for (int last = Math.min(words.size(), first + longest); last > first; last--) {
            String key = key(words, first, last);
            if (bySense.containsKey(key)) {
                int start = words.get(first).start();
                int end = words.get(last - 1).end();
                List<Sense> senses = senses(key, text.substring(start, end), ALL);
                if (!senses.isEmpty()) {
                    return Optional.of(new Found(start, end, terms(senses)));
                }
            }
        }
        return Optional.empty();
    }

    private static String key(List<Words.Word> words, int first, int last) {
        if (last == first + 1) {
            return words.get(first).form();
        }
        StringBuilder key = new StringBuilder(words.get(first).form());
        for (int next = first + 1; next < last; next++) {
            key.append(' ').append(words.get(next).form());
        }
        return key.toString();
    }

    private static int after(List<Words.Word> words, int from, int end) {
        int next = from;
        while (next < words.size() && words.get(next).start() < end) {
            next++;
        }
        return next;
    }

    private List<Sense> senses(String text, Set<Language> languages) {
        return senses(Words.key(text), text, languages);
    }

    private List<Sense> senses(String key, String text, Set<Language> languages) {
        return bySense.getOrDefault(key, List.of()).stream()
                .filter(sense -> languages.contains(sense.language()))
                .filter(sense -> !sense.asWritten() || sense.label().equals(text.strip()))
                .toList();
    }

    private static List<Term> terms(List<Sense> senses) {
        if (senses.size() == 1) {
            return List.of(senses.getFirst().term());
        }
        return senses.stream().map(Sense::term).distinct().toList();
    }
}
