package org.estran.app.catalogue.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.Withdrawals;
import org.estran.records.RecordJson;
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

    private final Withdrawals withdrawals;

    SentWithdrawal(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    Withdrawal read(String id, byte[] body, Caller by) {
        List<Finding> findings = new ArrayList<>();
        ObjectNode sent = object(body, findings);
        String scope = text(sent, "scope", findings);
        return read(id, sent, scope, EnumSet.of(Withdrawal.Scope.DATA, Withdrawal.Scope.ALL), findings, by);
    }

    /** The same of something whose address says what it is: without {@code scope}. */
    Withdrawal read(String id, byte[] body, Caller by, Withdrawal.Scope scope) {
        List<Finding> findings = new ArrayList<>();
        ObjectNode sent = object(body, findings);
        if (sent.has("scope")) {
            findings.add(Finding.blocking("record-unreadable", "/scope", "no such member: scope"));
        }
        return read(id, sent, scope.word(), EnumSet.of(scope), findings, by);
    }

    private Withdrawal read(
            String id,
            ObjectNode sent,
            @Nullable String scope,
            Set<Withdrawal.Scope> scopes,
            List<Finding> findings,
            Caller by) {
        Withdrawals.Asked asked =
                new Withdrawals.Asked(text(sent, "reason", findings), text(sent, "replacedBy", findings), scope);
        sent.properties().stream()
                .filter(member -> !MEMBERS.contains(member.getKey()))
                .forEach(member -> findings.add(Finding.blocking(
                        "record-unreadable", "/" + member.getKey(), "no such member: " + member.getKey())));
        findings.addAll(withdrawals.findings(id, asked, scopes));
        SentRecord.refuse(findings);
        return withdrawals.of(asked, by);
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
}
