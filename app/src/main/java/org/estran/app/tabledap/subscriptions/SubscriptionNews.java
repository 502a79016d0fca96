package org.estran.app.tabledap.subscriptions;

import java.time.Instant;
import java.util.List;

/** What an address is to be told; raised in the transaction of what happened. */
public sealed interface SubscriptionNews {

    /** Whom it goes to. */
    Subscription subscription();

    /** Whether it is really wanted by whoever reads the mail of the address. */
    record Asked(Subscription subscription) implements SubscriptionNews {}

    /** The dataset has another version. */
    record Changed(Subscription subscription) implements SubscriptionNews {}

    /** The dataset, or its data, were withdrawn. */
    record Withdrawn(Subscription subscription) implements SubscriptionNews {}

    /**
     * Somebody asked what the address has subscribed to.
     *
     * @param subscription any of them
     */
    record Listed(Subscription subscription, List<Subscription> all, Instant at) implements SubscriptionNews {}
}
