package org.estran.app.pages.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.estran.app.home.FullDisk;
import org.estran.app.pages.ProblemResponses;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container forwards what failed outside of Spring MVC: filters, the firewall, {@code sendError}. */
@Controller
class ErrorDoor implements ErrorController {

    private final ProblemResponses problems;
    private final ErrorIds errorIds;

    ErrorDoor(ProblemResponses problems, ErrorIds errorIds) {
        this.problems = problems;
        this.errorIds = errorIds;
    }

    @RequestMapping("${server.error.path:/error}")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, problemOf(request));
    }

    private Problem problemOf(HttpServletRequest request) {
        Throwable cause = rootProblem(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        if (cause instanceof ProblemException known) {
            return known.problem();
        }
        if (cause instanceof InvalidParameterException) {
            return Statuses.problemOf(400, "");
        }
        if (cause != null && FullDisk.isCauseOf(cause)) {
            return Statuses.problemOf(507, "");
        }
        // Somebody typed /error: there is nothing here.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        boolean ours = status >= 500 && (cause != null || status == 500);
        return ours ? new Problem.Bug(errorId(request, cause)) : Statuses.problemOf(status, "");
    }

    private String errorId(HttpServletRequest request, @Nullable Throwable cause) {
        String where = request.getMethod() + " " + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return errorIds.log(where, cause == null ? new IllegalStateException("no cause was given") : cause);
    }

    private static @Nullable Throwable rootProblem(@Nullable Object thrown) {
        Throwable outer = thrown instanceof Throwable throwable ? throwable : null;
        for (Throwable cause = outer; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException) {
                return cause;
            }
        }
        return outer;
    }
}
