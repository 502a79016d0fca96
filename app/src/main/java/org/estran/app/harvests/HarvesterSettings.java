package org.estran.app.harvests;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a harvester harvests, and how. Texts are empty where nothing is chosen.
 *
 * @param name as people know the source
 * @param kind the word of the kind of source
 * @param address where the source is harvested
 * @param format in the source's words
 * @param set a part of the source, in its words
 * @param text only records with these words
 * @param box only records there: {@code west,south,east,north}
 * @param type only records of that kind of thing, e.g. {@code dataset}
 * @param project slug of the project or data centre that its records become members of
 * @param owner the organisation that answers for its records here: each names it as {@code custodian}
 * @param licence for records that name none, an identifier of SPDX
 * @param language for records that name none, {@code fr} or {@code en}
 * @param schedule how often it runs by itself
 * @param pageSize how many records a page is asked to have
 * @param share how many in a hundred of its records a run may remove without a person's word
 * @param trusted whether an administrator allows its address to be in a private network
 * @param rank of two copies of the same thing the one of the lower rank leads
 * @param pause between two requests, in milliseconds
 */
public record HarvesterSettings(
        String name,
        String kind,
        String address,
        String format,
        String set,
        String text,
        String box,
        String type,
        String project,
        String owner,
        String licence,
        String language,
        Schedule schedule,
        int pageSize,
        int share,
        boolean trusted,
        int rank,
        int pause) {

    public static final int USUAL_PAGE = 100;
    public static final int USUAL_SHARE = 10;
    public static final int USUAL_RANK = 100;

    // What a stored or sent document leaves out is what is usual.
    public HarvesterSettings(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String address,
            @Nullable String format,
            @Nullable String set,
            @Nullable String text,
            @Nullable String box,
            @Nullable String type,
            @Nullable String project,
            @Nullable String owner,
            @Nullable String licence,
            @Nullable String language,
            @Nullable Schedule schedule,
            int pageSize,
            int share,
            boolean trusted,
            int rank,
            int pause) {
        this.address = plain(address);
        this.name = plain(name).isEmpty() ? this.address : plain(name);
        this.kind = plain(kind);
        this.format = plain(format);
        this.set = plain(set);
        this.text = plain(text);
        this.box = plain(box);
        this.type = plain(type);
        this.project = plain(project);
        this.owner = plain(owner);
        this.licence = plain(licence);
        this.language = plain(language);
        this.schedule = Objects.requireNonNullElse(schedule, Schedule.NEVER);
        this.pageSize = pageSize <= 0 ? USUAL_PAGE : Math.min(pageSize, 1000);
        this.share = Math.clamp(share, 0, 100);
        this.trusted = trusted;
        this.rank = rank <= 0 ? USUAL_RANK : rank;
        this.pause = Math.clamp(pause, 0, 60_000);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** All of a source, as usual. */
    public static HarvesterSettings of(String kind, String address) {
        return new HarvesterSettings(
                null,
                kind,
                address,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                USUAL_PAGE,
                USUAL_SHARE,
                false,
                USUAL_RANK,
                0);
    }

    /** The name as everybody may read it: of a folder of this server that nobody named, what it is called without its path. */
    public String publicName() {
        return name.regionMatches(true, 0, "file:", 0, 5)
                ? name.replaceFirst("/+$", "").replaceFirst("^.*[/:]", "")
                : name;
    }

    public HarvesterSettings trusting(boolean allowed) {
        return new HarvesterSettings(
                name, kind, address, format, set, text, box, type, project, owner, licence, language, schedule,
                pageSize, share, allowed, rank, pause);
    }

    /** The same, as it was recognised. */
    public HarvesterSettings at(String recognised, String where) {
        return new HarvesterSettings(
                name.equals(address) ? null : name,
                recognised,
                where,
                format,
                set,
                text,
                box,
                type,
                project,
                owner,
                licence,
                language,
                schedule,
                pageSize,
                share,
                trusted,
                rank,
                pause);
    }

    public HarvesterSettings ownedBy(String organisation) {
        return new HarvesterSettings(
                name,
                kind,
                address,
                format,
                set,
                text,
                box,
                type,
                project,
                organisation,
                licence,
                language,
                schedule,
                pageSize,
                share,
                trusted,
                rank,
                pause);
    }

    public HarvesterSettings called(String newName) {
        return named(newName, format, set);
    }

    public HarvesterSettings named(String newName, String newFormat, String newSet) {
        return new HarvesterSettings(
                newName, kind, address, newFormat, newSet, text, box, type, project, owner, licence, language, schedule,
                pageSize, share, trusted, rank, pause);
    }

    public HarvesterSettings pagesOf(int size, int allowedShare) {
        return new HarvesterSettings(
                name,
                kind,
                address,
                format,
                set,
                text,
                box,
                type,
                project,
                owner,
                licence,
                language,
                schedule,
                size,
                allowedShare,
                trusted,
                rank,
                pause);
    }

    /** Whether the same would be made of the same document. */
    public boolean readsAs(HarvesterSettings other) {
        return project.equals(other.project)
                && owner.equals(other.owner)
                && licence.equals(other.licence)
                && language.equals(other.language);
    }

    /** Whether the same documents are meant: what was seen of the one has been seen of the other. */
    public boolean selectsAs(HarvesterSettings other) {
        return kind.equals(other.kind)
                && address.equals(other.address)
                && format.equals(other.format)
                && set.equals(other.set)
                && text.equals(other.text)
                && box.equals(other.box)
                && type.equals(other.type);
    }
}
