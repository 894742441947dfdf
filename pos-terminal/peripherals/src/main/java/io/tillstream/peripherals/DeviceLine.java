package io.tillstream.peripherals;

import java.nio.file.Path;
import java.util.Optional;

/** How a device is reached: over a serial line, or over the network. */
public sealed interface DeviceLine permits SerialLine, TcpLine, TcpDoor {
    /** An open line, or nothing while the device is away. */
    Optional<OpenLine> open();

    /** The device's path or address, for messages. */
    String name();

    /**
     * The line of a setting: {@code tcp://host:9100}, or the path of a serial device at 9600 8N1.
     *
     * @throws IllegalArgumentException for a network address without host or port
     */
    static DeviceLine parse(String text) {
        return text.startsWith("tcp:") ? TcpLine.parse(text) : SerialLine.of(Path.of(text));
    }
}
