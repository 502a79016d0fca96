/**
 * The files of published records over SFTP, for reading: {@code /records/{id}/…}. No writing, no shell, no
 * forwarding. Whether a caller may read a file is asked of {@code access} each time one is listed or opened. Shut unless
 * {@code estran.sftp.port} is given. Protocol: draft-ietf-secsh-filexfer-02 and later, by Apache MINA SSHD.
 */
@ApplicationModule(
        displayName = "SFTP",
        allowedDependencies = {"accounts", "archive", "access", "access::http", "catalogue", "home"})
@NullMarked
package org.estran.app.sftp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
