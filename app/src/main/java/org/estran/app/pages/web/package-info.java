/** How a template becomes an answer: view resolver, language cookie, security headers, the browser code's files. */
@NullMarked
package org.estran.app.pages.web;

import org.jspecify.annotations.NullMarked;
