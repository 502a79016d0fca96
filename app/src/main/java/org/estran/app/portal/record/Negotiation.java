package org.estran.app.portal.record;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Which form of a record an answer takes: {@code ?f=} decides, else {@code Accept} (RFC 9110, section 12.5.1). */
final class Negotiation {

    private Negotiation() {}

    /**
     * The form asked for; empty for the page.
     *
     * @throws ProblemException {@code format-not-offered}, naming what is
     */
    static Optional<Format> format(@Nullable String f, @Nullable String accept) {
        if (f != null && !f.isBlank() && !f.equals("html")) {
            return Optional.of(Format.of(f).orElseThrow(Negotiation::nothingFits));
        }
        if (f != null || accept == null || accept.isBlank()) {
            return Optional.empty();
        }
        return byAccept(accept);
    }

    private static Optional<Format> byAccept(String accept) {
        List<MediaType> wishes = parsed(accept);
        MediaType best = Format.offered().stream()
                .filter(offer -> quality(offer, wishes) > 0)
                // Sorting is stable: of equal wishes the page wins.
                .sorted(Comparator.comparingDouble((MediaType offer) -> -quality(offer, wishes)))
                .findFirst()
                .orElseThrow(Negotiation::nothingFits);
        return Arrays.stream(Format.values())
                .filter(format -> format.mediaType().equals(best))
                .findFirst();
    }

    /** The quality of the most specific range that fits the offer. */
    private static double quality(MediaType offer, List<MediaType> wishes) {
        return wishes.stream()
                .filter(wish -> wish.includes(offer))
                .max(Comparator.comparingInt(Negotiation::specificity))
                .map(MediaType::getQualityValue)
                .orElse(0d);
    }

    private static int specificity(MediaType range) {
        return (range.isWildcardType() ? 0 : 1) + (range.isWildcardSubtype() ? 0 : 1);
    }

    private static List<MediaType> parsed(String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            return List.of(MediaType.ALL);
        }
    }

    private static ProblemException nothingFits() {
        String offered = Arrays.stream(Format.values())
                .map(format -> format.word() + " (" + format.mediaType() + ")")
                .collect(Collectors.joining(", "));
        return new ProblemException(new Problem.NotAcceptable("format-not-offered", "Offered: html, " + offered + "."));
    }
}
