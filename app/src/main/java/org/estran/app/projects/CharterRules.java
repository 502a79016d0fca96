package org.estran.app.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/** What a data centre must say of itself to be kept; told all at once. */
public final class CharterRules {

    public static final int MOST_THEMES = 100;

    private static final int LONGEST_ACRONYM = 20;
    private static final int LONGEST_LICENCE = 300;

    private CharterRules() {}

    /**
     * All that is wrong.
     *
     * @param prefixes those it may choose from; none where DOIs are rehearsed, and then none can be chosen
     * @param moderators the accounts that may review
     */
    public static List<Finding> findings(Charter charter, List<String> prefixes, Set<String> moderators) {
        List<Finding> findings = new ArrayList<>();
        if (charter.acronym().length() > LONGEST_ACRONYM) {
            findings.add(tooLong("/acronym", LONGEST_ACRONYM));
        }
        if (charter.themes().size() > MOST_THEMES) {
            findings.add(Finding.blocking("centre-themes-many", "/themes", String.valueOf(MOST_THEMES)));
        }
        charter.themes().stream()
                .filter(theme -> theme.length() > ProjectRules.LONGEST_NAME)
                .findFirst()
                .ifPresent(theme -> findings.add(tooLong("/themes", ProjectRules.LONGEST_NAME)));
        thePolicyIsReadInBothLanguages(charter.depositPolicy(), "/depositPolicy", findings);
        thePolicyIsReadInBothLanguages(charter.preservationPolicy(), "/preservationPolicy", findings);
        if (charter.licence().length() > LONGEST_LICENCE) {
            findings.add(tooLong("/licence", LONGEST_LICENCE));
        }
        if (!charter.prefix().isEmpty() && !prefixes.contains(charter.prefix())) {
            findings.add(Finding.blocking("centre-prefix-unknown", "/prefix", charter.prefix()));
        }
        charter.moderators().stream()
                .filter(one -> !moderators.contains(one))
                .sorted()
                .forEach(one -> findings.add(Finding.blocking("centre-moderator-unknown", "/moderators", one)));
        return List.copyOf(findings);
    }

    /** Either both or none: who reads the other language must know the rules as well. */
    private static void thePolicyIsReadInBothLanguages(LocalizedText policy, String where, List<Finding> findings) {
        Stream.of(Language.values())
                .filter(language -> !policy.isEmpty())
                .filter(language -> policy.exactly(language).isEmpty())
                .forEach(language -> findings.add(
                        Finding.blocking("centre-policy-language", where + "/" + language.code(), language.code())));
        if (policy.byLanguage().values().stream().anyMatch(text -> text.length() > ProjectRules.LONGEST_DESCRIPTION)) {
            findings.add(tooLong(where, ProjectRules.LONGEST_DESCRIPTION));
        }
    }

    private static Finding tooLong(String where, int most) {
        return Finding.blocking("project-text-long", where, String.valueOf(most));
    }
}
