package org.estran.records;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a party does for the thing described: {@code CI_RoleCode} of ISO 19115-1. */
public enum Role {
    AUTHOR("author"),
    PRINCIPAL_INVESTIGATOR("principalInvestigator"),
    OWNER("owner"),
    RESOURCE_PROVIDER("resourceProvider"),
    PUBLISHER("publisher"),
    POINT_OF_CONTACT("pointOfContact"),
    CONTRIBUTOR("contributor"),
    FUNDER("funder");

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
