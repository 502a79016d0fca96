package org.estran.app.deposit.web;

import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Remarks;
import org.estran.app.deposit.review.Spot;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms with which a moderator and a depositor speak of a field or a file. */
@Controller
class RemarkPages {

    private final Remarks remarks;
    private final Callers callers;

    RemarkPages(Remarks remarks, Callers callers) {
        this.remarks = remarks;
        this.callers = callers;
    }

    /** @param place a pointer into the description; empty for a file, or for the whole */
    @PostMapping("/review/{id}/comments")
    String comment(
            @PathVariable("id") String id,
            @RequestParam(name = "place", defaultValue = "") String place,
            @RequestParam(name = "file", defaultValue = "") String file,
            @RequestParam("words") String words) {
        remarks.comment(caller(), id, spot(place, file), words);
        return review(id);
    }

    @PostMapping("/review/{id}/comments/{number}/settle")
    String settle(@PathVariable("id") String id, @PathVariable("number") int number) {
        remarks.settle(caller(), id, number);
        return review(id);
    }

    @PostMapping("/review/{id}/comments/{number}/answer")
    String goOn(
            @PathVariable("id") String id, @PathVariable("number") int number, @RequestParam("words") String words) {
        remarks.answer(caller(), id, number, words);
        return review(id);
    }

    @PostMapping("/review/{id}/proposals")
    String propose(
            @PathVariable("id") String id,
            @RequestParam("field") String field,
            @RequestParam(name = "after", defaultValue = "") String after,
            @RequestParam(name = "words", defaultValue = "") String words) {
        remarks.propose(caller(), id, field, after, words);
        return review(id);
    }

    @PostMapping("/deposit/{id}/comments/{number}/answer")
    String answer(
            @PathVariable("id") String id, @PathVariable("number") int number, @RequestParam("words") String words) {
        remarks.answer(caller(), id, number, words);
        return deposit(id) + "#comment-" + number;
    }

    @PostMapping("/deposit/{id}/proposals/{number}/accept")
    String accept(@PathVariable("id") String id, @PathVariable("number") int number) {
        remarks.accept(caller(), id, number);
        return deposit(id) + "#proposal-" + number;
    }

    @PostMapping("/deposit/{id}/proposals/{number}/decline")
    String decline(@PathVariable("id") String id, @PathVariable("number") int number) {
        remarks.decline(caller(), id, number);
        return deposit(id) + "#proposal-" + number;
    }

    private static Spot spot(String place, String file) {
        return !file.isBlank() ? Spot.file(file) : place.isEmpty() ? Spot.WHOLE : Spot.field(place);
    }

    private static String review(String id) {
        return "redirect:/review/" + id + "#remarks";
    }

    private static String deposit(String id) {
        return "redirect:/deposit/" + id;
    }

    private Caller caller() {
        return callers.current();
    }
}
