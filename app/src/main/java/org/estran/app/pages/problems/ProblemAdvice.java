package org.estran.app.pages.problems;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.estran.app.home.FullDisk;
import org.estran.app.pages.ProblemResponses;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Whatever a controller throws becomes a problem here. A room with its own protocol has its own advice, before this. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private final ProblemResponses problems;
    private final ErrorIds errorIds;

    ProblemAdvice(ProblemResponses problems, ErrorIds errorIds) {
        this.problems = problems;
        this.errorIds = errorIds;
    }

    /** The reader has gone away; nobody is left to be told. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    /** The security filters know whether to ask for a sign-in or to refuse. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException refusal) {
        throw refusal;
    }

    @ExceptionHandler
    void any(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // The container then cuts the connection: a broken answer must not look like a complete one.
            throw failure;
        }
        if (failure instanceof ErrorResponse refusal) {
            refusal.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        problems.write(request, response, problemOf(failure, request));
    }

    private Problem problemOf(Exception failure, HttpServletRequest request) throws IOException {
        return switch (failure) {
            case ProblemException known -> known.problem();
            case ErrorResponse refusal
            when refusal.getStatusCode().value() != 500 ->
                Statuses.problemOf(refusal.getStatusCode().value(), "");
            case HttpMessageNotReadableException _ -> Statuses.problemOf(400, "");
            case TypeMismatchException _ -> Statuses.problemOf(400, "");
            // Bytes that are no UTF-8, or more parameters than are taken.
            case InvalidParameterException _ -> Statuses.problemOf(400, "");
            // A header that no honest client sends, met when it is first looked at.
            case RequestRejectedException _ -> Statuses.problemOf(400, "");
            case Exception full when FullDisk.isCauseOf(full) -> Statuses.problemOf(507, "");
            default -> new Problem.Bug(errorIds.log(request.getMethod() + " " + request.getRequestURI(), failure));
        };
    }
}
