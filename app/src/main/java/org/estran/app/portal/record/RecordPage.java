package org.estran.app.portal.record;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.coverages.Pictures;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.deposit.Deposits;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Negotiation;
import org.estran.app.dissemination.Originals;
import org.estran.app.dissemination.RecordForms;
import org.estran.app.dissemination.signposting.Signposts;
import org.estran.app.links.Links;
import org.estran.app.observations.selection.Seeing;
import org.estran.app.observations.selection.SeenObservations;
import org.estran.app.producers.Producer;
import org.estran.app.producers.Producers;
import org.estran.app.usage.Usage;
import org.estran.records.Distribution;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /records/{id}}: the landing page, or another form of the record. */
@Controller
class RecordPage {

    private static final Logger LOG = LoggerFactory.getLogger(RecordPage.class);

    private final Catalogue catalogue;
    private final RecordViews views;
    private final Signposts signposts;
    private final RecordForms forms;
    private final Originals originals;
    private final Links links;
    private final Producers producers;
    private final Pictures pictures;
    private final Datasets datasets;
    private final Callers callers;
    private final Documentation documentation;
    private final Deposits deposits;
    private final ProgramLinks programs;
    private final Usage usage;
    private final Seeing seeing;
    private final Clock clock;

    RecordPage(
            Catalogue catalogue,
            RecordViews views,
            Signposts signposts,
            RecordForms forms,
            Originals originals,
            Links links,
            Producers producers,
            Pictures pictures,
            Datasets datasets,
            Callers callers,
            Documentation documentation,
            Deposits deposits,
            ProgramLinks programs,
            Usage usage,
            Seeing seeing,
            Clock clock) {
        this.catalogue = catalogue;
        this.views = views;
        this.signposts = signposts;
        this.forms = forms;
        this.originals = originals;
        this.links = links;
        this.producers = producers;
        this.pictures = pictures;
        this.datasets = datasets;
        this.callers = callers;
        this.documentation = documentation;
        this.deposits = deposits;
        this.programs = programs;
        this.usage = usage;
        this.seeing = seeing;
        this.clock = clock;
    }

    @GetMapping("/records/{id}")
    Object record(
            @PathVariable String id,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter,
            @RequestParam(name = "profile", required = false) @Nullable String profile,
            @RequestHeader(name = "Accept-Profile", required = false) @Nullable String acceptProfile,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response,
            Language language) {
        CatalogueRecord found = catalogue.find(id).orElseThrow(RecordPage::notFound);
        Optional<ResponseEntity<byte[]>> original = f == null ? Optional.empty() : originals.answer(found, f);
        if (original.isPresent()) {
            return original.get();
        }
        return Negotiation.format(f, profile, acceptProfile, accept)
                .<Object>map(format -> inFormat(found, format, language))
                .orElseGet(() -> {
                    response.setHeader("Link", signposts.ofPage(found));
                    // A page that looks for newer values of a series is looked at once.
                    if (filesAfter == null && !found.isGone() && request.getHeader("HX-Request") == null) {
                        usage.viewed(request, id);
                    }
                    ModelAndView page = page(found, filesAfter, language, null);
                    seen(found, request, language).ifPresent(seen -> page.addObject("seen", seen));
                    return page;
                });
    }

    @GetMapping("/records/{id}/versions/{version}")
    ModelAndView version(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter,
            HttpServletRequest request,
            HttpServletResponse response,
            Language language) {
        CatalogueRecord found = catalogue.find(id, version).orElseThrow(RecordPage::notFound);
        if (filesAfter == null && !found.isGone()) {
            usage.viewed(request, id);
        }
        response.setHeader("Link", signposts.ofVersion(found));
        int current = catalogue.find(id).map(CatalogueRecord::version).orElse(version);
        return page(found, filesAfter, language, current == version ? null : "/records/" + id);
    }

    private ResponseEntity<byte[]> inFormat(CatalogueRecord found, Format format, Language language) {
        return ResponseEntity.status(found.isGone() ? HttpStatus.GONE : HttpStatus.OK)
                .contentType(format.mediaType())
                .header("Access-Control-Allow-Origin", "*")
                .header("Link", signposts.ofForm(found, format))
                .header("Vary", "Accept, Accept-Profile, Accept-Language")
                .eTag("\"" + found.change() + "-"
                        + found.access().at(clock.instant()).word() + "-" + format.word() + "-" + language.code()
                        + "\"")
                .body(forms.written(found, format, language));
    }

    private ModelAndView page(
            CatalogueRecord found, @Nullable String filesAfter, Language language, @Nullable String newer) {
        List<PublishedFile> files = found.isDataWithdrawn()
                ? List.of()
                : catalogue.files(found.id(), found.version(), filesAfter, RecordViews.FILES + 1);
        ModelAndView page = new ModelAndView("portal/record")
                .addObject(
                        "view",
                        views.of(
                                found,
                                files,
                                catalogue.versions(found.id(), null, RecordViews.VERSIONS),
                                language,
                                newer));
        originals.of(found).ifPresent(document -> {
            page.addObject("origin", document);
            page.addObject("ways", originals.ways(found));
        });
        Producer.of(found.record()).ifPresent(name -> {
            page.addObject("producer", name);
            page.addObject("producerHasLogo", producers.logoOf(name).isPresent());
        });
        if (newer == null) {
            page.addObject("usage", usage.of(List.of(found.id())));
            if (callers.current().is(AccountRole.MODERATOR) || callers.current().is(AccountRole.ADMINISTRATOR)) {
                page.addObject("links", links.of(found.id()));
                // Before the first look of the job nobody has gathered them, and they may be asked for all the same.
                page.addObject("mayCheckLinks", mayCheckLinks(found));
            }
            programs.of(found).ifPresent(links -> page.addObject("programs", links));
            pictures.alt(callers.current(), found.id())
                    .ifPresent(alt -> page.addObject("pictureAlt", alt.best(language)));
            page.addObject("gridded", datasets.of(found.id()).stream().anyMatch(Dataset::isGridded));
            page.addObject("mayDocument", documentation.mayWrite(callers.current(), found));
            page.addObject("mayMakeVersion", !found.isGone() && deposits.isDepositor(callers.current(), found.id()));
        }
        if (found.isGone()) {
            page.setStatus(HttpStatus.GONE);
        }
        return page;
    }

    /** A landing page answers also when the store of observations cannot. */
    private Optional<SeenObservations> seen(CatalogueRecord found, HttpServletRequest request, Language language) {
        if (found.isDataWithdrawn()) {
            return Optional.empty();
        }
        try {
            return seeing.ofRecord(found.id(), Seeing.Choices.of(request.getParameterMap()), language);
        } catch (IOException | ProblemException busy) {
            LOG.warn("the observations of {} are not shown: {}", found.id(), busy.getMessage());
            return Optional.empty();
        }
    }

    private boolean mayCheckLinks(CatalogueRecord found) {
        return originals.of(found).isPresent()
                && found.record().distributions().stream()
                        .map(Distribution::address)
                        .anyMatch(address -> address != null && address.startsWith("http"));
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("record-not-found", "No record has that identifier.");
    }
}
