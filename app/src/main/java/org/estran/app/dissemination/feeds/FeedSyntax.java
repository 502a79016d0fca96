package org.estran.app.dissemination.feeds;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.estran.crosswalks.dcat.RdfSyntax;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The syntaxes of the feed; Turtle where none is asked. */
enum FeedSyntax {
    TURTLE("ttl", "text/turtle", RdfSyntax.TURTLE),
    JSON_LD("jsonld", "application/ld+json", RdfSyntax.JSON_LD),
    RDF_XML("rdf", "application/rdf+xml", RdfSyntax.RDF_XML);

    private final String word;
    private final MediaType mediaType;
    private final RdfSyntax syntax;

    FeedSyntax(String word, String mediaType, RdfSyntax syntax) {
        this.word = word;
        this.mediaType = MediaType.parseMediaType(mediaType);
        this.syntax = syntax;
    }

    String word() {
        return word;
    }

    String mediaType() {
        return mediaType + ";charset=UTF-8";
    }

    RdfSyntax syntax() {
        return syntax;
    }

    /** By {@code f=}, else by {@code Accept}; who accepts none of them but anything else gets Turtle. */
    static FeedSyntax of(@Nullable String f, @Nullable String accept) {
        if (f != null) {
            return Arrays.stream(values())
                    .filter(one ->
                            one.word.equals(f) || one.mediaType.toString().equals(f))
                    .findFirst()
                    .orElseThrow(FeedSyntax::notOffered);
        }
        List<MediaType> wishes = wishes(accept);
        return Arrays.stream(values())
                .filter(one -> quality(one, wishes) > 0)
                // The first of equals: sorting by max would give the last.
                .min(Comparator.comparingDouble(one -> -quality(one, wishes)))
                .orElse(TURTLE);
    }

    private static double quality(FeedSyntax syntax, List<MediaType> wishes) {
        return wishes.stream()
                .filter(wish -> wish.includes(syntax.mediaType))
                .mapToDouble(wish -> wish.isConcrete() ? wish.getQualityValue() : wish.getQualityValue() / 1000)
                .max()
                .orElse(0);
    }

    private static List<MediaType> wishes(@Nullable String accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException unreadable) {
            return List.of();
        }
    }

    private static ProblemException notOffered() {
        return new ProblemException(new Problem.NotAcceptable("format-not-offered", "Offered: ttl, jsonld, rdf."));
    }
}
