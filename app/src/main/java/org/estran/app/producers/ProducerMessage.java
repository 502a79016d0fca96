package org.estran.app.producers;

import java.time.Instant;
import org.estran.terms.Language;

/**
 * What a visitor wrote to a producer.
 *
 * @param contact where it goes; shown to nobody
 * @param email of who wrote, to whom an answer goes
 */
public record ProducerMessage(
        String id,
        String producer,
        String contact,
        String name,
        String email,
        String words,
        Language language,
        Instant askedAt) {}
