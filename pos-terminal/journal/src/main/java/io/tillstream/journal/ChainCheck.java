package io.tillstream.journal;

import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Hash;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.TillTransaction;
import java.util.Optional;

/**
 * What a frame must be to follow the frames before it: next sequence, linked hash, running totals, the till's own.
 *
 * @param header whose journal
 * @param lastSequence of the frame before, 0 at the beginning
 * @param headHash of the frame before
 * @param totals of the frame before
 */
record ChainCheck(Header header, long lastSequence, Hash headHash, RunningTotals totals) {
    static ChainCheck beginning(Header header) {
        return new ChainCheck(header, 0, Hash.GENESIS, RunningTotals.NONE);
    }

    ChainCheck after(Frame frame) {
        return new ChainCheck(header, frame.sequence(), frame.hash(), frame.totals());
    }

    /** What is wrong with the link to the frame before, cheap enough for every read. */
    Optional<String> faultOfLink(Frame frame) {
        if (frame.sequence() != lastSequence + 1) {
            return Optional.of("sequence " + frame.sequence() + " follows " + lastSequence);
        }
        if (!frame.previousHash().equals(headHash)) {
            return Optional.of("its previous hash is not the hash of record " + lastSequence);
        }
        if (!frame.isIntact()) {
            return Optional.of("its hash is not the hash of its content");
        }
        return Optional.empty();
    }

    /** What is wrong with the frame as a whole. */
    Optional<String> fault(Frame frame) {
        Optional<String> link = faultOfLink(frame);
        return link.isPresent() ? link : faultOfContent(frame);
    }

    private Optional<String> faultOfContent(Frame frame) {
        JournalRecord record;
        try {
            record = frame.record();
        } catch (UnreadableFact e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        TillTransaction fact = record.fact();
        Optional<String> place = faultOfPlace(fact);
        if (place.isPresent()) {
            return place;
        }
        if (fact.businessDate().toEpochDay() != frame.businessDay()) {
            return Optional.of("its business date is not the one in its content, " + fact.businessDate());
        }
        if (!totals.plus(fact).equals(frame.totals())) {
            return Optional.of(
                    "its running totals are " + frame.totals() + ", but its content makes them " + totals.plus(fact));
        }
        return Optional.empty();
    }

    /** Why {@code fact} cannot be the next record of this journal. */
    Optional<String> faultOfPlace(TillTransaction fact) {
        if (!fact.source().till().equals(header.till())
                || fact.source().epoch() != header.epoch()
                || fact.source().sequence() != lastSequence + 1) {
            return Optional.of("its content is transaction " + fact.source() + " where " + header.till() + "/"
                    + header.epoch() + "/" + (lastSequence + 1) + " is due");
        }
        if (lastSequence == 0 && !(fact instanceof EpochOpened)) {
            return Optional.of("an epoch begins with its opening record");
        }
        return Optional.empty();
    }
}
