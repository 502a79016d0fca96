package org.estran.app.notices;

import org.estran.app.deposit.CoauthorInvited;
import org.estran.app.deposit.sharing.Invitation;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Invites somebody by their address to work on a deposit. */
@Component
class SharingLetters {

    private final Outbox outbox;
    private final Bundles bundles;
    private final String base;

    SharingLetters(Outbox outbox, Bundles bundles, @Value("${estran.base-url}") String base) {
        this.outbox = outbox;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    /** In the transaction of the event. */
    @EventListener
    void invited(CoauthorInvited news) {
        Invitation invitation = news.invitation();
        Words words = bundles.in(invitation.language());
        String title = news.deposit().contents().record().title().best(words.language());
        String named =
                title.isBlank() ? words.text("notices.untitled", news.deposit().id()) : title;
        String body = Letter.body(
                words.text("notices.invited.body", news.byName(), named),
                words.text("notices.invited.link") + "\n" + base + "/deposit/invitation/" + news.secret(),
                words.text("notices.invited.until", words.date(invitation.expiresAt())),
                words.text("notices.signature", base));
        outbox.post(new Letter(
                "deposit/" + news.deposit().id() + "/invitation/" + invitation.id(),
                Correspondents.of(invitation),
                invitation.language(),
                words.text("notices.invited.subject", named),
                body,
                news.by()));
    }
}
