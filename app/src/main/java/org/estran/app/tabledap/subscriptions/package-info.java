/**
 * Being told by mail of the changes of a dataset, at ERDDAP's addresses: asked for by anybody who may have the dataset,
 * confirmed by whoever reads the mail of that address, listed to it, ended at any time. Owns the table
 * {@code dataset_subscription}. Mails are written by whoever hears of {@link SubscriptionNews}.
 */
@NamedInterface("subscriptions")
@NullMarked
package org.estran.app.tabledap.subscriptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
