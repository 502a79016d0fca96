package org.estran.app.accounts;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who is calling, in the thread that answers the request. */
@Component
public class Callers {

    /** The caller of the request in hand; {@link Caller#ANONYMOUS} outside of any request. */
    public Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? caller
                : Caller.ANONYMOUS;
    }

    /**
     * The caller where the request itself carries the proof of who they are; else {@link Caller#ANONYMOUS}. For changes at
     * addresses that take no token of our own forms: a session a page of another site could use, this it could not.
     */
    public Caller byCredentials() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                        && signedIn.means() == SignedIn.Means.TOKEN
                ? signedIn.getPrincipal()
                : Caller.ANONYMOUS;
    }

    /** Does in the name of somebody what they asked for earlier, where no request is at hand. */
    public void inTheNameOf(Caller caller, Runnable work) {
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContext theirs = SecurityContextHolder.createEmptyContext();
            theirs.setAuthentication(SignedIn.bySession(caller));
            SecurityContextHolder.setContext(theirs);
            work.run();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
