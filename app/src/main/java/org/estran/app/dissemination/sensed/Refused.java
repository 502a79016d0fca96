package org.estran.app.dissemination.sensed;

/** What is not answered, with the status of HTTP: 400, 404 or 501. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    private Refused(int status, String why) {
        super(why);
        this.status = status;
    }

    static Refused badly(String why) {
        return new Refused(400, why);
    }

    static Refused notThere(String what) {
        return new Refused(404, "There is no " + what + " here.");
    }

    static Refused notOffered(String what) {
        return new Refused(501, what + " is not offered.");
    }

    int status() {
        return status;
    }
}
