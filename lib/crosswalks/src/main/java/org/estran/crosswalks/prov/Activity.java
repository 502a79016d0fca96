package org.estran.crosswalks.prov;

import java.time.Instant;
import java.util.List;
import org.estran.terms.LocalizedText;

/**
 * Something that was done.
 *
 * @param address absolute
 * @param ended the same as {@code started} for what took no time worth telling
 * @param by all who took part
 * @param used addresses of entities
 * @param generated entities it made
 */
public record Activity(
        String address,
        LocalizedText label,
        Instant started,
        Instant ended,
        List<Agent> by,
        List<String> used,
        List<Entity> generated) {

    public Activity {
        by = List.copyOf(by);
        used = List.copyOf(used);
        generated = List.copyOf(generated);
    }
}
