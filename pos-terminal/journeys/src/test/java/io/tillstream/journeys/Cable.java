package io.tillstream.journeys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network cable between a till and one port of head office: it can be pulled, and plugged in again. */
final class Cable implements AutoCloseable {
    private final ServerSocket till;
    private final int office;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged = true;

    private Cable(ServerSocket till, int office) {
        this.till = till;
        this.office = office;
    }

    static Cable to(int office) throws IOException {
        Cable cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), office);
        Thread.ofPlatform().daemon().name("cable").start(cable::carry);
        return cable;
    }

    /** The port the till calls. */
    int port() {
        return till.getLocalPort();
    }

    void pull() {
        plugged = false;
        ends.forEach(Cable::cut);
    }

    void plugIn() {
        plugged = true;
    }

    private void carry() {
        while (!till.isClosed()) {
            try {
                Socket here = till.accept();
                ends.add(here);
                if (!plugged) {
                    cut(here);
                    continue;
                }
                Socket there = new Socket(InetAddress.getLoopbackAddress(), office);
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
        till.close();
        pull();
    }
}
