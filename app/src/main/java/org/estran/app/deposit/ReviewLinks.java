package org.estran.app.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.access.Distribution;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.sharing.LinkRows;
import org.estran.app.deposit.sharing.ReviewLink;
import org.estran.app.deposit.sharing.Secrets;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Addresses at which reviewers of a paper read chosen parts of a deposit, without an account and without its authors' names.
 * What is not on the list of fields is not shown, whatever is added to descriptions later; an address ends by itself, by
 * hand, and when the deposit is published, refused or given up.
 */
@Component
public class ReviewLinks {

    /** What of a description may be shown; nothing that names anybody. */
    public static final List<String> FIELDS =
            List.of("title", "abstract", "keywords", "place", "period", "vertical", "variables", "lineage", "licence");

    private static final int MOST_LINKS = 50;
    private static final int MOST_PATHS = 1_000;
    private static final int MOST_DAYS = 366;

    private final Deposits deposits;
    private final DepositRows rows;
    private final LinkRows links;
    private final Secrets secrets;
    private final Clock clock;

    ReviewLinks(Deposits deposits, DepositRows rows, LinkRows links, Secrets secrets, Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.links = links;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A link just made: the only moment its secret is known. */
    public record Made(ReviewLink link, String secret) {}

    /** All that were made for a deposit, the latest first, for whoever may make one. */
    public List<ReviewLink> of(Caller caller, String id) {
        writer(caller, id);
        return links.of(id);
    }

    /**
     * Makes one.
     *
     * @param fields some of {@link #FIELDS}
     * @param paths names of files and folders; {@link ReviewLink#ALL_FILES} for all
     * @throws ProblemException {@code review-link-invalid} with all that is wrong
     */
    public Made make(Caller caller, String id, List<String> fields, List<String> paths, int days) {
        return deposits.inTransaction(() -> {
            Deposit deposit = writer(caller, id);
            if (isOver(deposit)) {
                throw Deposits.wrongState(deposit, "reviewed");
            }
            List<Finding> findings = findings(id, fields, paths, days);
            if (!findings.isEmpty()) {
                throw ProblemException.invalid("review-link-invalid", "No such link can be made.", findings);
            }
            Instant now = clock.instant();
            ReviewLink link = new ReviewLink(
                    secrets.id(), id, List.copyOf(fields), paths, now, now.plus(Duration.ofDays(days)), null);
            String secret = secrets.secret();
            links.insert(link, secret);
            return new Made(link, secret);
        });
    }

    public void revoke(Caller caller, String id, String linkId) {
        deposits.inTransaction(() -> {
            Deposit deposit = writer(caller, id);
            links.revoke(id, linkId, clock.instant());
            return deposit;
        });
    }

    /**
     * What a reviewer reads.
     *
     * @param record only what is on the list
     * @param files of those that are shown, the first of them
     * @param count how many there are
     */
    public record Reading(ReviewLink link, MetadataRecord record, List<DepositFile> files, long count) {}

    /** @throws ProblemException {@code review-link-unknown}, {@code review-link-ended} */
    public Reading read(String secret, int mostFiles) {
        Opened opened = opened(secret);
        List<DepositFile> shown = opened.link().paths().isEmpty()
                ? List.of()
                : rows.files(opened.deposit().id()).stream()
                        .filter(file -> opened.link().shows(file.path()))
                        .toList();
        return new Reading(
                opened.link(),
                shown(opened.deposit().contents().record(), opened.link().fields()),
                shown.stream().limit(mostFiles).toList(),
                shown.size());
    }

    /** A shown file, and as whom to ask {@code access} for it. */
    public record OpenedFile(Caller reader, Distribution distribution) {}

    /** @throws ProblemException as {@link #read}, and {@code file-not-found} for a file that is not shown */
    public OpenedFile file(String secret, String path) {
        Opened opened = opened(secret);
        DepositFile file = Optional.of(path)
                .filter(opened.link()::shows)
                .flatMap(shown -> rows.file(opened.deposit().id(), shown))
                .filter(shown -> !shown.isKept())
                .orElseThrow(() -> ProblemException.notFound("file-not-found", "There is no file " + path + " here."));
        String reader = "review-link:" + opened.link().id();
        return new OpenedFile(
                Caller.ANONYMOUS.withPass(reader),
                new Distribution.Draft(
                        Set.of(reader),
                        opened.deposit().id(),
                        file.stagedName(),
                        file.path(),
                        file.size(),
                        file.checksums(),
                        file.mediaType()));
    }

    private record Opened(ReviewLink link, Deposit deposit) {}

    private Opened opened(String secret) {
        ReviewLink link = links.behind(secret)
                .orElseThrow(() -> ProblemException.notFound("review-link-unknown", "There is no such review link."));
        return rows.find(link.depositId())
                .filter(deposit -> link.isGoodAt(clock.instant()) && !isOver(deposit))
                .map(deposit -> new Opened(link, deposit))
                .orElseThrow(() ->
                        new ProblemException(new Problem.Gone("review-link-ended", "This review link has ended.")));
    }

    private static boolean isOver(Deposit deposit) {
        return switch (deposit) {
            case Deposit.Published p -> true;
            case Deposit.Refused r -> true;
            case Deposit.Abandoned a -> true;
            case Deposit.Publishing p -> true;
            case Deposit.Draft d -> false;
            case Deposit.Submitted s -> false;
            case Deposit.InReview r -> false;
            case Deposit.ChangesRequested c -> false;
            case Deposit.Accepted a -> false;
        };
    }

    private List<Finding> findings(String id, List<String> fields, List<String> paths, int days) {
        List<Finding> findings = new ArrayList<>();
        fields.stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> findings.add(Finding.blocking("review-link-field", "/fields", field)));
        if (fields.isEmpty() && paths.isEmpty()) {
            findings.add(Finding.blocking("review-link-empty", "/fields"));
        }
        if (days < 1 || days > MOST_DAYS) {
            findings.add(Finding.blocking("review-link-days", "/days", String.valueOf(MOST_DAYS)));
        }
        if (links.of(id).stream().filter(link -> link.isGoodAt(clock.instant())).count() >= MOST_LINKS
                || paths.size() > MOST_PATHS) {
            findings.add(Finding.blocking("review-link-many", "/paths"));
        }
        paths.stream()
                .filter(path -> !path.equals(ReviewLink.ALL_FILES))
                .filter(path -> rows.file(id, path).isEmpty() && !hasBelow(id, path))
                .forEach(path -> findings.add(Finding.blocking("review-link-path", "/paths", path)));
        return findings;
    }

    private boolean hasBelow(String id, String folder) {
        String below = folder.endsWith("/") ? folder : folder + "/";
        return rows.files(id, below, 1).stream().anyMatch(file -> file.path().startsWith(below));
    }

    /** A record that says nothing but this. */
    static MetadataRecord shown(MetadataRecord record, List<String> fields) {
        RecordBuilder shown = new RecordBuilder(record.kind());
        for (String field : fields) {
            switch (field) {
                case "title" -> shown.title(record.title());
                case "abstract" -> shown.summary(record.summary());
                case "keywords" -> shown.keywords(record.keywords());
                case "place" -> shown.boxes(record.boxes()).places(record.places());
                case "period" -> shown.period(record.period());
                case "vertical" -> shown.vertical(record.vertical());
                case "variables" -> shown.variables(record.variables());
                case "lineage" -> shown.lineage(record.lineage());
                case "licence" -> shown.licence(record.licence());
                default -> {
                    // Not on the list: not shown.
                }
            }
        }
        return shown.build();
    }

    private Deposit writer(Caller caller, String id) {
        Deposit deposit = deposits.find(caller, id);
        deposits.refuseUnlessWriter(caller, deposit);
        return deposit;
    }
}
