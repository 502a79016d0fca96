package org.estran.app.deposit.web;

import java.util.List;
import org.estran.app.deposit.review.Comment;
import org.estran.app.deposit.review.Proposal;

/** What was said in the review of a deposit. */
public record Talk(List<Comment> comments, List<Proposal> proposals) {

    public Talk {
        comments = List.copyOf(comments);
        proposals = List.copyOf(proposals);
    }

    public boolean isEmpty() {
        return comments.isEmpty() && proposals.isEmpty();
    }

    /** How much of it somebody still has to deal with. */
    public long open() {
        return comments.stream().filter(Comment::isOpen).count()
                + proposals.stream().filter(Proposal::isOpen).count();
    }
}
