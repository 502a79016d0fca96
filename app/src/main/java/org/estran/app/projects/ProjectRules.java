package org.estran.app.projects;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Finding;
import org.estran.terms.Language;

/** What a project must be to be kept; each rule tells at once all that is wrong with its part. */
public final class ProjectRules {

    /** Records that may be named one by one. */
    public static final int MOST_MEMBERS = 1000;

    static final int LONGEST_NAME = 120;
    static final int LONGEST_DESCRIPTION = 10_000;
    static final int LONGEST_SEARCH = 4000;

    /** Grounds on which a project's colours are read: cards, the page, quiet bands, what is pointed at. */
    private static final List<String> GROUNDS = List.of("#ffffff", "#f5f8f7", "#efe6d2", "#dcecee");

    // Words that stand, or may come to stand, in the place of a slug.
    private static final Set<String> RESERVED = Set.of(
            "new",
            "records",
            "csw",
            "oai",
            "dcat",
            "api",
            "admin",
            "all",
            "whole",
            "catalogue",
            "project",
            "projects",
            "centre",
            "centres",
            "logo",
            "form",
            "sitemap");

    private ProjectRules() {}

    /**
     * All that is wrong, or might be better.
     *
     * @param taken whether another bears its slug
     */
    public static List<Finding> findings(Project project, boolean taken) {
        List<Finding> findings = new ArrayList<>();
        theSlugStandsInAnAddress(project.slug(), taken, findings);
        theTextsAreThere(project, findings);
        theColoursAreRead(project.colours(), findings);
        theMembershipIsSaid(project, findings);
        theMembershipIsUnderstood(project.membership(), findings);
        theBlocksAreThere(project.blocks(), findings);
        theContactIsAnAddress(project.contact(), findings);
        return findings;
    }

    private static void theSlugStandsInAnAddress(String slug, boolean taken, List<Finding> findings) {
        if (!slug.matches("[a-z][a-z0-9-]{1,39}")) {
            findings.add(Finding.blocking("project-slug-form", "/slug"));
        } else if (RESERVED.contains(slug)) {
            findings.add(Finding.blocking("project-slug-reserved", "/slug", slug));
        } else if (taken) {
            findings.add(Finding.blocking("project-slug-taken", "/slug", slug));
        }
    }

    private static void theTextsAreThere(Project project, List<Finding> findings) {
        if (project.languages().isEmpty()) {
            findings.add(Finding.blocking("project-languages", "/languages"));
        }
        for (Language language : Language.values()) {
            if (project.languages().contains(language)) {
                name(project.name().exactly(language).orElse(""), language.code(), findings);
                description(project.description().exactly(language).orElse(""), language.code(), findings);
            }
        }
    }

    private static void name(String given, String language, List<Finding> findings) {
        if (given.isEmpty()) {
            findings.add(Finding.blocking("project-name-missing", "/name/" + language, language));
        }
        tooLong(given, LONGEST_NAME, "/name/" + language, findings);
    }

    private static void description(String given, String language, List<Finding> findings) {
        if (given.isEmpty()) {
            findings.add(Finding.blocking("project-description-missing", "/description/" + language, language));
        }
        tooLong(given, LONGEST_DESCRIPTION, "/description/" + language, findings);
    }

    private static void tooLong(String given, int most, String where, List<Finding> findings) {
        if (given.length() > most) {
            findings.add(Finding.blocking("project-text-long", where, String.valueOf(most)));
        }
    }

    private static void theColoursAreRead(Colours colours, List<Finding> findings) {
        colour(colours.main(), "/colours/main", findings);
        colour(colours.accent(), "/colours/accent", findings);
    }

    private static void colour(String colour, String where, List<Finding> findings) {
        if (!Contrast.isColour(colour)) {
            findings.add(Finding.blocking("project-colour-form", where));
            return;
        }
        if (GROUNDS.stream().anyMatch(ground -> Contrast.between(colour, ground) < Contrast.LEAST)) {
            findings.add(Finding.blocking("project-colour-contrast", where));
        }
    }

    /** What is deposited with a data centre is its own, so it needs to say no more. */
    private static void theMembershipIsSaid(Project project, List<Finding> findings) {
        if (project.membership().isEmpty() && !project.isCentre()) {
            findings.add(Finding.advice("project-empty", "/membership/search"));
        }
    }

    private static void theMembershipIsUnderstood(Membership membership, List<Finding> findings) {
        if (membership.search().length() > LONGEST_SEARCH) {
            findings.add(Finding.blocking("project-search-long", "/membership/search", String.valueOf(LONGEST_SEARCH)));
        } else if (!membership.search().isEmpty()) {
            AddressedSearch.Read read = AddressedSearch.read(membership.search());
            read.findings()
                    .forEach(wrong -> findings.add(
                            new Finding(wrong.code(), "/membership/search", wrong.severity(), wrong.arguments())));
            if (read.findings().isEmpty() && !read.request().isNarrowed()) {
                findings.add(Finding.blocking("project-search-everything", "/membership/search"));
            }
        }
        if (membership.members().size() > MOST_MEMBERS) {
            findings.add(Finding.blocking("project-members-many", "/membership/members", String.valueOf(MOST_MEMBERS)));
        }
        membership.members().stream()
                .filter(id -> !CatalogueRecord.isId(id))
                .limit(5)
                .forEach(id -> findings.add(Finding.blocking("project-member-form", "/membership/members", id)));
    }

    private static void theBlocksAreThere(List<RecordBlock> blocks, List<Finding> findings) {
        if (blocks.isEmpty()) {
            findings.add(Finding.blocking("project-blocks", "/blocks"));
        } else if (new HashSet<>(blocks).size() < blocks.size()) {
            findings.add(Finding.blocking("project-blocks-twice", "/blocks"));
        }
    }

    private static void theContactIsAnAddress(String contact, List<Finding> findings) {
        boolean fits = contact.isEmpty()
                || contact.length() <= 300
                        && (contact.matches("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\"]+")
                                || contact.matches("https?://[^\\s<>\"]+"));
        if (!fits) {
            findings.add(Finding.blocking("project-contact", "/contact"));
        }
    }
}
