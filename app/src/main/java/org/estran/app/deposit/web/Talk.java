package org.estran.app.deposit.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.deposit.DepositFile;
import org.estran.app.deposit.FilePage;
import org.estran.app.deposit.review.Comment;
import org.estran.app.deposit.review.Proposal;
import org.estran.app.deposit.review.Spot;
import org.estran.app.description.FormPart;
import org.estran.app.description.FormPlace;
import org.estran.app.description.RecordForm;
import org.estran.app.description.Sections;

/** What was said in the review of a deposit, or of one place in it. */
public record Talk(List<Comment> comments, List<Proposal> proposals) {

    public static final Talk NONE = new Talk(List.of(), List.of());

    /** Chosen concepts are shown as words, without a field of their own. */
    private static final List<FormPart> WITH_FIELDS = Sections.deposited().stream()
            .filter(part -> !part.name().equals("concept"))
            .toList();

    public Talk {
        comments = List.copyOf(comments);
        proposals = List.copyOf(proposals);
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public int size() {
        return comments.size() + proposals.size();
    }

    /** How much of it somebody still has to deal with. */
    public long open() {
        return comments.stream().filter(Comment::isOpen).count()
                + proposals.stream().filter(Proposal::isOpen).count();
    }

    /** The fields of that form of which something was said, by their pointers. */
    public List<String> besideFields(RecordForm form) {
        Set<String> shown =
                FormPlace.of(WITH_FIELDS, form).stream().map(FormPlace::pointer).collect(Collectors.toSet());
        return Stream.concat(
                        proposals.stream().map(Proposal::pointer),
                        comments.stream().map(Comment::spot).map(Spot::pointer))
                .filter(shown::contains)
                .distinct()
                .toList();
    }

    public Talk ofField(String pointer) {
        return only(
                spot -> spot.isField() && spot.pointer().equals(pointer),
                proposal -> proposal.pointer().equals(pointer));
    }

    public Talk ofFile(String path) {
        return only(spot -> spot.isFile() && spot.file().equals(path), proposal -> false);
    }

    /** What is said neither of one of these fields nor of a file on that page. */
    public Talk notBeside(Collection<String> fields, FilePage files) {
        Set<String> paths = files.items().stream().map(DepositFile::path).collect(Collectors.toSet());
        return only(
                spot -> spot.isFile() ? !paths.contains(spot.file()) : !fields.contains(spot.pointer()),
                proposal -> !fields.contains(proposal.pointer()));
    }

    private Talk only(Predicate<Spot> spots, Predicate<Proposal> wanted) {
        return new Talk(
                comments.stream().filter(comment -> spots.test(comment.spot())).toList(),
                proposals.stream().filter(wanted).toList());
    }
}
