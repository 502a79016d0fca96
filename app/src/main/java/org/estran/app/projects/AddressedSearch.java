package org.estran.app.projects;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.terms.Finding;
import org.estran.terms.Language;

/** A search as it is copied out of the address of the search page. */
public final class AddressedSearch {

    // They say how a search is shown, not what it finds.
    private static final Set<String> NOT_THE_SEARCH = Set.of("sort", "limit", "after", "lang", "why", "f");

    private AddressedSearch() {}

    /**
     * What was understood of a search.
     *
     * @param request without what was not understood
     * @param findings one for each part that was not, at the parameter's name
     */
    public record Read(SearchRequest request, List<Finding> findings) {}

    /** The parameters of a pasted address, or the text itself. */
    static String parameters(String text) {
        String stripped = text.strip();
        int question = stripped.indexOf('?');
        String query = question < 0 ? stripped : stripped.substring(question + 1);
        int hash = query.indexOf('#');
        String parameters = hash < 0 ? query : query.substring(0, hash);
        return question < 0 && parameters.matches("(?i)https?://\\S*|/\\S*") ? "" : parameters;
    }

    public static Read read(String parameters) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (String part : parameters(parameters).split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals), findings);
            String value = decoded(equals < 0 ? "" : part.substring(equals + 1), findings);
            if (SearchParameters.NAMES.contains(name) && !NOT_THE_SEARCH.contains(name)) {
                given.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            } else if (!part.isBlank() && !NOT_THE_SEARCH.contains(name)) {
                findings.add(Finding.blocking("project-search-unknown", "/" + name, name));
            }
        }
        SearchParameters.Understood understood = SearchParameters.understand(given, Language.FR);
        findings.addAll(understood.findings());
        return new Read(understood.request(), List.copyOf(findings));
    }

    private static String decoded(String text, List<Finding> findings) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            findings.add(Finding.blocking("project-search-encoding", "", text));
            return "";
        }
    }
}
