package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a journal holds when it is opened for writing.
 *
 * <p>Up to the mark every record was acknowledged: any damage there is a hard stop. Behind the mark lies what the last
 * force before a power cut may or may not have saved: whole and linked records are kept, the rest is cut off, and with
 * it the space that was reserved.
 *
 * @param chain where the next record links to
 * @param end where it goes
 * @param newest the last record that is kept; empty when there is none
 */
record Recovery(ChainCheck chain, long end, Optional<Frame> newest) {
    static Recovery of(Medium medium, String name) throws IOException {
        ChainCheck chain = ChainCheck.beginning(Header.read(medium, name));
        long mark = Mark.read(medium, name);
        long size = medium.size();
        FrameScanner scanner =
                new FrameScanner(medium, Header.SIZE, chain.header().format());
        Optional<Frame> newest = Optional.empty();
        while (true) {
            switch (scanner.next(size)) {
                case FrameScanner.Step.Whole(Frame frame, long offset, long next) -> {
                    Optional<String> fault = chain.faultOfLink(frame);
                    if (fault.isPresent()) {
                        return endAt(offset, fault.get(), chain, newest, medium, mark, name);
                    }
                    chain = chain.after(frame);
                    newest = Optional.of(frame);
                }
                case FrameScanner.Step.End(long offset) -> {
                    return endAt(offset, "no record stands here", chain, newest, medium, mark, name);
                }
                case FrameScanner.Step.Damaged(long offset, String reason) -> {
                    return endAt(offset, reason, chain, newest, medium, mark, name);
                }
            }
        }
    }

    private static Recovery endAt(
            long offset,
            String reason,
            ChainCheck chain,
            Optional<Frame> newest,
            Medium medium,
            long marked,
            String name)
            throws IOException {
        long mark = offset < marked ? marked : Math.max(marked, Mark.claimedBehind(medium, offset, chain));
        if (offset < mark) {
            throw new JournalBroken(
                    name,
                    chain.lastSequence() + 1,
                    offset,
                    reason + ", but records up to byte " + mark + " were acknowledged");
        }
        if (medium.size() > offset) {
            medium.truncate(offset);
        }
        secure(medium, mark, offset);
        return new Recovery(chain, offset, newest);
    }

    /**
     * Writes again what stands behind the mark, forces it and moves the mark. Without the rewriting a force could succeed
     * over pages that an earlier, failed one has already given up.
     */
    private static void secure(Medium medium, long mark, long end) throws IOException {
        long at = mark;
        while (at < end) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(end - at, 1 << 20));
            Header.readFully(medium, piece, at);
            medium.write(piece.flip(), at);
            at += piece.limit();
        }
        medium.force();
        Header.writeMark(medium, end);
        medium.note(end);
    }
}
