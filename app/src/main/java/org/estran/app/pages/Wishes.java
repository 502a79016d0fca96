package org.estran.app.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What an {@code Accept} header wishes for (RFC 9110, section 12.5.1). A parameter {@code profile} (RFC 6906) of a wish is
 * part of it; other parameters are not. A header that cannot be read wishes for anything.
 */
public final class Wishes {

    private static final String PROFILE = "profile";

    private final List<MediaType> ranges;

    private Wishes(List<MediaType> ranges) {
        this.ranges = ranges;
    }

    public static Wishes of(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return new Wishes(List.of(MediaType.ALL));
        }
        try {
            return new Wishes(MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException unreadable) {
            return new Wishes(List.of(MediaType.ALL));
        }
    }

    /** How much a type, with its profile, is wished for: 0 to 1, by the most specific range that it fits. */
    public double quality(MediaType offered) {
        return ranges.stream()
                .filter(range -> fits(range, offered))
                .max(Comparator.comparingInt(Wishes::specificity))
                .map(MediaType::getQualityValue)
                .orElse(0d);
    }

    /** Of what is offered the most wished for, the first of equals; empty where nothing is. */
    public <T> Optional<T> best(List<T> offers, Function<T, MediaType> type) {
        // Sorting is stable: of equal wishes the first one wins.
        return offers.stream()
                .filter(offer -> quality(type.apply(offer)) > 0)
                .sorted(Comparator.comparingDouble((T offer) -> -quality(type.apply(offer))))
                .findFirst();
    }

    /** Whether one of the ranges, however little it is wished for, takes that type in. */
    public boolean mentions(MediaType offered) {
        return ranges.stream().anyMatch(range -> range.includes(offered));
    }

    private static boolean fits(MediaType range, MediaType offered) {
        String profile = profile(range);
        return range.includes(offered) && (profile.isEmpty() || profile.equals(profile(offered)));
    }

    private static String profile(MediaType type) {
        String profile = type.getParameter(PROFILE);
        return profile == null ? "" : profile.replace("\"", "");
    }

    private static int specificity(MediaType range) {
        return (range.isWildcardType() ? 0 : 1)
                + (range.isWildcardSubtype() ? 0 : 1)
                + (range.getParameter(PROFILE) == null ? 0 : 1);
    }
}
