package io.tillstream.peripherals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** The device's end of a {@link TcpLine}, for simulators: each opening takes the next caller, on this machine only. */
public final class TcpDoor implements DeviceLine, AutoCloseable {
    private final ServerSocket door;

    private TcpDoor(ServerSocket door) {
        this.door = door;
    }

    /**
     * Opens a door.
     *
     * @param port 1 to 65535, or 0 for any that is free
     * @throws IOException when the port is taken
     */
    public static TcpDoor at(int port) throws IOException {
        ServerSocket door = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        door.setSoTimeout(OpenLine.READ_TIMEOUT_MILLIS);
        return new TcpDoor(door);
    }

    /** The way in. */
    public TcpLine line() {
        return new TcpLine(door.getInetAddress().getHostAddress(), door.getLocalPort());
    }

    @Override
    public String name() {
        return line().name();
    }

    @Override
    public Optional<OpenLine> open() {
        try {
            // Whoever gets the line closes it.
            @SuppressWarnings("resource")
            Socket caller = door.accept();
            caller.setTcpNoDelay(true);
            return Optional.of(new OpenSocket(caller));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
