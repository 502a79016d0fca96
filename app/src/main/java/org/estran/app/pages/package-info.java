/**
 * The frame every page wears: templates (JTE), words in two languages, the language of the reader, the browser code's
 * addresses, security headers; and the one translation of a {@link org.estran.terms.Problem} into RFC 9457 problem
 * details for programs and a page for people. Knows no other room: what it shows of the signed-in person comes through
 * {@link org.estran.app.pages.Visitor}.
 */
@ApplicationModule(
        displayName = "Pages",
        allowedDependencies = {"home"})
@NullMarked
package org.estran.app.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
