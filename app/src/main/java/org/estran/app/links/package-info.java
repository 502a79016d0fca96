/**
 * Addresses that records name: whether they still lead anywhere. Owns the links, which records have them, and the history
 * of each. Follows the catalogue by change number, and looks at what is due from time to time in a durable job of its own,
 * apart from harvests: politely (one request after the other to a host, {@code robots.txt}, {@code HEAD} before {@code
 * GET}), and never at addresses of private networks. Changes no record.
 */
@ApplicationModule(
        displayName = "Links",
        allowedDependencies = {"home", "pages", "jobs", "accounts", "catalogue"})
@NullMarked
package org.estran.app.links;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
