package org.estran.app.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.review.ReviewTimes;
import org.estran.records.Keyword;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;

/** What waits for a moderator or is with one, the longest waiting first. */
@Component
public class ReviewQueue {

    private final DepositRows rows;
    private final ReviewTimes times;
    private final Moderation moderation;
    private final DepositCentres centres;
    private final Clock clock;

    ReviewQueue(DepositRows rows, ReviewTimes times, Moderation moderation, DepositCentres centres, Clock clock) {
        this.rows = rows;
        this.times = times;
        this.moderation = moderation;
        this.centres = centres;
        this.clock = clock;
    }

    /**
     * One deposit in it.
     *
     * @param since its last submission
     * @param waiting how long ago that is
     * @param holder the name of the moderator who has it; empty where nobody has
     * @param turn whose it is to judge, for the moderator who asked
     */
    public record Entry(Deposit deposit, Instant since, Duration waiting, String holder, Turn turn) {

        /** The data centre it is for; empty for none. */
        public String centre() {
            return deposit.contents().centre();
        }
    }

    /** Whose a deposit is to judge; in the order of the queue. */
    public enum Turn {
        /** Of a data centre this moderator is named by. */
        MINE,
        /** Any moderator's. */
        ANYBODYS,
        /** Of a data centre with other moderators. */
        OTHERS;

        /** The word used in JSON and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All of it, for any moderator; first that of their own data centres, the longest waiting first. */
    public List<Entry> all(Caller caller) {
        Moderation.moderator(caller);
        Map<String, Instant> submitted = times.submitted();
        Instant now = clock.instant();
        Function<Deposit, Turn> turns = centres.turns(caller);
        return rows.queue().stream()
                .map(deposit -> {
                    Instant since = submitted.getOrDefault(
                            deposit.id(), deposit.contents().changedAt());
                    return new Entry(
                            deposit,
                            since,
                            Duration.between(since, now),
                            moderation.holder(deposit),
                            turns.apply(deposit));
                })
                .sorted(Comparator.comparing(Entry::turn).thenComparing(Entry::since))
                .toList();
    }

    /** How many of these deposits are for each data centre, by its slug. */
    public static Map<String, Integer> centres(List<Entry> entries) {
        Map<String, Integer> centres = new TreeMap<>();
        entries.stream()
                .map(Entry::centre)
                .filter(slug -> !slug.isEmpty())
                .forEach(slug -> centres.merge(slug, 1, Integer::sum));
        return centres;
    }

    /** Those for that data centre; all of them for none. */
    public static List<Entry> of(List<Entry> entries, String centre) {
        return centre.isBlank()
                ? entries
                : entries.stream()
                        .filter(entry -> entry.centre().equals(centre.strip()))
                        .toList();
    }

    /** How many of these deposits have each theme, which is a keyword of theirs, by its words in that language. */
    public static Map<String, Integer> themes(List<Entry> entries, Language language) {
        Map<String, Integer> themes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Entry entry : entries) {
            entry.deposit().contents().record().keywords().stream()
                    .map(keyword -> keyword.label().best(language).strip())
                    .filter(label -> !label.isEmpty())
                    .distinct()
                    .forEach(label -> themes.merge(label, 1, Integer::sum));
        }
        return themes;
    }

    /** Those with that theme, in whichever language it is said; all of them for none. */
    public static List<Entry> about(List<Entry> entries, String theme) {
        return theme.isBlank()
                ? entries
                : entries.stream()
                        .filter(entry -> entry.deposit().contents().record().keywords().stream()
                                .anyMatch(keyword -> isCalled(keyword, theme.strip())))
                        .toList();
    }

    private static boolean isCalled(Keyword keyword, String theme) {
        for (Language language : Language.values()) {
            if (keyword.label()
                    .exactly(language)
                    .filter(theme::equalsIgnoreCase)
                    .isPresent()) {
                return true;
            }
        }
        return keyword.label().best(Language.FR).equalsIgnoreCase(theme);
    }
}
