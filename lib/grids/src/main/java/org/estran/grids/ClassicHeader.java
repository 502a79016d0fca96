package org.estran.grids;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.grids.UnreadableFile.Reason;

/**
 * The header of a netCDF classic file, parsed by the grammar of the
 * <a href="https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html">netCDF classic format
 * specification</a> (CDF-1, CDF-2) and its
 * <a href="https://cucis.eecs.northwestern.edu/projects/PnetCDF/CDF-5.html">CDF-5 extension</a>, in which counts and
 * lengths take eight bytes and six types are added. Numbers are big-endian, names UTF-8 padded to four bytes.
 *
 * <p>No count or length is believed: each is compared with the bytes that are left before anything is allocated.
 */
final class ClassicHeader {

    private static final int NC_DIMENSION = 0x0A;
    private static final int NC_VARIABLE = 0x0B;
    private static final int NC_ATTRIBUTE = 0x0C;
    /** NC_MAX_DIMS and NC_MAX_VAR_DIMS of the C library; more is a broken header. */
    private static final int MOST_DIMENSIONS_OF_A_VARIABLE = 1024;

    private ClassicHeader() {}

    static FileIndex parse(HeaderBytes in) throws IOException {
        return new Parser(in).parse();
    }

    /** A variable before the number of records is known. */
    private record Draft(
            String name, DataType type, int[] dimensionIds, Attributes attributes, long begin, long position) {}

    private static final class Parser {
        private final HeaderBytes in;
        private DataFile.Format format = DataFile.Format.CDF1;
        private int recordDimension = -1;

        Parser(HeaderBytes in) {
            this.in = in;
        }

        FileIndex parse() throws IOException {
            format = magic();
            long records = format == DataFile.Format.CDF5 ? in.int64() : in.int32();
            boolean streaming = format == DataFile.Format.CDF5 ? records == -1L : records == -1;
            if (records < 0 && !streaming) {
                throw in.corrupt("the number of records is negative: " + records);
            }
            List<Dimension> declared = dimensions();
            Attributes attributes = attributeList();
            List<Draft> drafts = variableList(declared);
            long recordSize = recordSize(drafts, declared);
            long counted = streaming ? recordsByFileSize(drafts, recordSize) : records;
            return finish(declared, attributes, drafts, recordSize, counted);
        }

        private DataFile.Format magic() throws IOException {
            int magic = in.int32();
            return switch (magic) {
                case 0x43444601 -> DataFile.Format.CDF1;
                case 0x43444602 -> DataFile.Format.CDF2;
                case 0x43444605 -> DataFile.Format.CDF5;
                default -> throw new UnreadableFile(Reason.NOT_RECOGNISED, 0, "not the magic number of a classic file");
            };
        }

        /** NON_NEG: four bytes, eight in CDF-5. */
        private long count() throws IOException {
            long at = in.position();
            long count = format == DataFile.Format.CDF5 ? in.int64() : in.int32();
            if (count < 0) {
                throw new UnreadableFile(Reason.CORRUPT, at, "a count is negative: " + count);
            }
            return count;
        }

        /** The head of a list: its tag and count, or ABSENT (two zeros). */
        private int list(int tag, int smallestElement, String what) throws IOException {
            long at = in.position();
            int found = in.int32();
            long count = count();
            if (found == 0 && count == 0) {
                return 0;
            }
            if (found != tag) {
                throw new UnreadableFile(Reason.CORRUPT, at, "expected the list of " + what + ", found tag " + found);
            }
            return in.affordable(count, smallestElement, what);
        }

        private String name() throws IOException {
            return in.name(count());
        }

        private List<Dimension> dimensions() throws IOException {
            int n = list(NC_DIMENSION, 8, "dimensions");
            List<Dimension> dimensions = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                String name = name();
                long length = count();
                if (length == 0) {
                    if (recordDimension >= 0) {
                        throw in.corrupt("a second record dimension, " + name);
                    }
                    recordDimension = i;
                }
                dimensions.add(new Dimension(name, length, length == 0));
            }
            return dimensions;
        }

        private Attributes attributeList() throws IOException {
            int n = list(NC_ATTRIBUTE, 12, "attributes");
            Map<String, Values> attributes = new LinkedHashMap<>();
            for (int i = 0; i < n; i++) {
                String name = name();
                DataType type = type();
                int values = in.affordable(count(), type.size(), "values of attribute " + name);
                attributes.put(name, in.values(type, values));
            }
            return new Attributes(attributes);
        }

        private DataType type() throws IOException {
            long at = in.position();
            int code = in.int32();
            DataType[] types = DataType.values();
            int known = format == DataFile.Format.CDF5 ? 11 : 6;
            if (code < 1 || code > known) {
                throw new UnreadableFile(Reason.CORRUPT, at, "no such type: " + code);
            }
            // DataType lists the types in the order of their codes: NC_BYTE is 1, NC_UINT64 is 11.
            return types[code - 1];
        }

        private List<Draft> variableList(List<Dimension> dimensions) throws IOException {
            int n = list(NC_VARIABLE, 28, "variables");
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                drafts.add(variable(dimensions));
            }
            return drafts;
        }

        private Draft variable(List<Dimension> dimensions) throws IOException {
            long at = in.position();
            String name = name();
            int rank = in.affordable(count(), 4, "dimensions of variable " + name);
            if (rank > MOST_DIMENSIONS_OF_A_VARIABLE) {
                throw in.corrupt("variable " + name + " has " + rank + " dimensions");
            }
            int[] ids = new int[rank];
            for (int d = 0; d < rank; d++) {
                long id = count();
                if (id >= dimensions.size() || (id == recordDimension && d > 0)) {
                    throw in.corrupt("variable " + name + " names dimension " + id + " where it cannot be");
                }
                ids[d] = (int) id;
            }
            Attributes attributes = attributeList();
            DataType type = type();
            // vsize is redundant (and wrong for variables over 4 GB): it is computed from the shape instead.
            in.skip(format == DataFile.Format.CDF5 ? 8 : 4);
            long begin = format == DataFile.Format.CDF1 ? in.int32() : in.int64();
            if (begin < 0) {
                throw in.corrupt("variable " + name + " begins at " + begin);
            }
            return new Draft(name, type, ids, attributes, begin, at);
        }

        private boolean ofRecord(Draft draft) {
            return draft.dimensionIds().length > 0 && draft.dimensionIds()[0] == recordDimension;
        }

        /** Bytes of the variable, or of one record of it, without padding. */
        private long bytes(Draft draft, List<Dimension> dimensions) throws UnreadableFile {
            long bytes = draft.type().size();
            for (int d = ofRecord(draft) ? 1 : 0; d < draft.dimensionIds().length; d++) {
                long length = dimensions.get(draft.dimensionIds()[d]).length();
                if (length != 0 && bytes > Long.MAX_VALUE / 4 / length) {
                    throw new UnreadableFile(
                            Reason.CORRUPT, draft.position(), "variable " + draft.name() + " is impossibly large");
                }
                bytes *= length;
            }
            return bytes;
        }

        /**
         * Records hold their variables one after another, each padded to four bytes; but a single record variable is
         * not padded (note on padding of the specification).
         */
        private long recordSize(List<Draft> drafts, List<Dimension> dimensions) throws UnreadableFile {
            List<Draft> records = drafts.stream().filter(this::ofRecord).toList();
            if (records.size() == 1) {
                return bytes(records.getFirst(), dimensions);
            }
            long size = 0;
            for (Draft draft : records) {
                long padded = (bytes(draft, dimensions) + 3) / 4 * 4;
                if (size > Long.MAX_VALUE / 4 - padded) {
                    throw new UnreadableFile(Reason.CORRUPT, draft.position(), "a record is impossibly large");
                }
                size += padded;
            }
            return size;
        }

        /** STREAMING: the header was written before the number of records was known. */
        private long recordsByFileSize(List<Draft> drafts, long recordSize) {
            long first = drafts.stream()
                    .filter(this::ofRecord)
                    .mapToLong(Draft::begin)
                    .min()
                    .orElse(in.size());
            return recordSize == 0 ? 0 : Math.max(0, in.size() - first) / recordSize;
        }

        private FileIndex finish(
                List<Dimension> declared, Attributes attributes, List<Draft> drafts, long recordSize, long records)
                throws UnreadableFile {
            List<Dimension> dimensions = declared.stream()
                    .map(d -> d.unlimited() ? new Dimension(d.name(), records, true) : d)
                    .toList();
            List<DataVariable> variables = new ArrayList<>();
            Map<DataVariable, Layout> layouts = new java.util.IdentityHashMap<>();
            for (Draft draft : drafts) {
                checkThatItFits(draft, bytes(draft, declared), recordSize, records);
                List<Dimension> own = java.util.Arrays.stream(draft.dimensionIds())
                        .mapToObj(dimensions::get)
                        .toList();
                DataVariable variable = new DataVariable(draft.name(), draft.type(), own, draft.attributes());
                variables.add(variable);
                layouts.put(
                        variable,
                        new Layout.Flat(draft.begin(), ofRecord(draft) ? recordSize : 0, ByteOrder.BIG_ENDIAN));
            }
            return new FileIndex(format, attributes, Map.of(), dimensions, variables, layouts);
        }

        private void checkThatItFits(Draft draft, long bytes, long recordSize, long records) throws UnreadableFile {
            long last = ofRecord(draft) ? records - 1 : 0;
            if (bytes == 0 || last < 0) {
                return;
            }
            boolean fits = draft.begin() <= in.size()
                    && bytes <= in.size() - draft.begin()
                    && (last == 0 || recordSize <= (in.size() - draft.begin() - bytes) / last);
            if (!fits) {
                throw new UnreadableFile(
                        Reason.TRUNCATED,
                        in.size(),
                        "variable " + draft.name() + " begins at byte " + draft.begin() + " and needs "
                                + (ofRecord(draft) ? records + " records of " : "") + bytes
                                + " bytes, but the file ends first");
            }
            if (draft.begin() < in.position()) {
                throw new UnreadableFile(
                        Reason.CORRUPT,
                        draft.position(),
                        "variable " + draft.name() + " begins at byte " + draft.begin() + ", inside the header");
            }
        }
    }
}
