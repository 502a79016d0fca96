package org.estran.app.notices;

import java.util.Objects;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.harvests.SourceAlarm;
import org.estran.app.harvests.SourceChanged;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is written to when a source that is harvested is not what it was: moderators and administrators. */
@Component
class HarvestLetters {

    private final Outbox outbox;
    private final Accounts accounts;
    private final Bundles bundles;
    private final String base;

    HarvestLetters(Outbox outbox, Accounts accounts, Bundles bundles, @Value("${estran.base-url}") String base) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    /** In the transaction of the event. */
    @EventListener
    void changed(SourceChanged news) {
        accounts.all().stream()
                .filter(Account::isEnabled)
                .filter(account -> account.roles().contains(AccountRole.MODERATOR)
                        || account.roles().contains(AccountRole.ADMINISTRATOR))
                .forEach(account -> outbox.post(letter(news, account)));
    }

    private Letter letter(SourceChanged news, Account reader) {
        Language language = Objects.requireNonNullElse(reader.language(), Language.FR);
        Words words = bundles.in(language);
        SourceAlarm alarm = news.alarm();
        String name = news.harvester().name();
        String body = Letter.body(
                words.text("notices.greeting", reader.displayName()),
                words.text("notices.harvest.body", name, alarm.run()),
                words.text(
                        "harvests.alarm." + alarm.kind().word(),
                        alarm.arguments().toArray()),
                words.text("notices.harvest.link") + "\n" + base + "/admin/harvests/" + alarm.harvester() + "/runs/"
                        + alarm.run(),
                words.text("notices.signature", base));
        return new Letter(
                "harvest/" + alarm.harvester() + "/" + alarm.run() + "/"
                        + alarm.kind().word(),
                reader.id(),
                language,
                words.text("notices.harvest.subject", name),
                body,
                null);
    }
}
