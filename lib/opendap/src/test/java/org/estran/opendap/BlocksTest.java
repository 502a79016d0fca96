package org.estran.opendap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.estran.grids.Attributes;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.Values;
import org.junit.jupiter.api.Test;

/** Reading by blocks, over an array whose every value is its own place. */
class BlocksTest {

    private final List<Long> read = Collections.synchronizedList(new ArrayList<>());
    private final DataVariable variable = new DataVariable(
            "v",
            DataType.INT,
            List.of(new Dimension("a", 5, false), new Dimension("b", 1200, false), new Dimension("c", 1000, false)),
            Attributes.NONE);

    private final DataFile file = new DataFile() {
        @Override
        public Format format() {
            return Format.CDF1;
        }

        @Override
        public Attributes attributes() {
            return Attributes.NONE;
        }

        @Override
        public Map<String, Attributes> groups() {
            return Map.of();
        }

        @Override
        public List<Dimension> dimensions() {
            return variable.dimensions();
        }

        @Override
        public List<DataVariable> variables() {
            return List.of(variable);
        }

        @Override
        public Values read(DataVariable asked, Hyperslab slab) {
            read.add(slab.size());
            Values values = Values.assemble(DataType.INT, slab.shape(), 0).values();
            int[] array = (int[]) values.array();
            int i = 0;
            for (long a = slab.offset()[0]; a <= slab.last(0); a += slab.stride()[0]) {
                for (long b = slab.offset()[1]; b <= slab.last(1); b += slab.stride()[1]) {
                    for (long c = slab.offset()[2]; c <= slab.last(2); c += slab.stride()[2]) {
                        array[i++] = (int) ((a * 1200 + b) * 1000 + c);
                    }
                }
            }
            return values;
        }

        @Override
        public void close() {}
    };

    @Test
    void blocksFollowEachOtherWithoutAHoleAndNoneIsLarge() throws Exception {
        int[] next = {0};
        new Blocks(file, variable, () -> {}).read(Hyperslab.whole(variable), block -> {
            for (int value : (int[]) block.array()) {
                assertThat(value == next[0]++).isTrue();
            }
        });
        assertThat(next[0]).isEqualTo(6_000_000);
        assertThat(read).allMatch(size -> size <= Blocks.LARGEST).hasSizeGreaterThan(20);
    }

    @Test
    void stridesGoOnFromBlockToBlock() throws Exception {
        Hyperslab slab = Hyperslab.whole(variable).with(1, 3, 399, 3).with(2, 1, 999, 1);
        List<Integer> all = new ArrayList<>();
        new Blocks(file, variable, () -> {}).read(slab, block -> {
            for (int value : (int[]) block.array()) {
                all.add(value);
            }
        });
        read.clear();
        int[] whole = (int[]) file.read(variable, slab).array();
        assertThat(all.stream().mapToInt(Integer::intValue).toArray()).isEqualTo(whole);
    }

    @Test
    void nothingIsReadOfAnEmptyPart() throws Exception {
        new Blocks(file, variable, () -> {}).read(Hyperslab.whole(variable).with(0, 0, 0, 1), block -> {});
        assertThat(read).isEmpty();
    }

    @Test
    void readingEndsAtTheDeadline() {
        int[] asked = {0};
        Blocks blocks = new Blocks(file, variable, () -> {
            if (++asked[0] == 4) {
                throw new IOException("too long");
            }
        });
        assertThatThrownBy(() -> blocks.read(Hyperslab.whole(variable), block -> {}))
                .hasMessage("too long");
        assertThat(read).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void readingEndsWhenTheClientHasLeft() {
        Blocks blocks = new Blocks(file, variable, () -> {});
        assertThatThrownBy(() -> blocks.read(Hyperslab.whole(variable), block -> {
                    throw new IOException("broken pipe");
                }))
                .hasMessage("broken pipe");
        assertThat(read).hasSizeBetween(1, 6);
    }
}
