package org.estran.app.deposit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.records.AccessCondition;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/**
 * The fields about access of the depositor's form: one condition, for everything or for the files and folders that are
 * named; days begin at 00:00 UTC. What programs may say besides (several conditions) is shown as such and kept.
 */
public record AccessForm(AccessPolicy policy) {

    /** An embargo whose end is not said yet: closed, and no submission passes with it. */
    static final Instant UNSAID = Instant.EPOCH;

    private static final String KEPT = "kept";

    /** What the fields say; the policy before where they say nothing. */
    static AccessPolicy read(Map<String, String> fields, AccessPolicy before) {
        String state = fields.getOrDefault("access", "");
        if (state.isEmpty()) {
            return before;
        }
        DownloadTerms terms = terms(fields);
        if (state.equals(KEPT)) {
            return new AccessPolicy(before.data(), before.parts(), terms);
        }
        AccessCondition condition = switch (state) {
            case "embargoed" -> new AccessCondition.Embargoed(until(fields, before));
            case "restricted" -> new AccessCondition.Restricted(text(fields, "access-reason-"));
            default -> AccessCondition.OPEN;
        };
        List<AccessPolicy.Part> parts = condition.isOpen()
                ? List.of()
                : fields.getOrDefault("access-paths", "")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .distinct()
                        .map(line -> new AccessPolicy.Part(line, condition))
                        .toList();
        return parts.isEmpty()
                ? new AccessPolicy(condition, parts, terms)
                : new AccessPolicy(AccessCondition.OPEN, parts, terms);
    }

    /** The value of the field that chooses. */
    public String state() {
        return isPlain() ? condition().word() : KEPT;
    }

    public boolean isPlain() {
        return policy.parts().isEmpty()
                || policy.data().isOpen()
                        && policy.parts().stream()
                                        .map(AccessPolicy.Part::condition)
                                        .distinct()
                                        .count()
                                == 1;
    }

    public String until() {
        return condition() instanceof AccessCondition.Embargoed embargo
                        && !embargo.until().equals(UNSAID)
                ? day(embargo.until())
                : "";
    }

    public String reason(Language language) {
        return condition() instanceof AccessCondition.Restricted restricted
                ? restricted.reason().exactly(language).orElse("")
                : "";
    }

    public String paths() {
        return policy.parts().stream().map(AccessPolicy.Part::path).collect(Collectors.joining("\n"));
    }

    public String terms(Language language) {
        return policy.terms() instanceof DownloadTerms.Own own
                ? own.text().exactly(language).orElse("")
                : "";
    }

    private AccessCondition condition() {
        return policy.parts().isEmpty()
                ? policy.data()
                : policy.parts().getFirst().condition();
    }

    private static Instant until(Map<String, String> fields, AccessPolicy before) {
        String day = fields.getOrDefault("access-until", "").strip();
        Optional<Instant> kept = new AccessForm(before).condition() instanceof AccessCondition.Embargoed embargo
                        && day(embargo.until()).equals(day)
                ? Optional.of(embargo.until())
                : Optional.empty();
        try {
            return kept.orElseGet(
                    () -> LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException notYet) {
            return UNSAID;
        }
    }

    private static DownloadTerms terms(Map<String, String> fields) {
        return switch (fields.getOrDefault("access-terms", "none")) {
            case "centre" -> new DownloadTerms.OfCentre();
            case "own" -> new DownloadTerms.Own(text(fields, "access-terms-"));
            default -> DownloadTerms.NONE;
        };
    }

    private static LocalizedText text(Map<String, String> fields, String prefix) {
        LocalizedText text = LocalizedText.NONE;
        for (Language language : Language.values()) {
            String words = fields.getOrDefault(prefix + language.code(), "").strip();
            text = words.isEmpty() ? text : text.with(language, words);
        }
        return text;
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
