/**
 * What was chosen, kept and taken away: selections under an address of their own with their citation and digest, which may
 * have a DOI; a basket of them; and their rows as one file, at once where they are few, else ordered, made by a durable
 * job, kept for some days. Owns the tables {@code saved_selection}, {@code basket_item} and {@code observation_order} and
 * the folder {@code orders} of the home. Who may have what is asked again whenever bytes are made or given.
 */
@NamedInterface("orders")
@NullMarked
package org.estran.app.observations.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
