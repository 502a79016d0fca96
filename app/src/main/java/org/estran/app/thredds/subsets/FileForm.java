package org.estran.app.thredds.subsets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Netcdf4Writer;
import org.estran.grids.writing.NetcdfWriter;
import org.estran.grids.writing.Plan;

/** The forms in which files are given, by the words THREDDS's clients ask for them with. */
enum FileForm {
    NETCDF3("netcdf3", "application/x-netcdf", "netcdf", "application/netcdf"),
    NETCDF4("netcdf4", "application/x-netcdf4", "netcdf4ext");

    private final String word;
    private final String mediaType;
    private final List<String> others;

    FileForm(String word, String mediaType, String... others) {
        this.word = word;
        this.mediaType = mediaType;
        this.others = List.of(others);
    }

    String word() {
        return word;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<FileForm> of(String accept) {
        return Arrays.stream(values())
                .filter(form ->
                        form.word.equals(accept) || form.mediaType.equals(accept) || form.others.contains(accept))
                .findFirst();
    }

    /** @throws SubsetRefused where a file cannot be written in this form */
    NetcdfWriter writer(Plan plan) throws SubsetRefused {
        try {
            return switch (this) {
                case NETCDF3 -> new ClassicWriter(plan);
                case NETCDF4 -> new Netcdf4Writer(plan);
            };
        } catch (IllegalArgumentException impossible) {
            throw new SubsetRefused("Not to be given as " + word + ": " + impossible.getMessage() + ".");
        }
    }
}
