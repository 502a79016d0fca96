/**
 * Who else may work on a deposit, and the secrets that invite them: co-authors, invitations, addresses for anonymous
 * reviewers. Knows neither deposits nor who may share them.
 */
@NamedInterface("sharing")
@NullMarked
package org.estran.app.deposit.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
