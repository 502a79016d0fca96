package org.estran.app.vocabularies.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.pages.Wishes;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.app.vocabularies.Vocabularies;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.writing.SkosForm;
import org.estran.vocabularies.writing.SkosWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * A vocabulary or a concept as SKOS: {@code ?f=} decides, else {@code Accept} (RFC 9110, section 12.5.1). A vocabulary is
 * written as it is read; one that is replaced on the way breaks the connection off and does not look whole.
 */
@Component
class SkosAnswer {

    private static final List<MediaType> PAGE = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML);

    private final Vocabularies vocabularies;
    private final String home;

    SkosAnswer(Vocabularies vocabularies, @Value("${estran.base-url}") String baseUrl) {
        this.vocabularies = vocabularies;
        this.home = baseUrl.replaceFirst("/+$", "");
    }

    /** A form on offer; no form is the page. */
    private record Offer(Optional<SkosForm> form, MediaType type) {}

    /**
     * The form asked for; empty for the page.
     *
     * @throws ProblemException {@code vocabulary-form-not-offered}
     */
    Optional<SkosForm> form(@Nullable String f, @Nullable String accept, HttpServletResponse response) {
        response.addHeader("Vary", "Accept");
        if (f != null && !f.isBlank()) {
            return f.equals("html")
                    ? Optional.empty()
                    : Optional.of(SkosForm.of(f).orElseThrow(SkosAnswer::notOffered));
        }
        if (accept == null || accept.isBlank()) {
            return Optional.empty();
        }
        List<Offer> offers = Stream.concat(
                        PAGE.stream().map(type -> new Offer(Optional.empty(), type)),
                        Stream.of(SkosForm.values())
                                .map(form -> new Offer(Optional.of(form), MediaType.parseMediaType(form.mediaType()))))
                .toList();
        return Wishes.of(accept)
                .best(offers, Offer::type)
                .orElseThrow(SkosAnswer::notOffered)
                .form();
    }

    /** The whole of it. */
    void write(Vocabulary vocabulary, SkosForm form, HttpServletResponse response) throws IOException {
        head(form, vocabulary.name(), response);
        OutputStream stream = new BufferedOutputStream(response.getOutputStream(), 1 << 14);
        SkosWriter out = SkosWriter.open(stream, form);
        out.scheme(scheme(vocabulary), vocabulary.title(), vocabulary.version());
        vocabularies.each(vocabulary, concepts -> {
            try {
                some(vocabulary, concepts, out);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        out.end();
        stream.flush();
    }

    /** One concept of it, with the scheme it is of. */
    void write(Vocabulary vocabulary, HeldConcept concept, SkosForm form, HttpServletResponse response)
            throws IOException {
        head(form, concept.concept().notation(), response);
        OutputStream stream = new BufferedOutputStream(response.getOutputStream());
        SkosWriter out = SkosWriter.open(stream, form);
        out.scheme(scheme(vocabulary), vocabulary.title(), vocabulary.version());
        some(vocabulary, List.of(concept), out);
        out.end();
        stream.flush();
    }

    private void some(Vocabulary vocabulary, List<HeldConcept> concepts, SkosWriter out) throws IOException {
        Map<String, String> addresses = vocabularies.addresses(
                vocabulary.name(),
                concepts.stream()
                        .flatMap(one -> one.concept().broader().stream())
                        .collect(Collectors.toSet()));
        for (HeldConcept one : concepts) {
            Concept concept = one.concept();
            out.concept(concept, scheme(vocabulary), addresses::get);
        }
    }

    /** The vocabulary's own address, else that of its page here. */
    private String scheme(Vocabulary vocabulary) {
        String own = vocabulary.uri();
        return own == null || own.isBlank() ? home + "/vocabularies/" + vocabulary.name() : own;
    }

    private static void head(SkosForm form, String name, HttpServletResponse response) {
        response.setContentType(form.mediaType() + (form == SkosForm.JSON_LD ? "" : ";charset=UTF-8"));
        response.setHeader("Access-Control-Allow-Origin", "*");
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
        response.setHeader("Content-Disposition", "inline; filename=\"" + plain + "." + form.word() + "\"");
    }

    private static ProblemException notOffered() {
        String offered = Stream.of(SkosForm.values())
                .map(form -> form.word() + " (" + form.mediaType() + ")")
                .collect(Collectors.joining(", "));
        return new ProblemException(
                new Problem.NotAcceptable("vocabulary-form-not-offered", "Offered: html, " + offered + "."));
    }
}
