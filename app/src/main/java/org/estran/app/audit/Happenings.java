package org.estran.app.audit;

import org.estran.app.accounts.AccountErased;
import org.estran.app.accounts.AccountEvent;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.RecordsDescribed;
import org.estran.app.catalogue.erasure.BackupDestroyed;
import org.estran.app.curation.CurationHappened;
import org.estran.app.deposit.DepositHappened;
import org.estran.app.harvests.SameDecided;
import org.estran.app.projects.ProjectHappened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What of the news from the rooms below is entered, and in which words. */
@Component
class Happenings {

    private final AuditLog log;
    private final Callers callers;

    Happenings(AuditLog log, Callers callers) {
        this.log = log;
        this.callers = callers;
    }

    /** Network addresses stay with the accounts' own journal: they are personal, and are not kept for ever. */
    @EventListener
    void happened(AccountEvent event) {
        String subject = event.accountId() == null ? "" : event.accountId();
        String by = event.byAccountId() == null && isOwnDoing(event) ? event.accountId() : event.byAccountId();
        log.note(by, "account." + event.kind().code(), subject, event.detail());
    }

    /** Before the entry that tells of it. */
    @EventListener
    void happened(AccountErased person) {
        log.eraseWords(person.accountId());
        log.eraseWordsThatName(person.name(), person.email());
    }

    private static boolean isOwnDoing(AccountEvent event) {
        return event.kind() == AccountEvent.Kind.SIGNED_IN || event.kind() == AccountEvent.Kind.SIGNED_OUT;
    }

    @EventListener
    void happened(DepositHappened news) {
        String actor = news.event().actor();
        log.note(
                actor.isEmpty() ? null : actor,
                "deposit." + news.event().what(),
                news.before().id(),
                news.event().words());
    }

    @EventListener
    void happened(ProjectHappened news) {
        log.note(news.account(), "project." + news.what(), news.slug(), "");
    }

    @EventListener
    void happened(RecordPublished news) {
        log.note(callers.current().accountId(), "record.published", news.id(), "version " + news.version());
    }

    @EventListener
    void happened(RecordWithdrawn news) {
        log.note(
                callers.current().accountId(),
                "record.withdrawn",
                news.id(),
                news.scope().word());
    }

    @EventListener
    void happened(BackupDestroyed news) {
        log.note(news.account(), "backup.destroyed", "", news.folder());
    }

    @EventListener
    void happened(RecordsDescribed news) {
        log.note(
                callers.current().accountId(),
                "records.described",
                news.ids().isEmpty() ? "" : news.ids().getFirst(),
                news.ids().size() + " records");
    }

    @EventListener
    void happened(SameDecided news) {
        log.note(news.account(), "harvest." + news.what(), news.subject(), news.words());
    }

    @EventListener
    void happened(CurationHappened news) {
        log.note(news.account(), "curation." + news.what(), news.subject(), news.words());
    }
}
