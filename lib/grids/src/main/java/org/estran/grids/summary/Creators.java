package org.estran.grids.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.grids.Attributes;
import org.estran.grids.summary.FileCreator.Part;
import org.estran.terms.Orcid;
import org.jspecify.annotations.Nullable;

/** The people and organisations of ACDD's creator, contributor and publisher attributes, which may each be lists. */
final class Creators {

    private static final Pattern ORCID = Pattern.compile("\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dXx]");
    private static final Pattern EMAIL = Pattern.compile("[^\\s,;<>()]+@[^\\s,;<>()]+\\.[a-zA-Z]{2,}");
    private static final Pattern ORGANISATION = Pattern.compile(
            "(?i).*\\b(universit|institut|ifremer|cnrs|shom|ird|noaa|nasa|cmems|copernicus|ocean|center|centre|service"
                    + "|agency|agence|laborato|consortium|group|team|équipe|program|project|network|réseau|data"
                    + "|observato|administration|department|division|office|assembly|coriolis|argo|mercator).*");

    private Creators() {}

    static List<FileCreator> of(Attributes a) {
        List<FileCreator> all = new ArrayList<>(part(a, Part.CREATOR, "creator"));
        if (all.isEmpty()) {
            all.addAll(principalInvestigators(a));
        }
        String institution = FileSummary.first(a, "institution", "Institution", "institute");
        boolean named = institution != null
                && all.stream().anyMatch(c -> institution.equals(c.organisation()) || institution.equals(c.name()));
        if (institution != null && all.isEmpty() && !named) {
            all.add(organisation(Part.CREATOR, institution, null, null));
        }
        all.addAll(part(a, Part.CONTRIBUTOR, "contributor"));
        all.addAll(part(a, Part.PUBLISHER, "publisher"));
        return all.stream().distinct().limit(500).toList();
    }

    private static List<FileCreator> part(Attributes a, Part part, String prefix) {
        String names = FileSummary.first(a, prefix + "_name", prefix);
        if (names == null) {
            String institution = FileSummary.first(a, prefix + "_institution");
            return institution == null
                    ? List.of()
                    : List.of(organisation(
                            part, institution, a.text(prefix + "_email").orElse(null), null));
        }
        List<String> types = split(a.text(prefix + "_type").orElse(""));
        List<String> people = names(names, parallel(a, prefix));
        List<String> emails = matching(a, prefix + "_email", people.size());
        List<String> urls = matching(a, prefix + "_url", people.size());
        List<String> ids = matching(a, prefix + "_id", people.size());
        List<String> places = matching(a, prefix + "_institution", people.size());
        if (places.isEmpty() && part == Part.CREATOR) {
            String institution = FileSummary.first(a, "institution");
            places = institution == null ? List.of() : java.util.Collections.nCopies(people.size(), institution);
        }
        List<FileCreator> creators = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            String type = i < types.size() ? types.get(i).toLowerCase(Locale.ROOT) : "";
            creators.add(creator(part, people.get(i), type, at(places, i), at(emails, i), at(urls, i), at(ids, i)));
        }
        return creators;
    }

    private static List<FileCreator> principalInvestigators(Attributes a) {
        String names = FileSummary.first(a, "principal_investigator", "PI_NAME", "pi_name", "author", "authors");
        if (names == null) {
            return List.of();
        }
        String institution = FileSummary.first(a, "institution");
        return names(names, List.of()).stream()
                .map(n -> creator(Part.CREATOR, n, "", institution, null, null, null))
                .toList();
    }

    private static FileCreator creator(
            Part part,
            String named,
            String type,
            @Nullable String place,
            @Nullable String email,
            @Nullable String url,
            @Nullable String id) {
        Orcid orcid = orcid(url).or(() -> orcid(id)).or(() -> orcid(named)).orElse(null);
        String found = firstEmail(email == null ? named : email);
        String name = clean(named);
        boolean person = orcid != null
                || type.equals("person")
                || (type.isEmpty() && !name.equals(place) && looksLikeAPerson(name));
        if (!person) {
            return new FileCreator(part, name, null, null, null, name, found, url);
        }
        String[] parts = familyAndGiven(name);
        return new FileCreator(part, name, parts[0], parts[1].isEmpty() ? null : parts[1], orcid, place, found, url);
    }

    private static FileCreator organisation(Part part, String name, @Nullable String email, @Nullable String url) {
        return new FileCreator(part, name, null, null, null, name, email, url);
    }

    /** Two to four words with capitals and no word that organisations carry. */
    private static boolean looksLikeAPerson(String name) {
        String[] words = name.replace(",", " ").strip().split("\\s+");
        boolean capitals = Arrays.stream(words)
                .allMatch(
                        w -> !w.isEmpty() && (Character.isUpperCase(w.charAt(0)) || w.matches("d[eiu]|van|von|la|le")));
        return words.length >= 2
                && words.length <= 4
                && capitals
                && !ORGANISATION.matcher(name).matches()
                && name.chars().noneMatch(Character::isDigit)
                && !name.matches(".*[/:@&].*")
                && Arrays.stream(words)
                        .noneMatch(w -> w.length() > 2 && w.equals(w.toUpperCase(Locale.ROOT)) && words.length > 2);
    }

    /** {@code Family, Given} or {@code Given Family}; particles stay with the family name. */
    private static String[] familyAndGiven(String name) {
        int comma = name.indexOf(',');
        if (comma > 0) {
            return new String[] {
                name.substring(0, comma).strip(), name.substring(comma + 1).strip()
            };
        }
        String[] words = name.split("\\s+");
        int family = words.length - 1;
        while (family > 1 && words[family - 1].matches("[dD][eiu]|[vV]an|[vV]on|[lL][ae]|[dD]es?")) {
            family--;
        }
        return new String[] {
            String.join(" ", Arrays.copyOfRange(words, family, words.length)),
            String.join(" ", Arrays.copyOfRange(words, 0, family))
        };
    }

    /** Names parted by semicolons, by "and", or by commas when those cannot be {@code Family, Given}. */
    private static List<String> names(String text, List<Integer> parallel) {
        if (text.matches("(?s).*[;\\n].*")) {
            return split(text);
        }
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",|\\s+(?:and|et)\\s+")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        boolean several = parts.size() > 1 && parts.stream().allMatch(p -> p.contains(" "))
                || parallel.contains(parts.size())
                || parts.size() > 2;
        boolean oneOrganisation = ORGANISATION.matcher(text).matches() && !parallel.contains(parts.size());
        return several && !oneOrganisation ? parts : List.of(text.strip());
    }

    /** How many entries the lists beside the names have, where they have several. */
    private static List<Integer> parallel(Attributes a, String prefix) {
        List<Integer> counts = new ArrayList<>();
        for (String part : List.of("_type", "_email", "_url", "_role", "_institution")) {
            String text = a.text(prefix + part).orElse("");
            int count = text.split(text.contains(";") ? ";" : ",", -1).length;
            if (count > 1) {
                counts.add(count);
            }
        }
        return counts;
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(text.matches("(?s).*[;\\n].*") ? "[;\\n]" : ","))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    /** A list that runs beside the names; a single entry belongs to a single name, or to all institutions alike. */
    private static List<String> matching(Attributes a, String name, int count) {
        String text = a.text(name).orElse("");
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> parts = Arrays.stream(text.split(text.matches("(?s).*[;\\n].*") ? "[;\\n]" : ",", -1))
                .map(String::strip)
                .toList();
        if (parts.size() == count) {
            return parts;
        }
        if (count == 1) {
            return List.of(text);
        }
        return name.endsWith("_institution") ? java.util.Collections.nCopies(count, text) : List.of();
    }

    private static @Nullable String at(List<String> list, int index) {
        return index < list.size()
                        && !list.get(index).isEmpty()
                        && !list.get(index).equalsIgnoreCase("none")
                ? list.get(index)
                : null;
    }

    private static Optional<Orcid> orcid(@Nullable String text) {
        Matcher m = ORCID.matcher(text == null ? "" : text);
        return m.find() ? Orcid.parse(m.group()) : Optional.empty();
    }

    private static @Nullable String firstEmail(String text) {
        Matcher m = EMAIL.matcher(text);
        return m.find() ? m.group() : null;
    }

    /** Without identifiers, addresses and the brackets around them. */
    private static String clean(String name) {
        String bare = name.replaceAll("(https?://)?(www\\.)?orcid\\.org/", " ");
        bare = ORCID.matcher(bare).replaceAll(" ");
        bare = EMAIL.matcher(bare).replaceAll(" ");
        bare = bare.replaceAll("[<(\\[]\\s*(ORCID:?)?\\s*[>)\\]]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return bare.isEmpty() ? name.strip() : bare;
    }
}
