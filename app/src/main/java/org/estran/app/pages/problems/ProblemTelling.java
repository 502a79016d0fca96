package org.estran.app.pages.problems;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ProblemStatus;
import org.estran.app.pages.Words;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says a problem in the reader's language, in the members of RFC 9457 (section 3). */
@Component
class ProblemTelling {

    private final Bundles bundles;
    private final String baseUrl;

    ProblemTelling(Bundles bundles, @Value("${estran.base-url}") String baseUrl) {
        this.bundles = bundles;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /** The stable address that names this kind of problem. */
    URI type(Problem problem) {
        return URI.create(baseUrl + "/problems/" + problem.code());
    }

    String title(Problem problem, Language language) {
        return bundles.in(language).text("problem-title." + Statuses.family(problem));
    }

    /** The bundle's sentence for the code; else, in English, what the room said; else the family's sentence. */
    String detail(Problem problem, Language language) {
        Words words = bundles.in(language);
        if (problem instanceof Problem.Bug bug) {
            return words.text("problem.unexpected-failure", bug.errorId());
        }
        String key = "problem." + problem.code();
        if (words.has(key)) {
            return words.text(key);
        }
        return language == Language.EN && !problem.detail().isBlank()
                ? problem.detail()
                : words.text("problem." + Statuses.family(problem));
    }

    /** What the reader can do now. */
    String advice(Problem problem, Language language) {
        return bundles.in(language).text("problem-advice." + Statuses.family(problem));
    }

    /** The members of {@code application/problem+json}, in the order a person would read them. */
    Map<String, Object> details(Problem problem, Language language) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type(problem).toString());
        members.put("title", title(problem, language));
        members.put("status", ProblemStatus.of(problem).value());
        members.put("detail", detail(problem, language));
        members.put("code", problem.code());
        if (!problem.findings().isEmpty()) {
            members.put("findings", findings(problem.findings(), bundles.in(language)));
        }
        members.putAll(new TreeMap<>(problem.members()));
        if (problem instanceof Problem.Bug bug) {
            members.put("errorId", bug.errorId());
        }
        return members;
    }

    private static List<Map<String, Object>> findings(List<Finding> findings, Words words) {
        return findings.stream().map(finding -> oneFinding(finding, words)).toList();
    }

    private static Map<String, Object> oneFinding(Finding finding, Words words) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", finding.code());
        members.put("pointer", finding.pointer());
        members.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        members.put("message", words.finding(finding));
        return members;
    }
}
