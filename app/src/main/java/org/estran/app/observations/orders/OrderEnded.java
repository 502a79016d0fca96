package org.estran.app.observations.orders;

/** An order is ready or has failed; raised in the transaction that notes it. */
public record OrderEnded(Order order) {}
