package org.estran.app.observations.orders;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.pages.Going;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** {@code /orders/{id}}: how an order stands, and its file. */
@Controller
class OrderPages {

    private final Orders orders;
    private final Callers callers;

    OrderPages(Orders orders, Callers callers) {
        this.orders = orders;
        this.callers = callers;
    }

    @GetMapping("/orders/{id}")
    ModelAndView show(@PathVariable("id") String id, HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-store");
        // Whoever has the address has the order: it is told to no other place.
        response.setHeader("Referrer-Policy", "no-referrer");
        Order order = orders.find(id, callers.current());
        return new ModelAndView("orders/order").addObject("order", order).addObject("percent", Orders.percent(order));
    }

    @GetMapping("/orders/{id}/observations.zip")
    void file(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = callers.current();
        Path file = orders.file(id, caller);
        String sha512 = Objects.requireNonNull(orders.find(id, caller).sha512());
        FileAnswer.made(request, response, file, "observations.zip", "application/zip", sha512);
    }

    @PostMapping("/orders/{id}/cancellation")
    ModelAndView cancel(@PathVariable("id") String id) throws IOException {
        orders.cancel(id, callers.current());
        return Going.to("/orders/" + id);
    }
}
