package org.estran.app.dissemination.stac;

import org.estran.app.projects.Scope;

/**
 * Where everything of this door lies, for the whole catalogue or one project's part of it.
 *
 * @param base the centre's address, without a slash at its end
 */
record Places(String base, Scope scope) {

    String root() {
        return base + (scope.isWhole() ? "/stac" : "/projects/" + scope.slug() + "/stac");
    }

    String at(String path) {
        return root() + path;
    }

    String collection(String recordId) {
        return at("/collections/" + recordId);
    }

    String items(String recordId) {
        return collection(recordId) + "/items";
    }

    String item(String recordId, String name) {
        return items(recordId) + "/" + name;
    }

    /** The catalogue's own name as a catalog of STAC. */
    String id() {
        return scope.isWhole() ? "estran" : "estran-" + scope.slug();
    }
}
