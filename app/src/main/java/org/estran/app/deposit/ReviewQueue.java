package org.estran.app.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final Clock clock;

    ReviewQueue(DepositRows rows, ReviewTimes times, Moderation moderation, Clock clock) {
        this.rows = rows;
        this.times = times;
        this.moderation = moderation;
        this.clock = clock;
    }

    /**
     * One deposit in it.
     *
     * @param since its last submission
     * @param waiting how long ago that is
     * @param holder the name of the moderator who has it; empty where nobody has
     */
    public record Entry(Deposit deposit, Instant since, Duration waiting, String holder) {}

    /** All of it, for any moderator. */
    public List<Entry> all(Caller caller) {
        Moderation.moderator(caller);
        Map<String, Instant> submitted = times.submitted();
        Instant now = clock.instant();
        return rows.queue().stream()
                .map(deposit -> {
                    Instant since = submitted.getOrDefault(
                            deposit.id(), deposit.contents().changedAt());
                    return new Entry(deposit, since, Duration.between(since, now), moderation.holder(deposit));
                })
                .sorted(Comparator.comparing(Entry::since))
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
