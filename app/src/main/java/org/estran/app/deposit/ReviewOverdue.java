package org.estran.app.deposit;

/**
 * News that a deposit has waited for somebody for long: for a moderator, for the one who has it, or for its depositor, by
 * its state.
 *
 * @param number which of the deposit's events made it wait, from 1
 * @param reminder which of the reminders of that wait, from 1
 * @param days how long it has waited
 */
public record ReviewOverdue(Deposit deposit, int number, int reminder, long days) {}
