package org.estran.app.catalogue.web;

import java.util.Arrays;
import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;

/** The entity tag of a record (RFC 9110, section 8.8.3): the number of its last change. */
final class EntityTag {

    private EntityTag() {}

    static String of(CatalogueRecord record) {
        return "\"" + record.change() + "\"";
    }

    /**
     * Holds a request to its {@code If-Match} (RFC 9110, section 13.1.1; weak tags never match).
     *
     * @throws ProblemException {@code record-outdated}
     */
    static void check(CatalogueRecord record, @Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(of(record)::equals)) {
            throw new ProblemException(new Problem.Outdated(
                    "record-outdated", "The record " + record.id() + " was changed since it was read."));
        }
    }

    /** @throws ProblemException {@code if-match-needed} where the request does not say what it has seen */
    static String required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemException.invalid(
                    "if-match-needed",
                    "Send If-Match with the ETag you have seen.",
                    List.of(Finding.blocking("if-match-needed", "/If-Match")));
        }
        return ifMatch;
    }
}
