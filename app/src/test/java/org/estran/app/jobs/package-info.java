@NullMarked
package org.estran.app.jobs;

import org.jspecify.annotations.NullMarked;
