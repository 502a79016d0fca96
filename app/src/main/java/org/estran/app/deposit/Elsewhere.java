package org.estran.app.deposit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.estran.app.jobs.Jobs;
import org.estran.harvest.web.Manners;
import org.estran.harvest.web.Pauses;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.SourceFailed.Reason;
import org.estran.harvest.web.Web;
import org.estran.records.Distribution;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Data that lie elsewhere: a deposit without files is of the data at the first web address its description gives. The
 * address is asked by a job, never into a private network; what came of it is told to depositor and moderator.
 */
@Component
class Elsewhere {

    static final String JOB = "check-data-elsewhere";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ENOUGH_BYTES = 64_000;
    private static final int LONGEST_DETAIL = 300;

    private final JdbcClient db;
    private final DepositRows rows;
    private final Jobs jobs;
    private final Manners manners;
    private final Set<String> trusted;
    private final Clock clock;

    Elsewhere(
            JdbcClient db,
            DepositRows rows,
            Jobs jobs,
            DepositProperties limits,
            @Value("${estran.base-url}") String baseUrl,
            Clock clock) {
        this.db = db;
        this.rows = rows;
        this.jobs = jobs;
        this.manners = Manners.USUAL
                .as("Estran/1.0 (+" + baseUrl + ")")
                .within(PATIENCE, PATIENCE.multipliedBy(2), ENOUGH_BYTES, 1)
                .waitingAtMost(PATIENCE);
        this.trusted = Set.copyOf(limits.trustedHosts());
        this.clock = clock;
    }

    /** The first web address among the ways in which it is had. */
    static Optional<URI> address(MetadataRecord record) {
        return record.distributions().stream()
                .map(Distribution::address)
                .filter(Objects::nonNull)
                .flatMap(address -> web(address.strip()).stream())
                .findFirst();
    }

    private static Optional<URI> web(String text) {
        try {
            URI address = URI.create(text);
            boolean isWeb = address.getHost() != null
                    && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
            return isWeb && address.getUserInfo() == null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private record Check(String address, String outcome, String detail) {}

    /** Has the address looked at, where it is another than before; in the caller's transaction. */
    void lookAt(Deposit deposit) {
        String id = deposit.id();
        address(deposit.contents().record())
                .filter(address -> rows.extent(id).files() == 0)
                .filter(address -> found(id, address).isEmpty())
                .ifPresent(address -> jobs.ask(JOB, id, ""));
    }

    /** What is to be said of the address of a deposit without files. */
    List<Finding> findings(Contents contents) {
        URI address = address(contents.record()).orElse(null);
        if (address == null) {
            return List.of();
        }
        Check check = found(contents.id(), address).orElse(null);
        if (check == null) {
            return List.of(Finding.advice("elsewhere-unchecked", "/distributions", address.toString()));
        }
        return switch (check.outcome()) {
            case "private" -> List.of(Finding.blocking("elsewhere-private", "/distributions", address.toString()));
            case "not-reached" ->
                List.of(Finding.advice("elsewhere-not-reached", "/distributions", address.toString(), check.detail()));
            default -> List.of();
        };
    }

    private Optional<Check> found(String id, URI address) {
        return db.sql("SELECT address, outcome, detail FROM deposit_elsewhere WHERE deposit_id = ? AND address = ?")
                .params(id, address.toString())
                .query((row, n) ->
                        new Check(row.getString("address"), row.getString("outcome"), row.getString("detail")))
                .optional();
    }

    /** Asks the address and notes what came of it. */
    void check(String id) throws InterruptedException {
        URI address = rows.find(id)
                .flatMap(deposit -> address(deposit.contents().record()))
                .orElse(null);
        if (address == null) {
            return;
        }
        SourceFailed failure = asked(address);
        String outcome =
                failure == null ? "reached" : failure.reason() == Reason.PRIVATE_ADDRESS ? "private" : "not-reached";
        String detail = failure == null ? "" : failure.detail();
        db.sql("INSERT INTO deposit_elsewhere (deposit_id, address, outcome, detail, checked_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (deposit_id) DO UPDATE SET address = excluded.address,"
                        + " outcome = excluded.outcome, detail = excluded.detail, checked_at = excluded.checked_at")
                .params(
                        id,
                        address.toString(),
                        outcome,
                        detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) + "…" : detail,
                        clock.millis())
                .update();
    }

    /** Null where something answers there, however much it is. */
    private @Nullable SourceFailed asked(URI address) throws InterruptedException {
        try (Web web = new Web(manners, trusted, Pauses.REAL, clock)) {
            web.get(address, "*/*");
            return null;
        } catch (SourceFailed failed) {
            return failed.reason() == Reason.TOO_LARGE ? null : failed;
        }
    }
}
