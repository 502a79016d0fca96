package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a party does for the thing described: {@code CI_RoleCode} of ISO 19115-1. */
public enum Role {
    AUTHOR("author"),
    CO_AUTHOR("coAuthor"),
    PRINCIPAL_INVESTIGATOR("principalInvestigator"),
    ORIGINATOR("originator"),
    OWNER("owner"),
    CUSTODIAN("custodian"),
    RESOURCE_PROVIDER("resourceProvider"),
    PUBLISHER("publisher"),
    DISTRIBUTOR("distributor"),
    POINT_OF_CONTACT("pointOfContact"),
    PROCESSOR("processor"),
    EDITOR("editor"),
    COLLABORATOR("collaborator"),
    CONTRIBUTOR("contributor"),
    MEDIATOR("mediator"),
    RIGHTS_HOLDER("rightsHolder"),
    SPONSOR("sponsor"),
    FUNDER("funder"),
    STAKEHOLDER("stakeholder"),
    USER("user");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word used in JSON, addresses and message keys. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(v -> v.word.equals(word)).findFirst();
    }

    @JsonCreator
    static Role read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no such role: " + word));
    }
}
