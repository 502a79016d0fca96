package org.estran.app.notices;

import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.app.producers.ProducerAsked;
import org.estran.app.producers.ProducerMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hands what a visitor wrote to the contact of a producer; an answer goes to who wrote. */
@Component
class ProducerLetters {

    private final Outbox outbox;
    private final Bundles bundles;
    private final String base;

    ProducerLetters(Outbox outbox, Bundles bundles, @Value("${estran.base-url}") String base) {
        this.outbox = outbox;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    /** In the transaction of the event. */
    @EventListener
    void asked(ProducerAsked news) {
        ProducerMessage message = news.message();
        Words words = bundles.in(message.language());
        outbox.post(new Letter(
                "producer-message/" + message.id(),
                Correspondents.producer(message),
                message.language(),
                words.text("notices.producer.subject", message.name()),
                Letter.body(
                        words.text("notices.producer.body", message.name(), base),
                        Letter.quoted(message.words()),
                        words.text("notices.producer.answer"),
                        words.text("notices.signature", base)),
                Correspondents.asker(message)));
    }
}
