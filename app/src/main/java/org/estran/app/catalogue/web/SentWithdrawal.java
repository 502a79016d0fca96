package org.estran.app.catalogue.web;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.RecordJson;
import org.estran.terms.Doi;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code {reason, replacedBy, scope: data|all}} and says all that is wrong with it at once. */
@Component
class SentWithdrawal {

    private static final Set<String> MEMBERS = Set.of("reason", "replacedBy", "scope");

    private final Catalogue catalogue;
    private final Clock clock;

    SentWithdrawal(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Withdrawal read(String id, byte[] body, Caller by) {
        List<Finding> findings = new ArrayList<>();
        ObjectNode sent = object(body, findings);
        String reason = text(sent, "reason", findings);
        String replacedBy = text(sent, "replacedBy", findings);
        String scope = text(sent, "scope", findings);
        sent.properties().stream()
                .filter(member -> !MEMBERS.contains(member.getKey()))
                .forEach(member -> findings.add(Finding.blocking(
                        "record-unreadable", "/" + member.getKey(), "no such member: " + member.getKey())));
        if (reason == null) {
            findings.add(Finding.blocking("withdrawal-reason-missing", "/reason"));
        }
        if (scope == null || Withdrawal.Scope.of(scope).isEmpty()) {
            findings.add(Finding.blocking("withdrawal-scope", "/scope"));
        }
        if (replacedBy != null && !leadsSomewhere(id, replacedBy)) {
            findings.add(Finding.blocking("withdrawal-replaced-by", "/replacedBy", replacedBy));
        }
        SentRecord.refuse(findings);
        return new Withdrawal(
                String.valueOf(reason),
                replacedBy,
                Withdrawal.Scope.of(String.valueOf(scope)).orElseThrow(),
                clock.instant(),
                String.valueOf(by.accountId()));
    }

    private static ObjectNode object(byte[] body, List<Finding> findings) {
        try {
            if (RecordJson.mapper().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            // Told below.
        }
        findings.add(Finding.blocking("record-unreadable", "", "not a JSON object"));
        return RecordJson.mapper().createObjectNode();
    }

    private static @Nullable String text(ObjectNode sent, String name, List<Finding> findings) {
        JsonNode value = sent.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            findings.add(Finding.blocking("record-unreadable", "/" + name, "not a string"));
            return null;
        }
        String text = value.stringValue().strip();
        return text.isEmpty() ? null : text;
    }

    private boolean leadsSomewhere(String id, String replacedBy) {
        if (replacedBy.equals(id)) {
            return false;
        }
        return Doi.parse(replacedBy).isPresent()
                || isWebAddress(replacedBy)
                || catalogue.find(replacedBy).isPresent();
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
