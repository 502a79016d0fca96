package org.estran.app.dissemination.oai;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.Moved;
import org.estran.app.dissemination.Publications;
import org.estran.oaipmh.Identification;
import org.springframework.stereotype.Component;

/** What the repository is called and where it is. */
@Component
class Repository {

    /** {@code repositoryIdentifierType} of the guidelines for oai-identifiers. */
    private static final Pattern DOMAIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*(\\.[a-zA-Z][a-zA-Z0-9-]+)+");

    /** Of a centre whose address is no public name; RFC 6761 keeps the domain from ever being anybody's. */
    private static final String NOWHERE = "estran.localhost";

    private final Catalogue catalogue;
    private final Clock clock;
    private final String baseUrl;
    private final String identifier;
    private final String adminEmail;

    Repository(Catalogue catalogue, Clock clock, OaiProperties properties, Publications publications) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.baseUrl = publications.address("/oai");
        String host = URI.create(baseUrl).getHost();
        String domain = host != null && isDomain(host) ? host : NOWHERE;
        this.identifier = properties.repositoryIdentifier() == null ? domain : properties.repositoryIdentifier();
        this.adminEmail = properties.adminEmail() == null ? "admin@" + domain : properties.adminEmail();
    }

    static boolean isDomain(String name) {
        return DOMAIN.matcher(name).matches();
    }

    /** The address of requests, which every answer repeats. */
    String baseUrl() {
        return baseUrl;
    }

    /** The namespace of the identifiers of records made here. */
    String identifier() {
        return identifier;
    }

    Instant now() {
        return clock.instant();
    }

    Identification identification() {
        return new Identification(
                Publications.PUBLISHER, adminEmail, earliest(), identifier, "oai:" + identifier + ":sea_ice_k3x9q2w7");
    }

    /** Records only ever move towards the present: the oldest change there is stays a lower limit. */
    private Instant earliest() {
        return catalogue.moved(ChangesRequest.all(1)).records().stream()
                .map(Moved.At::changedAt)
                .findFirst()
                .orElseGet(this::now);
    }
}
