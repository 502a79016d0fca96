package org.estran.app.portal.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.pages.Wishes;
import org.estran.crosswalks.dcat.RdfSyntax;
import org.estran.crosswalks.prov.ProvWriter;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /records/{id}/provenance}: how a record came about, for people, and as PROV-O. */
@Controller
class ProvenancePage {

    private final Catalogue catalogue;
    private final Stories stories;

    ProvenancePage(Catalogue catalogue, Stories stories) {
        this.catalogue = catalogue;
        this.stories = stories;
    }

    /** The forms on offer. */
    private enum Form {
        PAGE("html", "text/html", null),
        TURTLE("prov-ttl", "text/turtle", RdfSyntax.TURTLE),
        JSON_LD("prov-jsonld", "application/ld+json", RdfSyntax.JSON_LD),
        RDF_XML("prov-rdf", "application/rdf+xml", RdfSyntax.RDF_XML);

        private final String word;
        private final MediaType type;
        private final @Nullable RdfSyntax syntax;

        Form(String word, String type, @Nullable RdfSyntax syntax) {
            this.word = word;
            this.type = MediaType.parseMediaType(type);
            this.syntax = syntax;
        }

        MediaType type() {
            return type;
        }

        static Form of(@Nullable String f, @Nullable String accept) {
            List<Form> all = List.of(values());
            return (f == null
                            ? Wishes.of(accept).best(all, Form::type)
                            : all.stream().filter(form -> form.word.equals(f)).findFirst())
                    .orElseThrow(Form::notOffered);
        }

        Optional<RdfSyntax> syntax() {
            return Optional.ofNullable(syntax);
        }

        private static ProblemException notOffered() {
            String offered = Arrays.stream(values())
                    .map(form -> form.word + " (" + form.type + ")")
                    .collect(Collectors.joining(", "));
            return new ProblemException(new Problem.NotAcceptable("format-not-offered", "Offered: " + offered + "."));
        }
    }

    @GetMapping("/records/{id}/provenance")
    Object show(
            @PathVariable("id") String id,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        CatalogueRecord found = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
        if (found.isGone()) {
            throw new ProblemException(new Problem.Gone("record-withdrawn", "The record " + id + " was withdrawn."));
        }
        Form form = Form.of(f, accept);
        Story story = stories.of(found);
        return form.syntax().<Object>map(syntax -> rdf(story, form, syntax)).orElseGet(() -> page(found, story));
    }

    private static ResponseEntity<String> rdf(Story story, Form form, RdfSyntax syntax) {
        return ResponseEntity.ok()
                .contentType(new MediaType(form.type(), java.nio.charset.StandardCharsets.UTF_8))
                .header("Vary", "Accept")
                .header("Access-Control-Allow-Origin", "*")
                .body(ProvWriter.write(story.record(), story.activities(), syntax));
    }

    private static ModelAndView page(CatalogueRecord found, Story story) {
        return new ModelAndView("portal/provenance")
                .addObject("found", found)
                .addObject("story", story)
                .addObject(
                        "forms",
                        Stream.of(Form.values())
                                .filter(form -> form != Form.PAGE)
                                .map(form -> form.word)
                                .toList());
    }
}
