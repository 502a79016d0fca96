package org.estran.vocabularies.reading;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives each concept the code it stands under in our addresses: its own where that can be, else the end of its address. */
final class Notations {

    // The longest of CF's names has 137 letters.
    private static final int LONGEST = 200;

    private final Gathering.Remarks remarks;
    private final Set<String> taken = new HashSet<>();

    Notations(Gathering.Remarks remarks) {
        this.remarks = remarks;
    }

    Map<String, String> of(Collection<Gathering.Gathered> concepts) {
        Map<String, String> notations = new LinkedHashMap<>();
        for (Gathering.Gathered concept : concepts) {
            String wanted = wanted(concept);
            String given = free(wanted);
            if (!given.equals(wanted)) {
                remarks.add("concept-notation-twice", given, wanted, concept.uri);
            }
            notations.put(concept.uri, given);
        }
        return notations;
    }

    private static String wanted(Gathering.Gathered concept) {
        String own = concept.notation;
        if (own != null && !fit(local(own)).isEmpty()) {
            return fit(local(own));
        }
        String end = fit(end(concept.uri));
        return end.isEmpty() ? "concept" : end;
    }

    // Addresses differ by case on no two of our pages.
    private String free(String wanted) {
        String given = wanted;
        for (int again = 2; !taken.add(given.toLowerCase(Locale.ROOT)); again++) {
            given = wanted + "-" + again;
        }
        return given;
    }

    /** {@code SDN:P02::TEMP} is TEMP within P02. */
    private static String local(String notation) {
        int sdn = notation.indexOf("::");
        return sdn >= 0 ? notation.substring(sdn + 2) : notation;
    }

    private static String end(String uri) {
        String bare = uri.replaceFirst("[/#]+$", "");
        return bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('#')) + 1);
    }

    private static String fit(@Nullable String code) {
        String kept = code == null ? "" : code.strip().replaceAll("[^\\p{L}\\p{N}._~:+-]+", "-");
        String tidy = kept.replaceAll("^[-.]+|-+$", "");
        return tidy.length() > LONGEST ? tidy.substring(0, LONGEST) : tidy;
    }
}
