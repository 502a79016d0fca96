package org.estran.app.notices;

import java.util.Optional;
import java.util.Set;
import org.estran.app.access.AccessRequest;
import org.estran.app.access.AccessRequests;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.deposit.Coauthors;
import org.estran.app.deposit.sharing.Invitation;
import org.estran.app.observations.orders.Order;
import org.estran.app.observations.orders.Orders;
import org.estran.app.producers.ProducerMessage;
import org.estran.app.producers.Producers;
import org.estran.app.tabledap.subscriptions.Subscription;
import org.estran.app.tabledap.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/** Whom a notice goes to: an account, or somebody who asked for data or was invited by an address, which stays with that. */
@Component
class Correspondents {

    private static final String REQUEST = "request:";

    private static final String INVITATION = "invitation:";

    private static final String PRODUCER = "producer:";

    private static final String ASKER = "asker:";

    private static final String ORDER = "order:";

    private static final String SUBSCRIPTION = "watch:";

    private final Accounts accounts;
    private final AccessRequests requests;
    private final Coauthors coauthors;
    private final Producers producers;
    private final Orders orders;
    private final Subscriptions subscriptions;

    Correspondents(
            Accounts accounts,
            AccessRequests requests,
            Coauthors coauthors,
            Producers producers,
            Orders orders,
            Subscriptions subscriptions) {
        this.accounts = accounts;
        this.requests = requests;
        this.coauthors = coauthors;
        this.producers = producers;
        this.orders = orders;
        this.subscriptions = subscriptions;
    }

    /** How a notice names who asked. */
    static String of(AccessRequest request) {
        return request.accountId().orElse(REQUEST + request.id());
    }

    /** How a notice names who was invited. */
    static String of(Invitation invitation) {
        return INVITATION + invitation.id();
    }

    /** How a notice names the contact of a producer that somebody wrote to. */
    static String producer(ProducerMessage message) {
        return PRODUCER + message.id();
    }

    /** How a notice names who wrote to a producer. */
    static String asker(ProducerMessage message) {
        return ASKER + message.id();
    }

    /** How a notice names who ordered observations. */
    static String of(Order order) {
        return order.accountId() == null ? ORDER + order.id() : order.accountId();
    }

    /** How a notice names who wants to be told of a dataset's changes. */
    static String of(Subscription subscription) {
        return SUBSCRIPTION + subscription.id();
    }

    /** With an address, as far as one may write to them. */
    Optional<Account> find(String reader) {
        if (reader.startsWith(INVITATION)) {
            return coauthors.invitation(reader.substring(INVITATION.length())).map(Correspondents::unknown);
        }
        if (reader.startsWith(PRODUCER)) {
            return producers
                    .message(reader.substring(PRODUCER.length()))
                    .map(message -> unknown(message, reader, message.producer(), message.contact()));
        }
        if (reader.startsWith(ASKER)) {
            return producers
                    .message(reader.substring(ASKER.length()))
                    .map(message -> unknown(message, reader, message.name(), message.email()));
        }
        if (reader.startsWith(ORDER)) {
            return orders.byId(reader.substring(ORDER.length())).flatMap(order -> unknown(order, reader));
        }
        if (reader.startsWith(SUBSCRIPTION)) {
            return subscriptions.find(reader.substring(SUBSCRIPTION.length())).map(Correspondents::unknown);
        }
        return reader.startsWith(REQUEST)
                ? requests.find(reader.substring(REQUEST.length())).map(Correspondents::unknown)
                : accounts.byId(reader)
                        .filter(Account::isEnabled)
                        .filter(account -> !account.email().isBlank());
    }

    /** Somebody without an account, as one to whom a mail can be addressed. */
    private static Account unknown(AccessRequest request) {
        return new Account(
                REQUEST + request.id(),
                "",
                request.name(),
                request.email(),
                request.language(),
                Set.of(),
                request.askedAt(),
                null,
                null,
                0);
    }

    private static Account unknown(ProducerMessage message, String reader, String name, String email) {
        return new Account(reader, "", name, email, message.language(), Set.of(), message.askedAt(), null, null, 0);
    }

    private static Optional<Account> unknown(Order order, String reader) {
        return Optional.ofNullable(order.email())
                .map(email -> new Account(
                        reader, "", email, email, order.language(), Set.of(), order.askedAt(), null, null, 0));
    }

    private static Account unknown(Subscription one) {
        return new Account(
                of(one), "", one.email(), one.email(), one.language(), Set.of(), one.askedAt(), null, null, 0);
    }

    private static Account unknown(Invitation invitation) {
        return new Account(
                of(invitation),
                "",
                invitation.email(),
                invitation.email(),
                invitation.language(),
                Set.of(),
                invitation.invitedAt(),
                null,
                null,
                0);
    }
}
