package org.estran.app.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;

/**
 * What an account must be like. Passwords follow NIST SP 800-63B: long enough, not one that everybody would try, and
 * nothing asked about capitals or digits.
 */
final class AccountRules {

    static final int SHORTEST_PASSWORD = 12;
    static final int LONGEST_PASSWORD = 256;
    private static final int FEWEST_DISTINCT_CHARACTERS = 5;
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,63}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,185}");
    private static final Set<String> TRIED_FIRST = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234",
            "123456789abc",
            "abcdefghijkl",
            "adminadminadmin",
            "administrateur",
            "administrator",
            "azertyuiopqs",
            "azertyuiopqsdfghjklm",
            "changemechangeme",
            "iloveyou1234",
            "letmeinletmein",
            "motdepasse12",
            "motdepasse123",
            "motdepasse1234",
            "motdepassemotdepasse",
            "password1234",
            "password12345",
            "password123456",
            "passwordpassword",
            "qwerty123456",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyuiopasdfghjkl",
            "welcome12345");

    private AccountRules() {}

    /** The one form of a login under which it is kept and looked for. */
    static String normalisedLogin(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    static void checkNew(String login, String displayName, String email, String rawPassword) {
        List<Finding> findings = new ArrayList<>();
        if (!LOGIN.matcher(login).matches()) {
            findings.add(Finding.blocking("login-form", "/login"));
        }
        findings.addAll(aboutPerson(displayName, email));
        findings.addAll(aboutPassword(rawPassword, login));
        refuseIfAny(findings);
    }

    static void checkPerson(String displayName, String email) {
        refuseIfAny(aboutPerson(displayName, email));
    }

    static void checkPassword(String rawPassword, String login) {
        refuseIfAny(aboutPassword(rawPassword, login));
    }

    private static List<Finding> aboutPerson(String displayName, String email) {
        List<Finding> findings = new ArrayList<>();
        if (displayName.isBlank()
                || displayName.length() > 200
                || displayName.chars().anyMatch(Character::isISOControl)) {
            findings.add(Finding.blocking("display-name-form", "/displayName"));
        }
        if (!EMAIL.matcher(email).matches()) {
            findings.add(Finding.blocking("email-form", "/email"));
        }
        return findings;
    }

    private static List<Finding> aboutPassword(String rawPassword, String login) {
        long length = rawPassword.codePoints().count();
        if (length < SHORTEST_PASSWORD) {
            return List.of(Finding.blocking("password-short", "/password", String.valueOf(SHORTEST_PASSWORD)));
        }
        if (length > LONGEST_PASSWORD) {
            return List.of(Finding.blocking("password-long", "/password", String.valueOf(LONGEST_PASSWORD)));
        }
        return isTriedFirst(rawPassword.toLowerCase(Locale.ROOT), login)
                ? List.of(Finding.blocking("password-known", "/password"))
                : List.of();
    }

    private static boolean isTriedFirst(String password, String login) {
        return TRIED_FIRST.contains(password)
                || password.codePoints().distinct().count() < FEWEST_DISTINCT_CHARACTERS
                || (login.length() >= 4 && password.replace(login, "").length() < 6);
    }

    private static void refuseIfAny(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("invalid-account", "The account cannot be kept like this.", findings);
        }
    }
}
