package io.tillstream.journeys;

import com.fazecast.jSerialComm.SerialPort;
import io.tillstream.peripherals.SerialLine;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.Paper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What stands on a till's counter: a scanner that is squeezed and a printer whose paper is read. */
final class Counter implements AutoCloseable {
    private final SerialPort scanner;
    private final VirtualPrinter printer;
    private final BlockingQueue<byte[]> receipts = new LinkedBlockingQueue<>();

    private Counter(SerialPort scanner, SerialLine printerLine) {
        this.scanner = scanner;
        this.printer = VirtualPrinter.start(printerLine, receipts::add);
    }

    /** Takes the device ends of a till's serial lines. */
    static Counter of(Path home, String till) {
        SerialPort scanner = SerialPort.getCommPort(
                home.resolve("serial").resolve(till + "-scanner-device").toString());
        if (!scanner.openPort()) {
            throw new IllegalStateException("The scanner line of " + till + " does not open.");
        }
        return new Counter(scanner, SerialLine.of(home.resolve("serial").resolve(till + "-printer-device")));
    }

    /** Sends what a scanner sends: symbology identifier, data, carriage return. */
    void scan(String symbology, String data) {
        byte[] bytes = (symbology + data + "\r").getBytes(StandardCharsets.US_ASCII);
        if (scanner.writeBytes(bytes, bytes.length) != bytes.length) {
            throw new IllegalStateException("The scanner line took only a part of " + data + ".");
        }
    }

    /** The next receipt that comes out of the printer. */
    Paper nextReceipt(Duration patience) {
        return EscPosInterpreter.read(Await.value("a printed receipt", patience, receipts::poll));
    }

    @Override
    public void close() {
        printer.close();
        scanner.closePort();
    }
}
