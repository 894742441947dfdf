package io.tillstream.peripherals;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection over the network as a line. */
final class OpenSocket implements OpenLine {
    private static final Logger LOG = LoggerFactory.getLogger(OpenSocket.class);

    private final Socket socket;

    OpenSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(READ_TIMEOUT_MILLIS);
    }

    @Override
    public int read(byte[] buffer) {
        try {
            return socket.getInputStream().read(buffer);
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public boolean write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        letGo(socket);
    }

    static void letGo(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A connection was gone before it was closed: {}", e.getMessage());
        }
    }
}
