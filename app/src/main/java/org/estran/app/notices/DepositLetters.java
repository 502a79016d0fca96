package org.estran.app.notices;

import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositHappened;
import org.estran.app.deposit.ReviewOverdue;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Who is written to about a deposit, and what: moderators when one waits for them, its depositor when somebody takes,
 * returns, refuses or publishes it. An answer goes to the other party. Nobody is told of what they did themselves.
 */
@Component
class DepositLetters {

    private final Outbox outbox;
    private final Accounts accounts;
    private final Bundles bundles;
    private final String base;

    DepositLetters(Outbox outbox, Accounts accounts, Bundles bundles, @Value("${estran.base-url}") String base) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.bundles = bundles;
        this.base = base.replaceFirst("/+$", "");
    }

    /** In the transaction of the event: a letter is written if and only if it happened. */
    @EventListener
    void happened(DepositHappened news) {
        String actor = news.event().actor();
        readers(news).filter(reader -> !reader.id().equals(actor)).forEach(reader -> outbox.post(letter(news, reader)));
    }

    /** A reminder; the same one is written once. */
    @EventListener
    void overdue(ReviewOverdue news) {
        Stream<Account> readers = switch (news.deposit()) {
            case Deposit.InReview review -> open(review.moderator());
            case Deposit.ChangesRequested returned -> open(returned.contents().owner());
            default ->
                moderators()
                        .filter(one ->
                                !one.id().equals(news.deposit().contents().owner()));
        };
        readers.forEach(reader -> outbox.post(reminder(news, reader)));
    }

    private Letter reminder(ReviewOverdue news, Account reader) {
        Language language = Objects.requireNonNullElse(reader.language(), Language.FR);
        Words words = bundles.in(language);
        Deposit deposit = news.deposit();
        String title = title(deposit, words);
        String what = "notices.overdue." + deposit.state();
        boolean isOwner = deposit.contents().owner().equals(reader.id());
        String body = Letter.body(
                words.text("notices.greeting", reader.displayName()),
                words.count(what, news.days(), title),
                words.text("notices.overdue.link") + "\n" + base + (isOwner ? "/deposit/" : "/review/") + deposit.id(),
                words.text("notices.signature", base));
        return new Letter(
                "deposit/" + deposit.id() + "/" + news.number() + "/reminder/" + news.reminder(),
                reader.id(),
                language,
                words.text("notices.overdue.subject", title),
                body,
                null);
    }

    private Stream<Account> readers(DepositHappened news) {
        String owner = news.before().contents().owner();
        return switch (news.event().what()) {
            case "submitted" ->
                news.before() instanceof Deposit.Moderated again
                        ? open(again.moderator())
                        : moderators().filter(moderator -> !moderator.id().equals(owner));
            case "abandoned" ->
                news.before() instanceof Deposit.Moderated moderated ? open(moderated.moderator()) : Stream.empty();
            case "lease-ended" ->
                news.before() instanceof Deposit.InReview review ? open(review.moderator()) : Stream.empty();
            case "taken", "returned", "refused", "published" -> open(owner);
            default -> Stream.empty();
        };
    }

    private Stream<Account> open(String accountId) {
        return accounts.byId(accountId).stream().filter(Account::isEnabled);
    }

    private Stream<Account> moderators() {
        return accounts.all().stream()
                .filter(Account::isEnabled)
                .filter(account -> account.roles().contains(AccountRole.MODERATOR));
    }

    private Letter letter(DepositHappened news, Account reader) {
        Language language = Objects.requireNonNullElse(reader.language(), Language.FR);
        Words words = bundles.in(language);
        Deposit deposit = news.before();
        String what = "notices.deposit." + news.event().what();
        String title = title(deposit, words);
        String body = Letter.body(
                words.text("notices.greeting", reader.displayName()),
                words.text(what + ".body", title, news.event().actorName()),
                Letter.quoted(news.event().words()),
                words.text(what + ".link") + "\n" + base + address(news, reader),
                words.text("notices.signature", base));
        return new Letter(
                "deposit/" + deposit.id() + "/" + news.number(),
                reader.id(),
                language,
                words.text(what + ".subject", title),
                body,
                answerTo(news));
    }

    private static String title(Deposit deposit, Words words) {
        String title = deposit.contents().record().title().best(words.language());
        return title.isBlank() ? words.text("notices.untitled", deposit.id()) : title;
    }

    private static String address(DepositHappened news, Account reader) {
        String id = news.before().id();
        if (news.event().what().equals("published")) {
            return "/records/" + news.before().contents().recordId();
        }
        boolean isOwner = news.before().contents().owner().equals(reader.id());
        return (isOwner ? "/deposit/" : "/review/") + id;
    }

    private static @Nullable String answerTo(DepositHappened news) {
        if (!news.event().actor().isEmpty()) {
            return news.event().actor();
        }
        return news.before() instanceof Deposit.Moderated moderated ? moderated.moderator() : null;
    }
}
