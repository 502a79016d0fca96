package org.estran.app.deposit;

import org.estran.app.deposit.sharing.Invitation;

/**
 * News that somebody was asked by mail to work on a deposit.
 *
 * @param by the account of who asks
 * @param secret what stands in the address they are sent
 */
public record CoauthorInvited(Deposit deposit, Invitation invitation, String by, String byName, String secret) {}
