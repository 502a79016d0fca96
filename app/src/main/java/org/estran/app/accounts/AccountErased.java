package org.estran.app.accounts;

/**
 * What an account knew of a person is being erased. Told within the transaction: whoever keeps something of that person
 * takes it out, or refuses by a {@link org.estran.terms.ProblemException}, and then nothing is erased anywhere.
 *
 * @param accountId stays for ever, and tells nothing of the person
 * @param name as it was shown until now
 * @param email as it was until now
 */
public record AccountErased(String accountId, String name, String email) {}
