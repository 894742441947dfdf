package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.journal.FaultyMedium.Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Space for records to come, 1,000 bytes at a time, while the disk has sixteen times as much. */
class ReservationTest {
    private final FaultyMedium disk = FaultyMedium.holding(new byte[512]);
    private final Reservation reservation = new Reservation(disk, 512, 1000);

    @Test
    void reservesNothingBeforeThereIsARecord() throws IOException {
        reservation.growBehind(512);

        assertThat(disk.size()).isEqualTo(512);
        assertThat(reservation.leftBehind(512)).isZero();
    }

    @Test
    void reservesTheNextPieceOnceRecordsHaveOutgrownTheLast() throws IOException {
        reservation.growBehind(600);
        assertThat(disk.size()).isEqualTo(1600);
        int operations = disk.operations();

        reservation.growBehind(1600);
        assertThat(disk.operations()).as("the last piece is just used up").isEqualTo(operations);
        reservation.growBehind(1601);

        assertThat(disk.size()).isEqualTo(2601);
        assertThat(reservation.leftBehind(2000)).isEqualTo(601);
    }

    @Test
    void leavesTheLastSixteenPiecesToRecords() throws IOException {
        disk.fillAfter(15_999);
        reservation.growBehind(513);
        assertThat(disk.size()).isEqualTo(512);

        disk.fillAfter(16_000);
        reservation.growBehind(514);
        assertThat(disk.size()).isEqualTo(1514);
    }

    @Test
    void takesBackWhatItCouldOnlyReserveInPart() throws IOException {
        disk.failAfter(0, Fault.NO_SPACE);

        reservation.growBehind(600);

        assertThat(disk.size()).isLessThanOrEqualTo(600);
        assertThat(reservation.leftBehind(600)).isZero();
    }

    @Test
    void givesNothingBackThatIsNotThere() throws IOException {
        int operations = disk.operations();

        reservation.giveBack(512);

        assertThat(disk.operations()).isEqualTo(operations);
    }
}
