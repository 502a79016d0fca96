package org.estran.app.notices;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.app.tabledap.subscriptions.Subscription;
import org.estran.app.tabledap.subscriptions.SubscriptionNews;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to who wants to be told of the changes of datasets. */
@Component
class SubscriptionLetters {

    private final Outbox outbox;
    private final Catalogue catalogue;
    private final Bundles bundles;
    private final String base;

    SubscriptionLetters(Outbox outbox, Catalogue catalogue, Bundles bundles, @Value("${estran.base-url}") String base) {
        this.outbox = outbox;
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    /** In the transaction of the event. */
    @EventListener
    void happened(SubscriptionNews news) {
        Subscription to = news.subscription();
        Words words = bundles.in(to.language());
        String title = title(to, words);
        outbox.post(
                switch (news) {
                    case SubscriptionNews.Asked ignored ->
                        letter(
                                "subscription/asked",
                                to,
                                words.text("notices.subscription.asked.subject", title),
                                Letter.body(
                                        words.text("notices.subscription.asked.body", title),
                                        words.text("notices.subscription.asked.link") + "\n" + base + to.confirmation(),
                                        words.text("notices.signature", base)));
                    case SubscriptionNews.Changed ignored ->
                        news("changed", "dataset/" + to.recordId() + "/" + to.version(), to, words, title);
                    case SubscriptionNews.Withdrawn ignored ->
                        news(
                                "withdrawn",
                                "dataset/" + to.recordId() + "/" + to.version() + "/withdrawn",
                                to,
                                words,
                                title);
                    case SubscriptionNews.Listed listed ->
                        letter(
                                "subscription/listed/" + LocalDate.ofInstant(listed.at(), ZoneOffset.UTC),
                                to,
                                words.text("notices.subscription.listed.subject"),
                                Letter.body(
                                        words.text("notices.subscription.listed.body"),
                                        listed.all().stream()
                                                .map(one -> title(one, words) + "\n" + base + one.removal())
                                                .collect(Collectors.joining("\n\n")),
                                        words.text("notices.signature", base)));
                });
    }

    /** @param what of the messages */
    private Letter news(String what, String event, Subscription to, Words words, String title) {
        return letter(
                event,
                to,
                words.text("notices.subscription." + what + ".subject", title),
                Letter.body(
                        words.text("notices.subscription." + what + ".body", title, to.version()),
                        base + "/records/" + to.recordId(),
                        words.text("notices.subscription.end") + "\n" + base + to.removal(),
                        words.text("notices.signature", base)));
    }

    private static Letter letter(String event, Subscription to, String subject, String body) {
        return new Letter(event, Correspondents.of(to), to.language(), subject, body, null);
    }

    private String title(Subscription one, Words words) {
        String title = catalogue
                .find(one.recordId())
                .map(found -> found.record().title().best(words.language()))
                .orElse("");
        return title.isBlank() ? words.text("notices.untitled", one.recordId()) : title;
    }
}
