package org.estran.app.observations.orders;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.observations.Target;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.pages.Going;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /basket}: selections put aside, and having them all at once or by an order. */
@Controller
public class BasketPages {

    private final Basket basket;
    private final Selections selections;
    private final SelectionCitations citations;
    private final Packing packing;
    private final Orders orders;
    private final ObservationStore store;
    private final OrderProperties properties;
    private final Callers callers;

    BasketPages(
            Basket basket,
            Selections selections,
            SelectionCitations citations,
            Packing packing,
            Orders orders,
            ObservationStore store,
            OrderProperties properties,
            Callers callers) {
        this.basket = basket;
        this.selections = selections;
        this.citations = citations;
        this.packing = packing;
        this.orders = orders;
        this.store = store;
        this.properties = properties;
        this.callers = callers;
    }

    /** A selection as the reader may have it. */
    public record Item(SavedSelection kept, String words, SelectionCounts counts) {}

    /** What the page shows. */
    public record View(List<Item> items, long rows, long rowsAtOnce, List<Target> formats, List<Order> orders) {

        public boolean isSmall() {
            return rows <= rowsAtOnce;
        }
    }

    @GetMapping("/basket")
    ModelAndView show(HttpServletRequest request, Language language) throws IOException {
        return page(request, language, List.of(), HttpStatus.OK);
    }

    private ModelAndView page(HttpServletRequest request, Language language, List<Finding> findings, HttpStatus status)
            throws IOException {
        Caller caller = callers.current();
        List<Item> items = new ArrayList<>();
        for (SavedSelection one : basket.of(caller, request)) {
            items.add(new Item(
                    one,
                    citations.inWords(one.asked(), language),
                    store.counts(one.asked().selection(), caller)));
        }
        View view = new View(items, rows(items), properties.rowsAtOnce(), Target.OF_ROWS, orders.of(caller));
        return new ModelAndView("orders/basket", status).addObject("view", view).addObject("findings", findings);
    }

    private static long rows(List<Item> items) {
        return items.stream().mapToLong(item -> item.counts().rows()).sum();
    }

    /** Puts a selection there: the form holds what its address says. */
    @PostMapping("/basket")
    ModelAndView add(
            @RequestParam MultiValueMap<String, String> form, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        basket.add(callers.current(), selections.keep(Asked.of(form)), request, response);
        return Going.to("/basket");
    }

    @PostMapping("/basket/{id}/removal")
    ModelAndView remove(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response) {
        basket.remove(callers.current(), id, request, response);
        return Going.to("/basket");
    }

    /**
     * All of it as one ZIP.
     *
     * @throws ProblemException {@code basket-empty}; {@code basket-too-large} where it must be ordered
     */
    @GetMapping("/basket/download")
    void download(
            @RequestParam(name = "format", defaultValue = "csv") String format,
            HttpServletRequest request,
            HttpServletResponse response,
            Language language)
            throws IOException {
        Caller caller = callers.current();
        Target target = target(format);
        List<SavedSelection> all = wanted(caller, request);
        if (rows(caller, all) > properties.rowsAtOnce()) {
            throw ProblemException.conflict(
                    "basket-too-large",
                    "More than " + properties.rowsAtOnce() + " rows are ordered, not given at once.");
        }
        FileAnswer.harmless(response);
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", FileAnswer.attachment("observations.zip"));
        response.setHeader("Cache-Control", "private, no-store");
        packing.write(all, target, caller, language, response.getOutputStream(), Packing.Progress.NONE);
    }

    /** Orders all of it; the basket is empty then. */
    @PostMapping("/basket/order")
    ModelAndView order(
            @RequestParam(name = "format", defaultValue = "csv") String format,
            @RequestParam(name = "email", defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Language language)
            throws IOException {
        Caller caller = callers.current();
        List<SavedSelection> all = wanted(caller, request);
        if (rows(caller, all) == 0) {
            throw nothing();
        }
        try {
            Order order = orders.place(caller, all, target(format), email, language);
            basket.empty(caller, request, response);
            return Going.to(order.path());
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid) {
                return page(request, language, refused.problem().findings(), HttpStatus.BAD_REQUEST);
            }
            throw refused;
        }
    }

    private List<SavedSelection> wanted(Caller caller, HttpServletRequest request) {
        List<SavedSelection> all = basket.of(caller, request);
        if (all.isEmpty()) {
            throw nothing();
        }
        return all;
    }

    private long rows(Caller caller, List<SavedSelection> all) throws IOException {
        long rows = 0;
        for (SavedSelection one : all) {
            rows += store.counts(one.asked().selection(), caller).rows();
        }
        return rows;
    }

    private static ProblemException nothing() {
        return ProblemException.conflict("basket-empty", "There is nothing in the basket that could be taken away.");
    }

    private static Target target(String format) {
        return Target.OF_ROWS.stream()
                .filter(target -> target.word().equals(format))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "selection-format-unknown", "Selections are not written as " + format + "."));
    }
}
