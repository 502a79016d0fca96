package org.estran.app.deposit.web;

import org.estran.terms.Problem;

/**
 * A file of a form that was not taken.
 *
 * @param problem why
 */
public record NotTaken(String path, Problem problem) {}
