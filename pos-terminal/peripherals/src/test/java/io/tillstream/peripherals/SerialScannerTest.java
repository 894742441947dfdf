package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialScannerTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> codes = new LinkedBlockingQueue<>();

    private static void awaitConnected(SerialScanner scanner) {
        Await.until(() -> scanner.connection() instanceof Connection.Connected);
    }

    private String next() throws InterruptedException {
        String code = codes.poll(10, TimeUnit.SECONDS);
        return code == null ? "nothing in time" : code;
    }

    @Test
    void hearsEachCodeByItself() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                SerialScanner scanner = SerialScanner.start(line.tillLine(), codes::add, Clock.systemUTC())) {
            awaitConnected(scanner);

            line.say("]E04006381333931\r]C0TSM0000000000123\r");

            assertThat(next()).isEqualTo("]E04006381333931");
            assertThat(next()).isEqualTo("]C0TSM0000000000123");
        }
    }

    /** Row F15 of the fault matrix: the scanner repeats itself at once, and then the same item is brought again. */
    @Test
    void countsACodeThatIsReadTwiceForOneAndASecondPieceForItself() throws Exception {
        MovableInstant time = new MovableInstant();
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                SerialScanner scanner = SerialScanner.start(line.tillLine(), codes::add, time.clock())) {
            awaitConnected(scanner);

            line.say("]E04006381333931\r]E04006381333931\r]E496385074\r");
            assertThat(next()).isEqualTo("]E04006381333931");
            assertThat(next()).isEqualTo("]E496385074");
            line.say("]E04006381333931\r");
            assertThat(next()).isEqualTo("]E04006381333931");
            time.pass(Duration.ofMillis(200));
            line.say("]E04006381333931\r");

            assertThat(next()).isEqualTo("]E04006381333931");
        }
    }

    /** Half a code, the cable, the other half: two halves of two squeezes are no code. */
    @Test
    void forgetsHalfACodeWhenTheCableIsPulled() throws Exception {
        VirtualCable first = VirtualCable.plug(folder.resolve("till"));
        try (SerialScanner scanner = SerialScanner.start(first.tillLine(), codes::add, Clock.systemUTC())) {
            awaitConnected(scanner);

            first.say("]E0400638");
            first.close();
            Await.until(() -> scanner.connection() instanceof Connection.Away);
            try (VirtualCable second = VirtualCable.plug(folder.resolve("till"))) {
                awaitConnected(scanner);
                second.say("1333931\r");

                assertThat(next()).isEqualTo("1333931");
            }
        }
    }

    @Test
    void joinsACodeThatComesInPieces() throws Exception {
        try (VirtualCable line = VirtualCable.plug(folder.resolve("till"));
                SerialScanner scanner = SerialScanner.start(line.tillLine(), codes::add, Clock.systemUTC())) {
            awaitConnected(scanner);

            line.say("]E0400638");
            line.say("1333931");
            line.say("\r");

            assertThat(next()).isEqualTo("]E04006381333931");
        }
    }

    @Test
    void hearsAgainAfterTheCableWasPulledAndPluggedIn() throws Exception {
        VirtualCable first = VirtualCable.plug(folder.resolve("till"));
        try (SerialScanner scanner = SerialScanner.start(first.tillLine(), codes::add, Clock.systemUTC())) {
            awaitConnected(scanner);

            first.close();
            Await.until(() -> scanner.connection() instanceof Connection.Away);
            try (VirtualCable second = VirtualCable.plug(folder.resolve("till"))) {
                awaitConnected(scanner);
                second.say("]E496385074\r");

                assertThat(next()).isEqualTo("]E496385074");
            }
        }
    }

    @Test
    void waitsForAScannerThatIsNotThereYet() throws IOException, InterruptedException {
        SerialLine line = SerialLine.of(folder.resolve("till"));
        try (SerialScanner scanner = SerialScanner.start(line, codes::add, Clock.systemUTC())) {
            assertThat(scanner.connection()).isInstanceOf(Connection.Away.class);
            assertThat(((Connection.Away) scanner.connection()).advice()).contains("check its cable");

            try (VirtualCable plugged = VirtualCable.plug(folder.resolve("till"))) {
                awaitConnected(scanner);
                plugged.say("96385074\r");

                assertThat(next()).isEqualTo("96385074");
            }
        }
    }

    /** Time that stands still until it is told to pass. */
    private static final class MovableInstant {
        private volatile Instant now = Instant.parse("2026-01-05T09:00:00Z");

        Clock clock() {
            return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }
}
