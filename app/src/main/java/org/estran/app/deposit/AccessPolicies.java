package org.estran.app.deposit;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.records.AccessCondition;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/** What must hold of the conditions under which data will be had. */
final class AccessPolicies {

    /** Counted from the submission, as the centre's charter has it. */
    static final Period LONGEST_EMBARGO = Period.ofMonths(24);

    private static final int LONGEST_TEXT = 20_000;

    private AccessPolicies() {}

    /** @param isAboutFiles whether a part of it is about any file there is */
    static List<Finding> findings(AccessPolicy policy, Predicate<AccessPolicy.Part> isAboutFiles, Instant now) {
        return Stream.of(
                        ofCondition(policy.data(), "/access", now),
                        policy.parts().stream()
                                .flatMap(part -> ofCondition(part.condition(), "/access/parts", now).stream())
                                .distinct()
                                .toList(),
                        everyPartIsAmongTheFiles(policy, isAboutFiles),
                        theTermsAreThere(policy.terms()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Finding> ofCondition(AccessCondition condition, String at, Instant now) {
        return switch (condition) {
            case AccessCondition.Open open -> List.of();
            case AccessCondition.Embargoed embargo -> theEmbargoEndsInTime(embargo, at, now);
            case AccessCondition.Restricted restricted -> theReasonIsGiven(restricted, at);
        };
    }

    static List<Finding> theEmbargoEndsInTime(AccessCondition.Embargoed embargo, String at, Instant now) {
        Instant latest = now.atZone(ZoneOffset.UTC).plus(LONGEST_EMBARGO).toInstant();
        if (embargo.until().equals(Instant.EPOCH)) {
            return List.of(Finding.blocking("embargo-date", at + "/until"));
        }
        if (!embargo.until().isAfter(now)) {
            return List.of(Finding.blocking("embargo-past", at + "/until"));
        }
        return embargo.until().isAfter(latest)
                ? List.of(Finding.blocking(
                        "embargo-too-long",
                        at + "/until",
                        latest.atZone(ZoneOffset.UTC).toLocalDate().toString()))
                : List.of();
    }

    static List<Finding> theReasonIsGiven(AccessCondition.Restricted restricted, String at) {
        return text(restricted.reason(), at + "/reason");
    }

    static List<Finding> everyPartIsAmongTheFiles(AccessPolicy policy, Predicate<AccessPolicy.Part> isAboutFiles) {
        return policy.parts().stream()
                .filter(isAboutFiles.negate())
                .map(part -> Finding.blocking("access-part-unknown", "/access/parts", part.path()))
                .toList();
    }

    static List<Finding> theTermsAreThere(DownloadTerms terms) {
        return terms instanceof DownloadTerms.Own own ? text(own.text(), "/access/terms") : List.of();
    }

    /** A reader of either language must understand it. */
    private static List<Finding> text(LocalizedText text, String at) {
        List<Finding> findings = new ArrayList<>();
        if (text.isEmpty()) {
            findings.add(Finding.blocking("access-text-missing", at));
        } else if (Stream.of(Language.values())
                .anyMatch(language -> text.exactly(language).isEmpty())) {
            findings.add(Finding.advice("access-text-one-language", at));
        }
        if (text.byLanguage().values().stream().anyMatch(words -> words.length() > LONGEST_TEXT)) {
            findings.add(Finding.blocking("access-text-too-long", at, String.valueOf(LONGEST_TEXT)));
        }
        return findings;
    }
}
