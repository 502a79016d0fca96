package org.estran.app.projects.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.estran.app.projects.Charter;
import org.estran.app.projects.Colours;
import org.estran.app.projects.DataCentre;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Project;
import org.estran.app.projects.RecordBlock;
import org.estran.app.projects.Scope;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.springframework.util.MultiValueMap;

/**
 * A data centre as its form has it, whatever was typed there. Logo, colours and membership have the form of projects.
 *
 * @param moderators their logins, as typed
 */
public record CentreForm(DataCentre centre, List<String> moderators) {

    static CentreForm empty() {
        return new CentreForm(
                new DataCentre(project("", LocalizedText.NONE, LocalizedText.NONE, ""), Charter.NONE), List.of());
    }

    /** @param login of an account, by its id */
    static CentreForm of(DataCentre centre, Function<String, String> login) {
        return new CentreForm(
                centre,
                centre.charter().moderators().stream().map(login).sorted().toList());
    }

    /**
     * @param former the centre that is changed; an empty one for a new one
     * @param id of an account, by its login; the login itself where there is no such account
     */
    static CentreForm read(MultiValueMap<String, String> typed, DataCentre former, Function<String, String> id) {
        LocalizedText name = texts(typed, "name");
        LocalizedText mandate = texts(typed, "mandate");
        Project before = former.project();
        Project project = before.change() == 0
                ? project(text(typed, "slug"), name, mandate, text(typed, "contact"))
                : before.saying(name, mandate, text(typed, "contact"));
        List<String> moderators = lines(typed, "moderators");
        Set<String> ids = new TreeSet<>();
        moderators.forEach(login -> ids.add(id.apply(login)));
        Charter charter = new Charter(
                text(typed, "acronym"),
                lines(typed, "themes"),
                texts(typed, "depositPolicy"),
                texts(typed, "preservationPolicy"),
                text(typed, "licence"),
                text(typed, "prefix"),
                text(typed, "landing").equals(Charter.Landing.SOURCE.word())
                        ? Charter.Landing.SOURCE
                        : Charter.Landing.HERE,
                ids);
        return new CentreForm(new DataCentre(project, charter), moderators);
    }

    public boolean isNew() {
        return centre.project().change() == 0;
    }

    public String lines(List<String> values) {
        return String.join("\n", values);
    }

    /** A centre with the usual dress, in both languages. */
    static Project project(String slug, LocalizedText name, LocalizedText mandate, String contact) {
        return new Project(
                Scope.Kind.CENTRE,
                slug,
                name,
                mandate,
                EnumSet.allOf(Language.class),
                Colours.USUAL,
                Membership.NONE,
                RecordBlock.USUAL,
                contact,
                null,
                0,
                Instant.EPOCH);
    }

    private static LocalizedText texts(MultiValueMap<String, String> typed, String name) {
        return LocalizedText.of(text(typed, name + ".fr"), text(typed, name + ".en"));
    }

    private static List<String> lines(MultiValueMap<String, String> typed, String name) {
        return new ArrayList<>(Arrays.stream(text(typed, name).split("\\R", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList());
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }
}
