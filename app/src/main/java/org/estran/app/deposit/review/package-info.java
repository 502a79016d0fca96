/**
 * What is said while a deposit is reviewed: comments on a field or a file and their answers, changes that are proposed, and
 * how long things took. Knows nothing of who may say it; that is decided by {@link org.estran.app.deposit.Moderation} and
 * its like.
 */
@NullMarked
package org.estran.app.deposit.review;

import org.jspecify.annotations.NullMarked;
