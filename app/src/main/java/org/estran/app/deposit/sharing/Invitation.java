package org.estran.app.deposit.sharing;

import java.time.Instant;
import org.estran.terms.Language;

/**
 * That somebody was asked, by an address, to work on a deposit, and has not answered yet.
 *
 * @param language of the letter
 */
public record Invitation(
        String id,
        String depositId,
        String email,
        Language language,
        Rights rights,
        Instant invitedAt,
        Instant expiresAt) {}
