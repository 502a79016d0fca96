package org.estran.app.pages;

import org.estran.terms.Problem;
import org.springframework.http.HttpStatus;

/** The HTTP status of each family of problems, whatever the protocol says of it besides. */
public final class ProblemStatus {

    private ProblemStatus() {}

    public static HttpStatus of(Problem problem) {
        return switch (problem) {
            case Problem.NotFound _ -> HttpStatus.NOT_FOUND;
            case Problem.Gone _ -> HttpStatus.GONE;
            case Problem.SignInNeeded _ -> HttpStatus.UNAUTHORIZED;
            case Problem.NotAllowed _ -> HttpStatus.FORBIDDEN;
            case Problem.Invalid _ -> HttpStatus.BAD_REQUEST;
            case Problem.Conflict _ -> HttpStatus.CONFLICT;
            case Problem.Outdated _ -> HttpStatus.PRECONDITION_FAILED;
            case Problem.TooLarge _ -> HttpStatus.CONTENT_TOO_LARGE;
            case Problem.Locked _ -> HttpStatus.LOCKED;
            case Problem.UnsupportedMediaType _ -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case Problem.NotAcceptable _ -> HttpStatus.NOT_ACCEPTABLE;
            case Problem.MethodNotAllowed _ -> HttpStatus.METHOD_NOT_ALLOWED;
            case Problem.TooMany _ -> HttpStatus.TOO_MANY_REQUESTS;
            case Problem.Upstream _ -> HttpStatus.BAD_GATEWAY;
            case Problem.Busy _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case Problem.Damaged _ -> HttpStatus.INTERNAL_SERVER_ERROR;
            case Problem.NoRoom _ -> HttpStatus.INSUFFICIENT_STORAGE;
            case Problem.Bug _ -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }
}
