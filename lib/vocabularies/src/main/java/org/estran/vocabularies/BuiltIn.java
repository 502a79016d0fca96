package org.estran.vocabularies;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/**
 * The vocabularies that come with the program: our own terms, and compact tables of others' codes and labels without their
 * definitions. Each is read when asked for and kept by whoever asked.
 */
public final class BuiltIn {

    /** The name of our own list among the vocabularies. */
    public static final String TERMS = "terms";

    /** The name of our own list of seas, oceans and coasts ({@link Places}). */
    public static final String PLACES = "places";

    /** Every name, in the order in which a word is looked for in them. */
    public static final List<String> NAMES = List.of(
            TERMS,
            "cf-standard-names",
            "P02",
            "P03",
            "gcmd-sciencekeywords",
            "L05",
            "L06",
            "inspire-themes",
            PLACES,
            "P06",
            "EDMO");

    private static final Map<Scheme, String> TABLES = Map.of(
            Scheme.CF, "cf-standard-names",
            Scheme.P02, "P02",
            Scheme.L05, "L05",
            Scheme.L06, "L06",
            Scheme.GCMD, "gcmd-sciencekeywords");

    private BuiltIn() {}

    /** Where a vocabulary stands in the order of {@link #NAMES}; behind all of them where it is not built in. */
    public static int place(String name) {
        int place = NAMES.indexOf(name);
        return place < 0 ? NAMES.size() : place;
    }

    /**
     * Reads one of {@link #NAMES}, joined to our terms by links both ways; the French words of a term that means the same
     * are among the labels.
     *
     * @param home the address under which our own terms stand, with its final slash
     */
    public static Thesaurus read(String name, String home) {
        return switch (name) {
            case TERMS -> terms(home);
            case PLACES -> Places.builtIn().thesaurus(home.replaceFirst(TERMS + "/$", PLACES + "/"));
            default -> joined(ConceptTable.read(name), home);
        };
    }

    /** Differs whenever any of the tables does; for whoever keeps what was read. */
    public static String edition() {
        CRC32 sum = new CRC32();
        for (String name : NAMES) {
            boolean own = name.equals(TERMS) || name.equals(PLACES);
            String place = own ? name + ".tsv" : "tables/" + name + ".tsv";
            try (InputStream table = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(place))) {
                sum.update(table.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private static Thesaurus terms(String home) {
        Map<Scheme, Map<String, String>> places = new HashMap<>();
        TABLES.forEach((scheme, table) -> places.put(scheme, places(scheme, ConceptTable.read(table))));
        List<Concept> concepts = Terms.builtIn().all().stream()
                .map(term -> concept(term, home, places))
                .toList();
        return new Thesaurus(
                TERMS,
                home,
                LocalizedText.of(
                        "Termes de l'océan, de l'atmosphère et des terres", "Terms of ocean, atmosphere and land"),
                "1",
                concepts,
                List.of());
    }

    private static Concept concept(Term term, String home, Map<Scheme, Map<String, String>> places) {
        List<ConceptLink> links = new ArrayList<>();
        for (Mapping mapping : term.mappings()) {
            String place = places.getOrDefault(mapping.scheme(), Map.of()).get(mapping.notation());
            if (place != null) {
                links.add(new ConceptLink(kind(mapping.match()), place));
            }
        }
        Map<String, List<String>> other = Arrays.stream(Language.values())
                .filter(language -> !term.other(language).isEmpty())
                .collect(Collectors.toMap(Language::code, term::other));
        return new Concept(
                term.id(),
                home + term.id(),
                term.label(),
                other,
                LocalizedText.NONE,
                term.broader() == null ? List.of() : List.of(term.broader()),
                links,
                false,
                null);
    }

    private static ConceptLink.Kind kind(Mapping.Match match) {
        return switch (match) {
            case CLOSE -> ConceptLink.Kind.CLOSE;
            case BROAD -> ConceptLink.Kind.BROAD;
            case NARROW -> ConceptLink.Kind.NARROW;
        };
    }

    // The other way round: what is broader than a term has the term for a narrower one.
    private static ConceptLink.Kind back(Mapping.Match match) {
        return switch (match) {
            case CLOSE -> ConceptLink.Kind.CLOSE;
            case BROAD -> ConceptLink.Kind.NARROW;
            case NARROW -> ConceptLink.Kind.BROAD;
        };
    }

    private static Thesaurus joined(Thesaurus table, String home) {
        Scheme scheme = TABLES.entrySet().stream()
                .filter(one -> one.getValue().equals(table.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        if (scheme == null) {
            return table;
        }
        Map<String, String> cited = cited(scheme, table);
        List<Concept> concepts = table.concepts().stream()
                .map(concept ->
                        joined(concept, scheme, cited.getOrDefault(concept.notation(), concept.notation()), home))
                .toList();
        return new Thesaurus(table.name(), table.uri(), table.title(), table.version(), concepts, List.of());
    }

    private static Concept joined(Concept concept, Scheme scheme, String cited, String home) {
        Map<String, List<String>> other = new HashMap<>(concept.other());
        List<ConceptLink> links = new ArrayList<>(concept.links());
        if (scheme == Scheme.GCMD) {
            other.put("en", List.of("EARTH SCIENCE > " + cited));
        }
        for (Term term : Terms.builtIn().mappedTo(scheme, cited)) {
            for (Mapping mapping : term.mappings()) {
                if (mapping.scheme() == scheme && mapping.notation().equals(cited)) {
                    links.add(new ConceptLink(back(mapping.match()), home + term.id()));
                    if (mapping.match() == Mapping.Match.CLOSE) {
                        other.merge("fr", term.labels(Language.FR), BuiltIn::both);
                    }
                }
            }
        }
        return new Concept(
                concept.notation(),
                concept.uri(),
                concept.label(),
                other,
                concept.definition(),
                concept.broader(),
                links,
                concept.deprecated(),
                concept.replacedBy());
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all.stream().distinct().toList();
    }

    private static Map<String, String> places(Scheme scheme, Thesaurus table) {
        Map<String, String> cited = cited(scheme, table);
        return table.concepts().stream()
                .collect(Collectors.toMap(
                        concept -> cited.getOrDefault(concept.notation(), concept.notation()),
                        Concept::uri,
                        (first, second) -> first));
    }

    // GCMD's keywords are cited by their path, whose first step under EARTH SCIENCE is all we write; others by their
    // code.
    private static Map<String, String> cited(Scheme scheme, Thesaurus table) {
        if (scheme != Scheme.GCMD) {
            return Map.of();
        }
        Map<String, Concept> byNotation =
                table.concepts().stream().collect(Collectors.toMap(Concept::notation, concept -> concept));
        Map<String, String> paths = new HashMap<>();
        for (Concept concept : table.concepts()) {
            StringBuilder path = new StringBuilder(concept.label().best(Language.EN));
            Concept at = concept;
            while (!at.broader().isEmpty()) {
                at = byNotation.get(at.broader().getFirst());
                if (at == null) {
                    break;
                }
                path.insert(0, at.label().best(Language.EN) + " > ");
            }
            String whole = path.toString();
            paths.put(concept.notation(), whole.startsWith("EARTH SCIENCE > ") ? whole.substring(16) : whole);
        }
        return paths;
    }
}
