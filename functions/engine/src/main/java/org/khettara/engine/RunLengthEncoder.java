package org.khettara.engine;

/// Parquet's hybrid of run lengths and bit packing, for definition levels and dictionary indices.
final class RunLengthEncoder {
    private static final int GROUP = 8;

    private final Bytes out;
    private final int width;
    private final int[] pending = new int[GROUP];
    private int pendingCount;
    private int run;
    private int runValue;
    private final Bytes packed = new Bytes();
    private int packedGroups;

    RunLengthEncoder(Bytes out, int width) {
        this.out = out;
        this.width = width;
    }

    void add(int value) {
        if (run > 0 && value == runValue) {
            run++;
            if (run >= GROUP && pendingCount == 0) {
                return;
            }
        } else {
            if (run >= GROUP && pendingCount == 0) {
                writeRun();
            }
            run = 1;
            runValue = value;
        }
        pending[pendingCount++] = value;
        if (pendingCount == GROUP) {
            if (run >= GROUP) {
                writePacked();
                pendingCount = 0;
                run = GROUP;
            } else {
                packGroup();
            }
        }
    }

    /// Writes what is still held; the last group is filled with zeros, which readers ignore.
    void finish() {
        if (run >= GROUP && pendingCount == 0) {
            writePacked();
            writeRun();
        } else if (pendingCount > 0) {
            while (pendingCount < GROUP) {
                pending[pendingCount++] = 0;
            }
            packGroup();
            writePacked();
        } else {
            writePacked();
        }
        run = 0;
    }

    private void packGroup() {
        long bits = 0;
        int held = 0;
        for (int i = 0; i < GROUP; i++) {
            bits |= (pending[i] & 0xFFFFFFFFL) << held;
            held += width;
            while (held >= 8) {
                packed.write((int) bits & 0xFF);
                bits >>>= 8;
                held -= 8;
            }
        }
        pendingCount = 0;
        // A packed group is closed: what follows begins a run of its own.
        run = 0;
        packedGroups++;
        if (packedGroups == 63) {
            writePacked();
        }
    }

    private void writePacked() {
        if (packedGroups > 0) {
            out.writeVarInt(packedGroups << 1 | 1);
            out.write(packed.array(), 0, packed.size());
            packed.clear();
            packedGroups = 0;
        }
    }

    private void writeRun() {
        out.writeVarInt(run << 1);
        for (int shift = 0; shift < width; shift += 8) {
            out.write(runValue >>> shift & 0xFF);
        }
        run = 0;
    }
}
