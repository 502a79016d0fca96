package org.estran.grids.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;

/** A variable to be written, and where its values come from. */
public record PlannedVariable(DataVariable variable, Source source) {

    /** Gives values in row-major order, in as many blocks as it likes. */
    public interface Source {
        void write(Sink sink) throws IOException;
    }

    /** Takes the next block. */
    public interface Sink {
        void accept(Values block) throws IOException;
    }

    /** A variable whose values are at hand. */
    public static PlannedVariable of(String name, List<Dimension> dimensions, Attributes attributes, Values values) {
        return new PlannedVariable(
                new DataVariable(name, values.type(), dimensions, attributes), sink -> sink.accept(values));
    }

    public String name() {
        return variable.name();
    }

    public DataType type() {
        return variable.type();
    }

    /** Writes its values; fails where the source does not give those that were announced. */
    void writeTo(OutputStream out, ByteOrder order) throws IOException {
        long expected = variable.size();
        long[] written = {0};
        source.write(block -> {
            if (block.type() != type() || block.size() > expected - written[0]) {
                throw new IOException(name() + ": more values than were announced, or of another type");
            }
            ByteBuffer bytes = block.encode(order);
            out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            written[0] += block.size();
        });
        if (written[0] != expected) {
            throw new IOException(name() + ": " + written[0] + " values of " + expected);
        }
    }
}
