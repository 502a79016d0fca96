package org.estran.app.projects;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.estran.terms.LocalizedText;

/**
 * What a data centre is beyond its name and dress. Its mandate is the description of its {@link Project}.
 *
 * @param acronym as people say it; empty for none
 * @param themes what it takes in, in words of either language, as they stand among the keywords of records
 * @param depositPolicy what may be deposited and how it is judged; paragraphs are separated by an empty line
 * @param preservationPolicy how long and how it is kept
 * @param licence SPDX identifier that a deposit without one is given; empty for none
 * @param prefix of its DOIs; empty for that of the account that names this centre, else the first of all
 * @param landing where a DOI of data that lie elsewhere leads to
 * @param moderators ids of the accounts who alone, beside administrators, judge its deposits; none where any moderator does
 */
public record Charter(
        String acronym,
        List<String> themes,
        LocalizedText depositPolicy,
        LocalizedText preservationPolicy,
        String licence,
        String prefix,
        Landing landing,
        Set<String> moderators) {

    /** Of a centre of which nothing more was said. */
    public static final Charter NONE =
            new Charter("", List.of(), LocalizedText.NONE, LocalizedText.NONE, "", "", Landing.HERE, Set.of());

    public Charter {
        acronym = acronym.strip();
        themes = List.copyOf(themes);
        licence = licence.strip();
        prefix = prefix.strip().toLowerCase(Locale.ROOT);
        moderators = Set.copyOf(new TreeSet<>(moderators));
    }

    /** Where a DOI leads to whose data lie elsewhere. */
    public enum Landing {
        /** To the record's page of this centre, which tells where the data are. */
        HERE,
        /** To the address where the data are. */
        SOURCE;

        /** The word used in JSON, forms and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
