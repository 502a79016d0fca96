package org.estran.app.producers;

/** Somebody wrote to a producer; raised in the transaction that keeps the message. */
public record ProducerAsked(ProducerMessage message) {}
