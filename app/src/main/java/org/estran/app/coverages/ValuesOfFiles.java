package org.estran.app.coverages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.app.access.Access;
import org.estran.app.access.Decision;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.estran.app.accounts.Caller;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.CfFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the values of netCDF files and of tables of text come to, for whoever may read them. */
@Component
public class ValuesOfFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ValuesOfFiles.class);

    /** Larger files are not read for a page: somebody waits for it. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private final Access access;

    ValuesOfFiles(Access access) {
        this.access = access;
    }

    /** Empty where the caller may not read the file, it is too large, or of another kind, or broken. */
    public Optional<FileValues> of(Caller caller, Distribution file) {
        if (file.size() > LARGEST || !(access.mayRead(caller, file) instanceof Decision.Open)) {
            return Optional.empty();
        }
        try {
            return read(access.open(caller, file));
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("the values of {} cannot be read: {}", file.path(), unreadable.toString());
            return Optional.empty();
        }
    }

    private static Optional<FileValues> read(Readable file) throws IOException {
        String name = file.distribution().path().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".tsv")) {
            return Optional.of(TableValues.of(file.file()));
        }
        if (DataFiles.recognise(file.file()).isEmpty()) {
            return Optional.empty();
        }
        try (DataFile data = DataFiles.open(file.file())) {
            return Optional.of(read(new CfFile(data)));
        }
    }

    private static FileValues read(CfFile file) throws IOException {
        List<ValueRange> all = new ArrayList<>();
        long rows = 0;
        for (DataVariable variable : file.data()) {
            if (isNumeric(variable.type())) {
                RangeOfValues range = new RangeOfValues();
                file.forEach(variable, range);
                all.add(range.named(variable.name()));
                rows = Math.max(rows, variable.rank() == 0 ? 1 : variable.shape()[0]);
            }
        }
        return new FileValues(rows, all);
    }

    private static boolean isNumeric(DataType type) {
        return switch (type) {
            case BYTE, SHORT, INT, FLOAT, DOUBLE, UBYTE, USHORT, UINT, INT64, UINT64 -> true;
            case CHAR, STRING, OTHER -> false;
        };
    }
}
