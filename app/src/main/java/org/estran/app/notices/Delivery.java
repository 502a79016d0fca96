package org.estran.app.notices;

import java.time.Clock;
import java.util.Optional;
import org.estran.app.accounts.Account;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.NeedsAPerson;

/**
 * Hands a notice to the mail server, at most once by itself: that the server is being talked to is written down first,
 * and who finds that after a crash does not talk to it again.
 */
final class Delivery {

    static final String JOB = "notice-delivery";

    private final NoticeRows rows;
    private final Correspondents correspondents;
    private final MailServer server;
    private final Clock clock;

    Delivery(NoticeRows rows, Correspondents correspondents, MailServer server, Clock clock) {
        this.rows = rows;
        this.correspondents = correspondents;
        this.server = server;
        this.clock = clock;
    }

    void run(JobRequest request) throws Exception {
        Notice notice = rows.find(request.instance()).orElse(null);
        if (notice == null || notice.state() == NoticeState.SENT) {
            return;
        }
        if (notice.state() == NoticeState.SENDING) {
            fail(notice, NoticeState.UNCERTAIN, "The centre stopped while the mail server was being talked to.");
        }
        Account reader = correspondents.find(notice.reader()).orElse(null);
        if (reader == null) {
            fail(notice, NoticeState.FAILED, "The account has no address, or is shut.");
            return;
        }
        Optional<Account> answerTo = Optional.ofNullable(notice.answerTo()).flatMap(correspondents::find);
        move(notice, NoticeState.SENDING, "");
        MailServer.Outcome outcome = server.send(notice, reader, answerTo.orElse(null), clock.instant());
        settle(notice, outcome);
    }

    private void settle(Notice notice, MailServer.Outcome outcome) throws Exception {
        switch (outcome) {
            case MailServer.Outcome.Taken taken -> move(notice, NoticeState.SENT, "");
            case MailServer.Outcome.TryAgain later -> {
                move(notice, NoticeState.WAITING, later.reason());
                throw new MailServerUnwilling(later.reason());
            }
            case MailServer.Outcome.Refused refused -> fail(notice, NoticeState.FAILED, refused.reason());
            case MailServer.Outcome.Unknown unknown -> fail(notice, NoticeState.UNCERTAIN, unknown.reason());
        }
    }

    private void fail(Notice notice, NoticeState state, String reason) throws NeedsAPerson {
        move(notice, state, reason);
        throw new NeedsAPerson(reason);
    }

    private void move(Notice notice, NoticeState state, String trouble) {
        rows.move(notice.id(), state, trouble.isEmpty() ? null : trouble, clock.instant());
    }

    /** Tells the job to try again. */
    private static final class MailServerUnwilling extends Exception {

        private static final long serialVersionUID = 1L;

        MailServerUnwilling(String reason) {
            super(reason);
        }
    }
}
