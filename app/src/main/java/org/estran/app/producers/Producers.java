package org.estran.app.producers;

import java.util.Optional;
import org.estran.app.projects.Logo;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** The organisations that produced records. */
public interface Producers {

    /** @throws org.estran.terms.ProblemException {@code producer-not-found} where no record names it */
    Producer find(String id, Language language);

    /**
     * A page of all there are.
     *
     * @throws org.estran.terms.ProblemException {@code producer-place-unknown} where the page before ended nowhere
     */
    ProducerPage page(ProducerQuery query);

    Optional<Logo> logo(String id);

    /** The digest of the logo of an organisation by its name. */
    Optional<String> logoOf(String name);

    /**
     * What staff say of it.
     *
     * @param names what it is called, in each language in which it is not called what its records write
     * @param contact empty for whom its records name
     * @param logo null to leave it
     */
    void dress(String id, LocalizedText names, String contact, @Nullable Logo logo, boolean withoutLogo);

    /** Whom staff named to be written to; empty where nobody. */
    String contactOf(String id);

    /** What a visitor says. */
    public record Asking(String name, String email, String words, Language language) {}

    /**
     * Writes to a producer; who is written to is told to nobody.
     *
     * @throws org.estran.terms.ProblemException {@code producer-message-incomplete}, {@code producer-unknown-contact},
     *     {@code producer-too-many-messages}
     */
    void write(String id, Asking asking);

    Optional<ProducerMessage> message(String id);
}
