package org.estran.app.dissemination.oai;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the repository says of itself.
 *
 * @param adminEmail who answers for it; {@code admin@} the public host by default
 * @param repositoryIdentifier the domain name in identifiers of records made here, never to be changed once others have
 *     harvested them; the public host by default
 */
@ConfigurationProperties("estran.oai")
record OaiProperties(@Nullable String adminEmail, @Nullable String repositoryIdentifier) {

    OaiProperties {
        require(adminEmail == null || adminEmail.matches("\\S+@(\\S+\\.)+\\S+"), "admin-email: name@host.domain");
        require(
                repositoryIdentifier == null || Repository.isDomain(repositoryIdentifier),
                "repository-identifier: a domain name such as data.example.org");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("estran.oai." + rule);
        }
    }
}
