package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Bugs the crash harness must see; one that it does not see makes its silence worthless. */
enum PlantedBug {
    NONE("nothing"),
    /** A force that returns at once. */
    SKIPPED_FSYNC("acknowledged number \\d+ is lost"),
    /** A recovery that forgets the newest acknowledged record. */
    REUSED_NUMBER("number \\d+ came with two hashes"),
    /** A head office that books what it has booked before. */
    DROPPED_DEDUP("number \\d+ was booked \\d+ times"),
    /** A mark that is there before the record it speaks of. */
    MARK_BEFORE_FORCE("a hard stop without damage: .*were acknowledged.*");

    private final Pattern symptom;

    PlantedBug(String symptom) {
        this.symptom = Pattern.compile(symptom);
    }

    /** Whether a violation is what this bug must lead to, and not merely some violation. */
    boolean isSeenIn(String violation) {
        return symptom.matcher(violation).matches();
    }

    Medium around(FaultyMedium disk) {
        return switch (this) {
            case NONE, DROPPED_DEDUP, REUSED_NUMBER -> disk;
            case SKIPPED_FSYNC ->
                new Wrapped(disk) {
                    @Override
                    public void force() {}
                };
            case MARK_BEFORE_FORCE ->
                new Wrapped(disk) {
                    private long end = Header.SIZE;

                    @Override
                    public void write(ByteBuffer from, long position) throws IOException {
                        boolean frame = position >= Header.SIZE && from.getInt(from.position()) != 0;
                        int length = from.remaining();
                        super.write(from, position);
                        end = frame ? position + length : end;
                    }

                    @Override
                    public void force() throws IOException {
                        note(end);
                        super.force();
                    }
                };
        };
    }

    /** What the bug does to a journal that nobody writes. */
    void tamper(FaultyMedium disk) throws IOException {
        if (this != REUSED_NUMBER) {
            return;
        }
        FrameScanner scanner = new FrameScanner(disk, Header.SIZE, Header.NEWEST_FORMAT);
        long last = Header.SIZE;
        while (scanner.next(disk.size()) instanceof FrameScanner.Step.Whole(Frame frame, long offset, long next)) {
            last = offset;
        }
        disk.truncate(last);
        Header.writeMark(disk, Header.SIZE);
        disk.note(Header.SIZE);
        disk.force();
    }

    private static class Wrapped implements Medium {
        private final FaultyMedium disk;

        Wrapped(FaultyMedium disk) {
            this.disk = disk;
        }

        @Override
        public long size() {
            return disk.size();
        }

        @Override
        public int read(ByteBuffer into, long position) {
            return disk.read(into, position);
        }

        @Override
        public void write(ByteBuffer from, long position) throws IOException {
            disk.write(from, position);
        }

        @Override
        public void truncate(long size) throws IOException {
            disk.truncate(size);
        }

        @Override
        public Room room() {
            return disk.room();
        }

        @Override
        public void force() throws IOException {
            disk.force();
        }

        @Override
        public void note(long mark) throws IOException {
            disk.note(mark);
        }

        @Override
        public OptionalLong noted() {
            return disk.noted();
        }

        @Override
        public void close() {
            disk.close();
        }
    }
}
