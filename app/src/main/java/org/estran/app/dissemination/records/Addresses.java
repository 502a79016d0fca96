package org.estran.app.dissemination.records;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.app.dissemination.Publications;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.springframework.stereotype.Component;

/** Where everything of this door lies, and which part of the catalogue a collection is. */
@Component
class Addresses {

    private static final String WHOLE = "catalogue";
    private static final String PART = WHOLE + "-";

    private final Projects projects;
    private final String root;

    Addresses(Projects projects, Publications publications) {
        this.projects = projects;
        this.root = publications.address("/ogc");
    }

    String root() {
        return root;
    }

    /** An address below the landing page. */
    String at(String path) {
        return root + path;
    }

    static String id(Scope scope) {
        return scope.isWhole() ? WHOLE : PART + scope.slug();
    }

    String collection(Scope scope) {
        return at("/collections/" + id(scope));
    }

    String items(Scope scope) {
        return collection(scope) + "/items";
    }

    String item(Scope scope, String id) {
        return items(scope) + "/" + id;
    }

    /** The part of the catalogue that a collection is. */
    Optional<Scope> scope(String collection) {
        if (collection.equals(WHOLE)) {
            return Optional.of(Scope.WHOLE);
        }
        return collection.startsWith(PART) ? projects.scope(collection.substring(PART.length())) : Optional.empty();
    }

    /** The address with those parameters, the first it has. */
    static String with(String address, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? address
                : parameters.entrySet().stream()
                        .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", address + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
