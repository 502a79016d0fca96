package org.estran.app.deposit.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.app.home.Moments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of comments, answers and proposals. Changes join the caller's transaction. */
@Repository
public class ReviewRows {

    private static final String OF_PROPOSAL =
            "number, field, pointer, was, proposed, author, author_name, words, at, state, decided_at";

    private final JdbcClient db;

    ReviewRows(JdbcClient db) {
        this.db = db;
    }

    /** In the order in which they were made. */
    public List<Comment> comments(String depositId) {
        Map<Integer, List<Comment.Answer>> answers = new HashMap<>();
        db.sql("SELECT comment, author, author_name, words, at FROM review_answer WHERE deposit_id = ? ORDER BY number")
                .param(depositId)
                .query((row, n) -> answers.computeIfAbsent(row.getInt("comment"), c -> new ArrayList<>())
                        .add(new Comment.Answer(
                                row.getString("author"),
                                row.getString("author_name"),
                                row.getString("words"),
                                Instant.ofEpochMilli(row.getLong("at")))))
                .list();
        return db.sql(
                        "SELECT number, pointer, file_path, author, author_name, words, at, settled_at FROM review_comment"
                                + " WHERE deposit_id = ? ORDER BY number")
                .param(depositId)
                .query((row, n) -> new Comment(
                        row.getInt("number"),
                        new Spot(row.getString("pointer"), row.getString("file_path")),
                        row.getString("author"),
                        row.getString("author_name"),
                        row.getString("words"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        answers.getOrDefault(row.getInt("number"), List.of()),
                        Moments.orNull(row, "settled_at")))
                .list();
    }

    public Optional<Comment> comment(String depositId, int number) {
        return comments(depositId).stream()
                .filter(one -> one.number() == number)
                .findFirst();
    }

    /** @return its number */
    public int add(String depositId, Spot spot, String author, String authorName, String words, Instant at) {
        int number = next("review_comment", depositId);
        db.sql("INSERT INTO review_comment (deposit_id, number, pointer, file_path, author, author_name, words, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(depositId, number, spot.pointer(), spot.file(), author, authorName, words, at.toEpochMilli())
                .update();
        return number;
    }

    public void answer(String depositId, int comment, Comment.Answer answer) {
        int number = db.sql(
                        "SELECT coalesce(max(number), 0) + 1 FROM review_answer WHERE deposit_id = ? AND comment = ?")
                .params(depositId, comment)
                .query(Integer.class)
                .single();
        db.sql("INSERT INTO review_answer (deposit_id, comment, number, author, author_name, words, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        depositId,
                        comment,
                        number,
                        answer.author(),
                        answer.authorName(),
                        answer.words(),
                        answer.at().toEpochMilli())
                .update();
    }

    public void settle(String depositId, int comment, Instant at) {
        db.sql("UPDATE review_comment SET settled_at = ? WHERE deposit_id = ? AND number = ? AND settled_at IS NULL")
                .params(at.toEpochMilli(), depositId, comment)
                .update();
    }

    /** In the order in which they were made. */
    public List<Proposal> proposals(String depositId) {
        return db.sql("SELECT " + OF_PROPOSAL + " FROM review_proposal WHERE deposit_id = ? ORDER BY number")
                .param(depositId)
                .query(ReviewRows::proposal)
                .list();
    }

    public Optional<Proposal> proposal(String depositId, int number) {
        return db.sql("SELECT " + OF_PROPOSAL + " FROM review_proposal WHERE deposit_id = ? AND number = ?")
                .params(depositId, number)
                .query(ReviewRows::proposal)
                .optional();
    }

    /** Its number is given here. */
    public int add(String depositId, Proposal proposal) {
        int number = next("review_proposal", depositId);
        db.sql("INSERT INTO review_proposal (deposit_id, number, field, pointer, was, proposed, author, author_name,"
                        + " words, at, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')")
                .params(
                        depositId,
                        number,
                        proposal.field(),
                        proposal.pointer(),
                        proposal.before(),
                        proposal.after(),
                        proposal.author(),
                        proposal.authorName(),
                        proposal.words(),
                        proposal.at().toEpochMilli())
                .update();
        return number;
    }

    public void decide(String depositId, int number, Proposal.State state, Instant at) {
        db.sql("UPDATE review_proposal SET state = ?, decided_at = ? WHERE deposit_id = ? AND number = ?")
                .params(state.word(), at.toEpochMilli(), depositId, number)
                .update();
    }

    private int next(String table, String depositId) {
        return db.sql("SELECT coalesce(max(number), 0) + 1 FROM " + table + " WHERE deposit_id = ?")
                .param(depositId)
                .query(Integer.class)
                .single();
    }

    private static Proposal proposal(ResultSet row, int n) throws SQLException {
        return new Proposal(
                row.getInt("number"),
                row.getString("field"),
                row.getString("pointer"),
                row.getString("was"),
                row.getString("proposed"),
                row.getString("author"),
                row.getString("author_name"),
                row.getString("words"),
                Instant.ofEpochMilli(row.getLong("at")),
                Proposal.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Moments.orNull(row, "decided_at"));
    }
}
