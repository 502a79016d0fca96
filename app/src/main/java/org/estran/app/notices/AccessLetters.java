package org.estran.app.notices;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.estran.app.access.AccessHappened;
import org.estran.app.access.AccessRequest;
import org.estran.app.access.Stewards;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who is written to about a request for restricted data: who deposited them and the moderators when there is one, who asked
 * when it is answered, and the depositor of what a moderator answered.
 */
@Component
class AccessLetters {

    private final Outbox outbox;
    private final Accounts accounts;
    private final Correspondents correspondents;
    private final List<Stewards> stewards;
    private final Catalogue catalogue;
    private final Bundles bundles;
    private final String base;

    AccessLetters(
            Outbox outbox,
            Accounts accounts,
            Correspondents correspondents,
            List<Stewards> stewards,
            Catalogue catalogue,
            Bundles bundles,
            @Value("${estran.base-url}") String base) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.correspondents = correspondents;
        this.stewards = stewards;
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    /** In the transaction of the event: a letter is written if and only if it happened. */
    @EventListener
    void happened(AccessHappened news) {
        AccessRequest.State state = news.request().state();
        String asker = Correspondents.of(news.request());
        if (state != AccessRequest.State.ASKED) {
            correspondents
                    .find(asker)
                    .ifPresent(reader -> outbox.post(letter(news, asker, reader, true, address(news), news.actor())));
        }
        if (state != AccessRequest.State.UNCONFIRMED) {
            deciders(news)
                    .filter(account -> !account.id().equals(news.actor()))
                    .distinct()
                    .forEach(account -> outbox.post(letter(
                            news,
                            account.id(),
                            account,
                            false,
                            "/account/access/" + news.request().id(),
                            asker)));
        }
    }

    private Stream<Account> deciders(AccessHappened news) {
        Stream<Account> depositor = stewards.stream()
                .flatMap(all -> all.depositor(news.request().recordId()).stream())
                .flatMap(id -> accounts.byId(id).stream());
        Stream<Account> moderators = news.request().state() == AccessRequest.State.ASKED
                ? accounts.all().stream().filter(account -> account.roles().contains(AccountRole.MODERATOR))
                : Stream.empty();
        return Stream.concat(depositor, moderators).filter(Account::isEnabled);
    }

    private String address(AccessHappened news) {
        String record = "/records/" + news.request().recordId();
        String secret = news.secret();
        if (secret == null) {
            return record;
        }
        String page = news.request().state() == AccessRequest.State.UNCONFIRMED ? "confirmation" : "pass";
        return record + "/access/" + page + "?token=" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    private Letter letter(
            AccessHappened news,
            String to,
            Account reader,
            boolean isAsker,
            String address,
            @Nullable String answerTo) {
        Language language = Objects.requireNonNullElse(reader.language(), Language.FR);
        Words words = bundles.in(language);
        AccessRequest request = news.request();
        String what = "notices.access." + key(request.state()) + (isAsker ? ".asker" : ".decider");
        String title = title(request, words);
        String until =
                Optional.ofNullable(request.expiresAt()).map(words::moment).orElse("");
        String body = Letter.body(
                words.text("notices.greeting", reader.displayName()),
                words.text(what + ".body", title, request.name(), until),
                Letter.quoted(isAsker ? request.reason() : request.purpose()),
                words.text(what + ".link") + "\n" + base + address,
                words.text("notices.signature", base));
        return new Letter(
                "access/" + request.id() + "/" + key(request.state()),
                to,
                language,
                words.text(what + ".subject", title),
                body,
                answerTo);
    }

    private static String key(AccessRequest.State state) {
        return state == AccessRequest.State.UNCONFIRMED ? "to-confirm" : state.word();
    }

    private String title(AccessRequest request, Words words) {
        String title = catalogue
                .find(request.recordId())
                .map(found -> found.record().title().best(words.language()))
                .orElse("");
        return title.isBlank() ? words.text("notices.untitled", request.recordId()) : title;
    }
}
