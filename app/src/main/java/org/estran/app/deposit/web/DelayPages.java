package org.estran.app.deposit.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.app.deposit.review.ReviewTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How long depositors waited, month by month, for the centre's administrators. */
@Controller
class DelayPages {

    private final ReviewTimes times;

    DelayPages(ReviewTimes times) {
        this.times = times;
    }

    @GetMapping("/admin/review")
    ModelAndView months() {
        return new ModelAndView("deposit/delays", Map.of("months", times.months()));
    }

    /** RFC 4180; durations in hours. */
    @GetMapping("/admin/review.csv")
    ResponseEntity<String> csv() {
        StringBuilder csv = new StringBuilder("month,taken,taken_median_hours,taken_longest_hours,answered,"
                + "answered_median_hours,answered_longest_hours\r\n");
        List<ReviewTimes.Month> months = times.months();
        for (ReviewTimes.Month month : months) {
            csv.append(month.month());
            for (ReviewTimes.Spread spread : List.of(month.taken(), month.answered())) {
                csv.append(',')
                        .append(spread.count())
                        .append(',')
                        .append(hours(spread.median()))
                        .append(',')
                        .append(hours(spread.longest()));
            }
            csv.append("\r\n");
        }
        return ResponseEntity.ok()
                .header("Content-Type", "text/csv; charset=utf-8; header=present")
                .header("Content-Disposition", "attachment; filename=\"review-delays.csv\"")
                .body(csv.toString());
    }

    private static String hours(@Nullable Duration duration) {
        return duration == null ? "" : String.format(Locale.ROOT, "%.2f", duration.toMillis() / 3_600_000.0);
    }
}
