package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estran.records.DateType;
import org.estran.records.DatedEvent;
import org.estran.records.Identifier;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/** What a citation says: dates and identifiers. */
final class CitationReader {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final Set<String> NIL_WORDS =
            Set.of("missing", "inapplicable", "template", "unknown", "withheld", "tbd", "n/a", "none");

    /** Words that are no ISO code and mean one. */
    private static final Map<String, DateType> OTHER_WORDS = Map.of(
            "modified",
            DateType.REVISION,
            "issued",
            DateType.PUBLICATION,
            "lastrevision",
            DateType.LAST_REVISION,
            "lastupdate",
            DateType.LAST_UPDATE);

    private final Reading reading;

    CitationReader(Reading reading) {
        this.reading = reading;
    }

    /** The dates of those {@code CI_Date}; one that is no date is told and left out. */
    List<DatedEvent> dates(List<Part> dates) {
        List<DatedEvent> events = new ArrayList<>(dates.size());
        for (Part date : dates) {
            Part property = date.first("date");
            String written = reading.plain(property);
            if (property == null || written.isEmpty()) {
                continue;
            }
            Optional<String> moment = Moments.written(written);
            if (moment.isEmpty()) {
                reading.tell(
                        Moments.isPlaceholder(written) ? "date-placeholder" : "date-unreadable", property, written);
                continue;
            }
            DatedEvent event = new DatedEvent(type(date), moment.get());
            if (!events.contains(event)) {
                events.add(event);
            }
        }
        return events;
    }

    /** {@code gmd:dateStamp}: when the document was last changed. */
    Optional<DatedEvent> stamp(Part property) {
        String written = reading.plain(property);
        Optional<String> moment = Moments.written(written);
        if (moment.isEmpty() && !written.isEmpty()) {
            reading.tell(Moments.isPlaceholder(written) ? "date-placeholder" : "date-unreadable", property, written);
        }
        return moment.map(date -> new DatedEvent(DateType.REVISION, date));
    }

    private DateType type(Part date) {
        Part property = date.first("dateType");
        String code = reading.code(property);
        String word = code.toLowerCase(Locale.ROOT);
        Optional<DateType> type =
                DateType.of(code).or(() -> DateType.of(word)).or(() -> Optional.ofNullable(OTHER_WORDS.get(word)));
        if (type.isEmpty()) {
            reading.tell("date-type-unknown", property == null ? date : property, code);
        }
        return type.orElse(DateType.OTHER);
    }

    /** The identifiers of a citation, each once. */
    Set<Identifier> identifiers(Part citation) {
        Set<Identifier> identifiers = new LinkedHashSet<>();
        for (Part property : citation.all("identifier")) {
            Part identifier = property.only();
            if (identifier != null) {
                identifier(identifier, identifiers);
            }
        }
        for (String number : List.of("ISBN", "ISSN")) {
            String value = reading.plain(citation, number);
            if (value != null) {
                identifiers.add(new Identifier(number.toLowerCase(Locale.ROOT), value));
            }
        }
        return identifiers;
    }

    private void identifier(Part identifier, Set<Identifier> to) {
        Part code = identifier.first("code");
        String value = reading.plain(code);
        if (code == null || value.isEmpty()) {
            return;
        }
        if (isNilWord(value)) {
            reading.tell("nil-word-as-value", code, value);
            return;
        }
        String space = reading.plain(identifier, "codeSpace");
        String href = reading.anchor(code);
        if (Doi.parse(value).isEmpty() && href != null && Doi.parse(href).isPresent()) {
            to.add(new Identifier("doi", href));
        }
        to.add(new Identifier(scheme(value, space), value));
    }

    static boolean isNilWord(String value) {
        return NIL_WORDS.contains(value.toLowerCase(Locale.ROOT));
    }

    /** A DOI is one whatever its code space is called; else the code space, else what the form of the value tells. */
    static String scheme(String value, @Nullable String space) {
        boolean isWord = space != null && SCHEME.matcher(space).matches();
        if (!isWord && Doi.parse(value).isPresent()) {
            return "doi";
        }
        if (space != null) {
            return space;
        }
        if (UUID.matcher(value).matches()) {
            return "uuid";
        }
        if (value.startsWith("urn:")) {
            return "urn";
        }
        return value.startsWith("http://") || value.startsWith("https://") ? "url" : "code";
    }

    /** What identifies a cited thing: its first identifier, else its first page; null where it has neither. */
    @Nullable
    String target(Part citation) {
        for (Part property : citation.all("identifier")) {
            Part identifier = property.only();
            Part code = identifier == null ? null : identifier.first("code");
            String text = reading.plain(code);
            if (!text.isEmpty()) {
                return text;
            }
            String address = reading.anchor(code);
            if (address != null) {
                return address;
            }
        }
        return reading.plain(citation, "onlineResource", "CI_OnlineResource", "linkage");
    }
}
