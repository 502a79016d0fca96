package org.estran.app.deposit;

import java.net.URI;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.identifiers.Identifiers;
import org.estran.terms.Doi;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where the DOI of data leads that lie elsewhere: to their address if their data centre wants it so, and to the page here
 * once they are withdrawn. Said in the transaction that publishes, corrects or withdraws, before the agency is told.
 */
@Component
class ElsewhereLandings {

    private final DepositRows rows;
    private final DepositCentres centres;
    private final Catalogue catalogue;
    private final Identifiers identifiers;
    private final PublishedDocuments documents;

    ElsewhereLandings(
            DepositRows rows,
            DepositCentres centres,
            Catalogue catalogue,
            Identifiers identifiers,
            PublishedDocuments documents) {
        this.rows = rows;
        this.centres = centres;
        this.catalogue = catalogue;
        this.identifiers = identifiers;
        this.documents = documents;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(RecordPublished published) {
        ours(published.id())
                .ifPresent(ours ->
                        identifiers.leadTo(ours.doi(), address(ours.record()).orElse(null)));
    }

    @EventListener
    void on(RecordWithdrawn withdrawn) {
        if (withdrawn.scope() == Withdrawal.Scope.ALL || withdrawn.scope() == Withdrawal.Scope.DATA) {
            ours(withdrawn.id())
                    .ifPresent(ours -> identifiers.leadHome(ours.doi(), documents.landingPage(withdrawn.id())));
        }
    }

    /** A record that came from a deposit, with a DOI that this centre gave. */
    private record Ours(CatalogueRecord record, Doi doi) {}

    private Optional<Ours> ours(String id) {
        return rows.owner(id)
                .flatMap(owner -> catalogue.find(id))
                .flatMap(record -> Optional.ofNullable(record.doi()).map(doi -> new Ours(record, doi)))
                .filter(ours -> identifiers.state(ours.doi()).isPresent());
    }

    private Optional<URI> address(CatalogueRecord record) {
        boolean leadsThere = record.fileCount() == 0
                && !record.isDataWithdrawn()
                && rows.find(record.id())
                        .filter(deposit ->
                                centres.leadsToSource(deposit.contents().centre()))
                        .isPresent();
        return leadsThere ? Elsewhere.address(record.record()) : Optional.empty();
    }
}
