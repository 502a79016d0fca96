package org.estran.app.projects;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/** A project that may be kept, and others like it. */
public final class SampleProject {

    private SampleProject() {}

    public static Project of(String slug, Membership membership) {
        return of(slug, LocalizedText.of("Marées", "Tides"), new Colours("#0a4a66", "#0b6e79"), membership);
    }

    public static Project of(String slug, LocalizedText name, Colours colours, Membership membership) {
        return of(Scope.Kind.PROJECT, slug, name, colours, membership);
    }

    public static Project centre(String slug, LocalizedText name) {
        return of(Scope.Kind.CENTRE, slug, name, Colours.USUAL, Membership.NONE);
    }

    private static Project of(
            Scope.Kind kind, String slug, LocalizedText name, Colours colours, Membership membership) {
        return new Project(
                kind,
                slug,
                name,
                LocalizedText.of("Un réseau de marégraphes.", "A network of tide gauges."),
                Set.of(Language.FR, Language.EN),
                colours,
                membership,
                RecordBlock.USUAL,
                "contact@example.org",
                null,
                0,
                Instant.EPOCH);
    }

    public static Membership found(String search) {
        return new Membership(search, List.of(), List.of());
    }
}
