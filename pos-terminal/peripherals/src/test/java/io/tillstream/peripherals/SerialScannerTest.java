package io.tillstream.peripherals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SerialScannerTest {
    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> codes = new LinkedBlockingQueue<>();

    private static void awaitConnected(SerialScanner scanner) {
        VirtualLine.await(() -> scanner.connection() instanceof Connection.Connected);
    }

    private String next() throws InterruptedException {
        String code = codes.poll(10, TimeUnit.SECONDS);
        return code == null ? "nothing in time" : code;
    }

    @Test
    void hearsEachCodeByItself() throws Exception {
        try (VirtualLine line = VirtualLine.plug(folder);
                SerialScanner scanner = SerialScanner.start(line.till(), codes::add, Clock.systemUTC())) {
            awaitConnected(scanner);

            line.scan("]E04006381333931\r]C0TSM0000000000123\r");

            assertThat(next()).isEqualTo("]E04006381333931");
            assertThat(next()).isEqualTo("]C0TSM0000000000123");
        }
    }

    @Test
    void joinsACodeThatComesInPieces() throws Exception {
        try (VirtualLine line = VirtualLine.plug(folder);
                SerialScanner scanner = SerialScanner.start(line.till(), codes::add, Clock.systemUTC())) {
            awaitConnected(scanner);

            line.scan("]E0400638");
            line.scan("1333931");
            line.scan("\r");

            assertThat(next()).isEqualTo("]E04006381333931");
        }
    }

    @Test
    void hearsAgainAfterTheCableWasPulledAndPluggedIn() throws Exception {
        VirtualLine first = VirtualLine.plug(folder);
        try (SerialScanner scanner = SerialScanner.start(first.till(), codes::add, Clock.systemUTC())) {
            awaitConnected(scanner);

            first.close();
            VirtualLine.await(() -> scanner.connection() instanceof Connection.Away);
            try (VirtualLine second = VirtualLine.plug(folder)) {
                awaitConnected(scanner);
                second.scan("]E496385074\r");

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

            try (VirtualLine plugged = VirtualLine.plug(folder)) {
                awaitConnected(scanner);
                plugged.scan("96385074\r");

                assertThat(next()).isEqualTo("96385074");
            }
        }
    }
}
