package io.tillstream.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network cable of a till, to some ports of the world outside: it can be pulled, and plugged in again. */
final class Cable implements AutoCloseable {
    private final Map<Integer, ServerSocket> calls = new HashMap<>();
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged = true;

    private Cable() {}

    static Cable to(int... ports) throws IOException {
        Cable cable = new Cable();
        for (int port : ports) {
            ServerSocket till = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            cable.calls.put(port, till);
            Thread.ofPlatform().daemon().name("cable-" + port).start(() -> cable.carry(till, port));
        }
        return cable;
    }

    /** What the till calls to reach that port. */
    int portOf(int outside) {
        return Objects.requireNonNull(calls.get(outside), "The cable does not lead there.")
                .getLocalPort();
    }

    void pull() {
        plugged = false;
        ends.forEach(Cable::cut);
    }

    void plugIn() {
        plugged = true;
    }

    private void carry(ServerSocket till, int port) {
        while (!till.isClosed()) {
            try {
                Socket here = till.accept();
                ends.add(here);
                if (!plugged) {
                    cut(here);
                    continue;
                }
                Socket there = new Socket(InetAddress.getLoopbackAddress(), port);
                ends.add(there);
                if (!plugged) {
                    cut(there);
                }
                pass(here, there);
                pass(there, here);
            } catch (IOException e) {
                // One call that did not come through, or the end of the cable: the till is the one that minds.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException e) {
                // Pulled, or hung up.
            } finally {
                ends.remove(from);
                ends.remove(to);
            }
        });
    }

    private static void cut(Socket end) {
        try {
            end.close();
        } catch (IOException e) {
            // It is cut.
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket till : calls.values()) {
            till.close();
        }
        pull();
    }
}
