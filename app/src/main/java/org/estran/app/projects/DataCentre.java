package org.estran.app.projects;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.records.Keyword;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;

/**
 * A data centre: a part of the catalogue with a name, a mandate and a dress, and the rules of what is deposited with it.
 *
 * @param project its name, mandate, contact, logo, colours, and which records are its own
 */
public record DataCentre(Project project, Charter charter) {

    public String slug() {
        return project.slug();
    }

    public String name(Language language) {
        return project.name().best(language);
    }

    /** Its page. */
    public String address() {
        return "/data-centres/" + slug();
    }

    /** The acronym before the name, where it has one. */
    public String title(Language language) {
        String name = name(language);
        return charter.acronym().isEmpty() || charter.acronym().equals(name) ? name : charter.acronym() + ", " + name;
    }

    /** Whether only some accounts judge what is deposited with it. */
    public boolean hasModerators() {
        return !charter.moderators().isEmpty();
    }

    /** How many of its themes are keywords of a record, in whichever language. */
    public long themesOf(MetadataRecord record) {
        Set<String> words = record.keywords().stream()
                .flatMap(DataCentre::labels)
                .map(label -> label.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return charter.themes().stream()
                .filter(theme -> words.contains(theme.toLowerCase(Locale.ROOT)))
                .count();
    }

    private static Stream<String> labels(Keyword keyword) {
        return keyword.label().byLanguage().values().stream();
    }
}
