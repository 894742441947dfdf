package io.tillstream.peripherals;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a serial device is reached.
 *
 * @param path its device file; a stable name such as one under /dev/serial/by-id, for /dev/ttyUSB0 moves when two
 *     devices are plugged in the other way round
 * @param baud symbols per second
 * @param framing how a character is framed
 */
public record SerialLine(Path path, int baud, Framing framing) implements DeviceLine {
    /** Data bits and parity; always one stop bit. */
    public enum Framing {
        EIGHT_NONE,
        SEVEN_EVEN
    }

    /** 9600 8N1, what scanners and printers leave the factory with. */
    public static SerialLine of(Path path) {
        return new SerialLine(path, 9600, Framing.EIGHT_NONE);
    }

    /** 9600 7E1, what counter scales leave the factory with. */
    public static SerialLine ofScale(Path path) {
        return new SerialLine(path, 9600, Framing.SEVEN_EVEN);
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public Optional<OpenLine> open() {
        return openPort().map(OpenPort::new);
    }

    /** An open port, or nothing while the device is away. */
    Optional<SerialPort> openPort() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            SerialPort port = SerialPort.getCommPort(path.toString());
            switch (framing) {
                case EIGHT_NONE -> port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
                case SEVEN_EVEN -> port.setComPortParameters(baud, 7, SerialPort.ONE_STOP_BIT, SerialPort.EVEN_PARITY);
            }
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, OpenLine.READ_TIMEOUT_MILLIS, 0);
            // Only the boolean counts: after a good open of a virtual port the last error is 25 all the same.
            return port.openPort() ? Optional.of(port) : Optional.empty();
        } catch (SerialPortInvalidPortException e) {
            return Optional.empty();
        }
    }

    /** An open serial port as a line. */
    private record OpenPort(SerialPort port) implements OpenLine {
        @Override
        public int read(byte[] buffer) {
            int read = port.readBytes(buffer, buffer.length);
            // A port whose device has gone stays "open" until it is closed.
            return read == 0 && port.bytesAvailable() < 0 ? -1 : read;
        }

        @Override
        public boolean write(byte[] bytes) {
            return port.writeBytes(bytes, bytes.length) == bytes.length;
        }

        @Override
        public void close() {
            port.closePort();
        }
    }
}
