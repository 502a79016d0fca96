package org.estran.app.deposit;

/**
 * News of a deposit, raised within the transaction that writes it down.
 *
 * @param before the deposit as it was just before
 * @param number which of its events this is, from 1
 */
public record DepositHappened(Deposit before, int number, DepositEvent event) {}
