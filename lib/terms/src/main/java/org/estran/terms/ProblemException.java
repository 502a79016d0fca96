package org.estran.terms;

import java.util.List;

/** Carries a {@link Problem} up to the door that translates it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail());
        this.problem = problem;
    }

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.code() + ": " + problem.detail(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static ProblemException notFound(String code, String detail) {
        return new ProblemException(new Problem.NotFound(code, detail));
    }

    public static ProblemException invalid(String code, String detail, List<Finding> findings) {
        return new ProblemException(new Problem.Invalid(code, detail, findings));
    }

    public static ProblemException conflict(String code, String detail) {
        return new ProblemException(new Problem.Conflict(code, detail));
    }

    public static ProblemException notAllowed(String code, String detail) {
        return new ProblemException(new Problem.NotAllowed(code, detail));
    }
}
