package org.estran.app.notices;

import java.util.Optional;
import org.estran.app.accounts.Account;
import org.estran.app.observations.orders.Order;
import org.estran.app.observations.orders.OrderEnded;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever ordered observations, and can be written to, that their file is ready or will not come. */
@Component
class OrderLetters {

    private final Outbox outbox;
    private final Correspondents correspondents;
    private final Bundles bundles;
    private final String base;

    OrderLetters(
            Outbox outbox, Correspondents correspondents, Bundles bundles, @Value("${estran.base-url}") String base) {
        this.outbox = outbox;
        this.correspondents = correspondents;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    /** In the transaction of the event. */
    @EventListener
    void ended(OrderEnded news) {
        Order order = news.order();
        String to = Correspondents.of(order);
        correspondents.find(to).ifPresent(reader -> outbox.post(letter(order, to, reader)));
    }

    private Letter letter(Order order, String to, Account reader) {
        Words words = bundles.in(order.language());
        boolean isReady = order.state() == Order.State.READY;
        String until = Optional.ofNullable(order.expiresAt()).map(words::moment).orElse("");
        return new Letter(
                "order/" + order.id() + "/" + order.state().word(),
                to,
                order.language(),
                words.text(isReady ? "notices.order.ready.subject" : "notices.order.failed.subject"),
                Letter.body(
                        order.accountId() == null ? "" : words.text("notices.greeting", reader.displayName()),
                        isReady
                                ? words.text("notices.order.ready.body", until)
                                : words.text("notices.order.failed.body"),
                        words.text("notices.order.link") + "\n" + base + order.path(),
                        words.text("notices.signature", base)),
                null);
    }
}
