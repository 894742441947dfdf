package io.tillstream.simulator.cashier;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.tillstream.events.Gtin;
import io.tillstream.peripherals.SerialScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The scanner's end of a serial line: 9600 8N1, AIM identifier, data, CR. */
final class ScannerLine implements AutoCloseable {
    private static final int BAUD = 9600;
    private static final String EAN_13 = "]E0";
    private static final String CODE_128 = "]C0";

    /** How long a hand needs at least to bring the next piece of the same item; a till takes less for one read twice. */
    private static final Duration NEXT_PIECE = SerialScanner.ONE_SQUEEZE.plusMillis(50);

    private final Path path;
    private @Nullable SerialPort open;
    private String lastCode = "";
    private long lastAt;

    ScannerLine(Path path) {
        this.path = path;
    }

    void scan(Gtin item) throws IOException {
        write(EAN_13 + item.ean13());
    }

    void scanCard(String card) throws IOException {
        write(CODE_128 + card);
    }

    private void write(String code) throws IOException {
        if (code.equals(lastCode)) {
            LockSupport.parkNanos(NEXT_PIECE.toNanos() - (System.nanoTime() - lastAt));
        }
        send(code);
        lastCode = code;
        lastAt = System.nanoTime();
    }

    private void send(String code) throws IOException {
        byte[] bytes = (code + "\r").getBytes(StandardCharsets.US_ASCII);
        SerialPort port = port();
        if (port.writeBytes(bytes, bytes.length) != bytes.length) {
            close();
            throw new IOException("Serial line " + path + " did not take a code; is its other end still there?");
        }
    }

    private SerialPort port() throws IOException {
        SerialPort port = open;
        if (port != null && port.isOpen()) {
            return port;
        }
        try {
            port = SerialPort.getCommPort(path.toString());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("Serial line " + path + " is not there; start the till's lines first.", e);
        }
        port.setComPortParameters(BAUD, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setComPortTimeouts(SerialPort.TIMEOUT_WRITE_BLOCKING, 0, 0);
        if (!port.openPort()) {
            throw new IOException("Serial line " + path + " cannot be opened; is another scanner on it?");
        }
        open = port;
        return port;
    }

    @Override
    public void close() {
        SerialPort port = open;
        if (port != null) {
            port.closePort();
            open = null;
        }
    }
}
