package org.estran.app.producers;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.links.Link;
import org.estran.app.usage.UsageFigures;
import org.estran.records.MetadataRecord;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that produced records.
 *
 * @param name as its records write it
 * @param names what staff say it is called
 * @param records how many name it
 * @param produced how many of them it produced, as of some seconds ago
 * @param newest some of them: id and title
 * @param quality how many of them tell each thing, by the word of a {@link org.estran.app.catalogue.Queryable}
 * @param links how many links of the records that were looked at are of each state
 * @param lookedAt of how many records the links were counted
 * @param sources the catalogues from which the newest records came, with the end of the last whole run
 * @param logo the digest of its logo; null where there is none
 * @param usage of the records it produced, for each of the last twelve months
 * @param mayBeWrittenTo whether anybody is known to write to
 */
public record Producer(
        String name,
        LocalizedText names,
        long records,
        long produced,
        List<Titled> newest,
        Map<String, Long> quality,
        Map<Link.State, Long> links,
        long lookedAt,
        List<Harvested> sources,
        @Nullable String logo,
        UsageFigures usage,
        boolean mayBeWrittenTo) {

    private static final int LONGEST_NAME = 300;

    /** Who of a record's parties made the thing, the surest first. */
    private static final List<Role> MAKERS = List.of(
            Role.ORIGINATOR,
            Role.OWNER,
            Role.RESOURCE_PROVIDER,
            Role.PRINCIPAL_INVESTIGATOR,
            Role.AUTHOR,
            Role.PUBLISHER,
            Role.POINT_OF_CONTACT);

    /** A record by its title. */
    public record Titled(String id, String title) {}

    /** A catalogue that is harvested here. */
    public record Harvested(String name, @Nullable Instant lastAt) {}

    public Producer {
        newest = List.copyOf(newest);
        quality = Map.copyOf(quality);
        links = Map.copyOf(links);
        sources = List.copyOf(sources);
    }

    /** The organisation that made what a record describes; empty where it names none. */
    public static Optional<String> of(MetadataRecord record) {
        return MAKERS.stream()
                .flatMap(role -> record.parties(role).stream())
                .map(Party::organisation)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME)
                .findFirst();
    }

    /** Its name in addresses: as in a query, but with {@code ~} for {@code %}, which paths bear. */
    public static String id(String name) {
        return URLEncoder.encode(name.strip(), StandardCharsets.UTF_8)
                .replace("~", "%7E")
                .replace("*", "%2A")
                .replace("+", "%20")
                .replace('%', '~');
    }

    /** The name that such an id stands for; empty where it stands for none. */
    public static Optional<String> name(String id) {
        try {
            String name = URLDecoder.decode(id.replace("+", "%2B").replace('~', '%'), StandardCharsets.UTF_8);
            return name.isBlank() || name.length() > LONGEST_NAME ? Optional.empty() : Optional.of(name);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    public String id() {
        return id(name);
    }

    /** What it is called for that reader. */
    public String called(Language language) {
        return names.exactly(language).orElse(name);
    }

    /** By which one organisation is known however its name is written: in lower case. */
    public static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
