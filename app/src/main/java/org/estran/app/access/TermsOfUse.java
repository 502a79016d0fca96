package org.estran.app.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which terms stand before the data of a record, and who accepted them: each acceptance is kept with the version and the
 * digest of the text, and each text that was ever put before a reader is kept for good.
 */
@Component
public class TermsOfUse {

    /** Whoever is not known accepts anew after so long. */
    private static final Duration PASS = Duration.ofDays(365);

    private static final int LONGEST = 20_000;

    private final JdbcClient sql;
    private final AccessPasses passes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TermsOfUse(JdbcClient sql, AccessPasses passes, TransactionTemplate transaction, Clock clock) {
        this.sql = sql;
        this.passes = passes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The centre's terms as they stand; {@code everywhere} where they stand before all data and not only where chosen. */
    public record OfCentre(int version, boolean everywhere, LocalizedText text, String digest) {}

    public Optional<OfCentre> ofCentre() {
        return sql.sql("SELECT c.version, c.everywhere, c.digest, t.fr, t.en FROM centre_terms c"
                        + " JOIN terms_text t ON t.digest = c.digest ORDER BY c.version DESC LIMIT 1")
                .query((row, n) -> new OfCentre(
                        row.getInt("version"),
                        row.getInt("everywhere") == 1,
                        LocalizedText.of(row.getString("fr"), row.getString("en")),
                        row.getString("digest")))
                .optional();
    }

    /** A new version of the centre's terms; whoever accepted the former accepts anew. */
    public void state(Caller caller, LocalizedText text, boolean everywhere) {
        boolean isWhole = List.of(Language.values()).stream()
                .allMatch(language -> text.exactly(language)
                        .filter(words -> words.length() <= LONGEST)
                        .isPresent());
        if (!isWhole) {
            throw ProblemException.invalid(
                    "terms-incomplete",
                    "The terms are needed in both languages.",
                    List.of(Finding.blocking("terms-both-languages", "/terms")));
        }
        transaction.executeWithoutResult(
                status -> sql.sql("INSERT INTO centre_terms (version, digest, everywhere, stated_at, stated_by)"
                                + " SELECT COALESCE(MAX(version), 0) + 1, ?, ?, ?, ? FROM centre_terms")
                        .params(keep(text), everywhere ? 1 : 0, clock.millis(), String.valueOf(caller.accountId()))
                        .update());
    }

    /** What stands before the data of that version. */
    public Optional<StatedTerms> of(CatalogueRecord record) {
        if (record.access().terms() instanceof DownloadTerms.Own own) {
            return Optional.of(
                    new StatedTerms(record.id(), String.valueOf(record.version()), digest(own.text()), own.text()));
        }
        boolean isChosen = record.access().terms() instanceof DownloadTerms.OfCentre;
        return ofCentre()
                .filter(centre -> isChosen || centre.everywhere())
                .map(centre -> new StatedTerms("", String.valueOf(centre.version()), centre.digest(), centre.text()));
    }

    boolean isAccepted(Caller caller, String recordId, StatedTerms terms) {
        return Who.of(caller)
                .filter(who -> isOf(caller, recordId))
                .filter(who -> sql.sql("SELECT COUNT(*) FROM terms_acceptance WHERE reader = ? AND record_id = ?"
                                        + " AND digest = ?")
                                .params(who, terms.recordId(), terms.digest())
                                .query(Integer.class)
                                .single()
                        > 0)
                .isPresent();
    }

    /** A pass stands for somebody before one record only. */
    private boolean isOf(Caller caller, String recordId) {
        String pass = caller.pass();
        return caller.accountId() != null
                || (pass != null && passes.record(pass).filter(recordId::equals).isPresent());
    }

    /**
     * What came of accepting.
     *
     * @param pass the clear text of a pass for somebody unknown, told this once; empty for who is known already
     */
    public record Accepted(String version, String digest, Instant at, Optional<String> pass) {}

    /**
     * Accepts the terms before the data of that record.
     *
     * @param digest of the text that the reader saw
     * @throws ProblemException {@code terms-changed} where it is another one now, {@code terms-none}
     */
    public Accepted accept(Caller caller, CatalogueRecord record, String digest) {
        StatedTerms terms = of(record)
                .orElseThrow(() -> ProblemException.notFound("terms-none", "These data need no terms to be accepted."));
        if (!terms.digest().equals(digest)) {
            throw ProblemException.conflict("terms-changed", "The terms were changed meanwhile: read them anew.");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Instant now = Instant.ofEpochMilli(clock.millis());
            Optional<String> known = Who.of(caller).filter(who -> isOf(caller, record.id()));
            Optional<AccessPasses.Made> made =
                    known.isPresent() ? Optional.empty() : Optional.of(passes.make(record.id(), null, now.plus(PASS)));
            String reader = known.orElseGet(() -> Who.PASS + made.orElseThrow().id());
            keep(terms.text());
            sql.sql("INSERT INTO terms_acceptance (reader, record_id, digest, version, accepted_at)"
                            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (reader, record_id, digest) DO NOTHING")
                    .params(reader, terms.recordId(), digest, terms.version(), now.toEpochMilli())
                    .update();
            return new Accepted(terms.version(), digest, now, made.map(AccessPasses.Made::clearText));
        }));
    }

    private String keep(LocalizedText text) {
        String digest = digest(text);
        sql.sql("INSERT INTO terms_text (digest, fr, en) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING")
                .params(digest, words(text, Language.FR), words(text, Language.EN))
                .update();
        return digest;
    }

    static String digest(LocalizedText text) {
        return AccessPasses.digest(words(text, Language.FR) + "\n\f\n" + words(text, Language.EN));
    }

    private static String words(LocalizedText text, Language language) {
        return text.exactly(language).orElse("");
    }
}
