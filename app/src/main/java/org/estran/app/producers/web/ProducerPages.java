package org.estran.app.producers.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.app.pages.Going;
import org.estran.app.producers.ProducerPage;
import org.estran.app.producers.ProducerQuery;
import org.estran.app.producers.Producers;
import org.estran.app.projects.Logo;
import org.estran.app.projects.Logos;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /producers}: the organisations that produced records; {@code /producers/{id}}: one of them, a way to write to it, and
 * for staff its names and its logo.
 */
@Controller
class ProducerPages {

    private static final String POLICY = "sandbox; default-src 'none'";

    private static final int PAGE = 50;

    private final Producers producers;

    ProducerPages(Producers producers) {
        this.producers = producers;
    }

    @GetMapping("/producers")
    ModelAndView list(
            @RequestParam(name = "q", defaultValue = "") String name,
            @RequestParam(name = "sort", defaultValue = "name") String sort,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        ProducerQuery query = new ProducerQuery(name, sort(sort), after, PAGE);
        ProducerPage page = producers.page(query);
        return new ModelAndView("producers/list")
                .addObject("producers", page)
                .addObject("query", query)
                .addObject("next", page.next() == null ? "" : address("/producers", query, page.next()));
    }

    /** @throws ProblemException {@code producer-sort-unknown} */
    static ProducerQuery.Sort sort(String word) {
        return ProducerQuery.Sort.of(word)
                .orElseThrow(() -> ProblemException.invalid(
                        "producer-sort-unknown", "Producers are not sorted by " + word + ".", List.of()));
    }

    /** Where the list goes on. */
    static String address(String list, ProducerQuery query, String after) {
        return list + "?q=" + URLEncoder.encode(query.name(), StandardCharsets.UTF_8) + "&sort="
                + query.sort().word() + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    }

    @GetMapping("/producers/{id}")
    ModelAndView show(
            @PathVariable("id") String id,
            @RequestParam(name = "sent", defaultValue = "false") boolean sent,
            Language language) {
        return page(id, language, Map.of(), List.of(), HttpStatus.OK).addObject("sent", sent);
    }

    private ModelAndView page(
            String id, Language language, Map<String, String> form, List<Finding> findings, HttpStatus status) {
        return new ModelAndView("producers/one", status)
                .addObject("producer", producers.find(id, language))
                .addObject("contact", producers.contactOf(id))
                .addObject("form", form)
                .addObject("findings", findings);
    }

    @PostMapping("/producers/{id}/messages")
    ModelAndView write(@PathVariable("id") String id, @RequestParam Map<String, String> form, Language language) {
        try {
            producers.write(
                    id, new Producers.Asking(text(form, "name"), text(form, "email"), text(form, "words"), language));
            return Going.to("/producers/" + id + "?sent=true#write");
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid) {
                return page(id, language, form, refused.problem().findings(), HttpStatus.BAD_REQUEST);
            }
            throw refused;
        }
    }

    private static String text(Map<String, String> form, String name) {
        return Objects.requireNonNullElse(form.get(name), "");
    }

    /** What staff say of it: whom to write to, and its logo. */
    @PostMapping("/admin/producers/{id}")
    ModelAndView dress(
            @PathVariable("id") String id,
            @RequestParam(name = "name-fr", defaultValue = "") String nameFr,
            @RequestParam(name = "name-en", defaultValue = "") String nameEn,
            @RequestParam(name = "contact", defaultValue = "") String contact,
            @RequestParam(name = "logo", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "without-logo", defaultValue = "false") boolean withoutLogo,
            Language language)
            throws IOException {
        try {
            producers.dress(id, LocalizedText.of(nameFr, nameEn), contact, read(file), withoutLogo);
            return Going.to("/producers/" + id);
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid) {
                return page(id, language, Map.of(), refused.problem().findings(), HttpStatus.BAD_REQUEST);
            }
            throw refused;
        }
    }

    private static @Nullable Logo read(@Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            return null;
        }
        return switch (Logos.read(file.getBytes())) {
            case Logos.Read.Good good -> good.logo();
            case Logos.Read.Refused refused ->
                throw ProblemException.invalid("producer-logo", "That is no logo.", List.of(refused.why()));
        };
    }

    @GetMapping("/producers/{id}/logo.png")
    ResponseEntity<byte[]> logo(@PathVariable("id") String id) {
        Logo logo = producers
                .logo(id)
                .orElseThrow(() -> ProblemException.notFound("producer-no-logo", "There is no logo of it here."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(logo.mediaType()))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .eTag("\"" + logo.digest() + "\"")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .body(logo.content());
    }
}
