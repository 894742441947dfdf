package io.tillstream.peripherals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A device on the network that takes plain bytes, as printers do on port 9100. It serves one caller at a time: a second till
 * would wait until the first hangs up.
 *
 * @param host its name or address
 * @param port 1 to 65535
 */
public record TcpLine(String host, int port) implements DeviceLine {
    private static final Pattern ADDRESS = Pattern.compile("tcp://([A-Za-z0-9._-]+):([1-9]\\d{0,4})");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST_PORT = 65_535;

    public TcpLine {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    "Port " + port + " of " + host + "; a port is 1 to 65535, a printer's usually 9100.");
        }
    }

    static TcpLine parse(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            throw new IllegalArgumentException(
                    "Address " + text + " has no host and port; write it as tcp://192.0.2.7:9100.");
        }
        return new TcpLine(address.group(1), Integer.parseInt(address.group(2)));
    }

    @Override
    public String name() {
        return "tcp://" + host + ":" + port;
    }

    @Override
    public Optional<OpenLine> open() {
        // Whoever gets the line closes it.
        @SuppressWarnings("resource")
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int) PATIENCE.toMillis());
            return Optional.of(new OpenSocket(socket));
        } catch (IOException e) {
            OpenSocket.letGo(socket);
            return Optional.empty();
        }
    }
}
