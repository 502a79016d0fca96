package org.estran.app.dissemination;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.pages.Wishes;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Which form of a record an answer takes: {@code ?f=} decides, else {@code Accept} (RFC 9110, section 12.5.1) among the
 * forms of the profile that is asked for (W3C, Content Negotiation by Profile: {@code ?profile=}, {@code
 * Accept-Profile}, or the parameter {@code profile} of a media type).
 */
public final class Negotiation {

    private static final Pattern PROFILE = Pattern.compile("<([^<>]*)>\\s*(?:;\\s*q\\s*=\\s*([0-9.]+))?");

    private Negotiation() {}

    /** A form on offer; no format is the page. */
    private record Offer(MediaType mediaType, Optional<Format> format) {
        MediaType withProfile() {
            String profile = format.map(Format::profile).orElse("");
            return profile.isEmpty() ? mediaType : new MediaType(mediaType, Map.of("profile", "\"" + profile + "\""));
        }
    }

    public static Optional<Format> format(@Nullable String f, @Nullable String accept) {
        return format(f, null, null, accept);
    }

    /**
     * The form asked for; empty for the page.
     *
     * @param profile an address of a profile, or the word of a format
     * @param acceptProfile the header, addresses in angle brackets
     * @throws ProblemException {@code format-not-offered}, naming what is
     */
    public static Optional<Format> format(
            @Nullable String f, @Nullable String profile, @Nullable String acceptProfile, @Nullable String accept) {
        if (f != null && !f.isBlank() && !f.equals("html")) {
            return Optional.of(Format.of(f).orElseThrow(Negotiation::nothingFits));
        }
        if (f != null) {
            return Optional.empty();
        }
        List<String> profiles = profiles(profile, acceptProfile);
        if (profiles.isEmpty()) {
            return accept == null || accept.isBlank() ? Optional.empty() : best(offers(), accept);
        }
        return ofProfile(profiles, accept == null ? "" : accept);
    }

    /**
     * The form asked for by {@code Accept} where one form is the usual one: what plain JSON means, and what those get who
     * wish for anything; empty for the page.
     *
     * @throws ProblemException {@code format-not-offered}, naming what is
     */
    public static Optional<Format> formatOr(Format usual, @Nullable String accept) {
        Stream<Offer> first = Stream.of(usual.mediaType(), MediaType.APPLICATION_JSON)
                .map(type -> new Offer(type, Optional.of(usual)));
        return best(Stream.concat(first, offers().stream()).toList(), accept);
    }

    /** The forms of the first profile that any has; the page's type in {@code Accept} is no wish for another form. */
    private static Optional<Format> ofProfile(List<String> profiles, String accept) {
        List<Offer> offers = profiles.stream()
                .map(wanted -> offers().stream().filter(o -> isOf(o, wanted)).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow(Negotiation::nothingFits);
        Wishes wishes = Wishes.of(accept);
        boolean chooses = offers.stream().anyMatch(offer -> wishes.mentions(offer.mediaType()));
        return chooses && !accept.isBlank()
                ? best(offers, accept)
                : offers.getFirst().format();
    }

    private static boolean isOf(Offer offer, String wanted) {
        return offer.format()
                .filter(format -> format.word().equals(wanted)
                        || (!format.profile().isEmpty() && format.profile().equals(wanted)))
                .isPresent();
    }

    private static List<String> profiles(@Nullable String profile, @Nullable String header) {
        if (profile != null && !profile.isBlank()) {
            return List.of(profile.strip());
        }
        if (header == null || header.isBlank()) {
            return List.of();
        }
        record Wish(String address, double quality) {}
        Matcher m = PROFILE.matcher(header);
        return m.results()
                .map(r -> new Wish(r.group(1), r.group(2) == null ? 1 : quality(r.group(2))))
                .filter(w -> w.quality() > 0)
                .sorted(Comparator.comparingDouble((Wish w) -> -w.quality()))
                .map(Wish::address)
                .toList();
    }

    private static double quality(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException dots) {
            return 0;
        }
    }

    /** What is offered, the page first: of equal wishes the first one wins. */
    private static List<Offer> offers() {
        return Stream.concat(
                        Stream.of(Format.HTML, MediaType.APPLICATION_XHTML_XML)
                                .map(type -> new Offer(type, Optional.empty())),
                        Format.all().stream().map(f -> new Offer(f.mediaType(), Optional.of(f))))
                .toList();
    }

    private static Optional<Format> best(List<Offer> offers, @Nullable String accept) {
        return Wishes.of(accept)
                .best(offers, Offer::withProfile)
                .orElseThrow(Negotiation::nothingFits)
                .format();
    }

    private static ProblemException nothingFits() {
        String offered = Format.all().stream()
                .map(format -> format.word() + " (" + format.mediaType()
                        + (format.profile().isEmpty() ? "" : ", " + format.profile()) + ")")
                .collect(Collectors.joining(", "));
        return new ProblemException(new Problem.NotAcceptable("format-not-offered", "Offered: html, " + offered + "."));
    }
}
