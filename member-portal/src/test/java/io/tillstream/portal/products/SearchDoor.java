package io.tillstream.portal.products;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A door before a search cluster that can be shut, or opened to nobody. */
public final class SearchDoor implements AutoCloseable {
    private final URI cluster;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private final AtomicInteger questions = new AtomicInteger();
    private volatile boolean isSilent;

    public SearchDoor(URI cluster) throws IOException {
        this.cluster = cluster;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        Thread.ofVirtual().start(() -> accept(server));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** How often something was said to the cluster; a search of products says three things at least. */
    public int questions() {
        return questions.get();
    }

    /** From now on whoever comes in is heard by nobody, and who is in hears nothing more. */
    public void fallSilent() {
        isSilent = true;
    }

    /** As it was at first. */
    public void speak() {
        isSilent = false;
        hangUp();
    }

    /** Nobody gets in, and those who are in are thrown out. */
    public void shut() throws IOException {
        server.close();
        hangUp();
    }

    public void open() throws IOException {
        ServerSocket again = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        server = again;
        Thread.ofVirtual().start(() -> accept(again));
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket guest = from.accept();
                Socket host = new Socket(cluster.getHost(), cluster.getPort());
                // Or small pieces wait for one another, and the door is slower than the house.
                guest.setTcpNoDelay(true);
                host.setTcpNoDelay(true);
                open.add(guest);
                open.add(host);
                Thread.ofVirtual().start(() -> carry(guest, host, questions));
                Thread.ofVirtual().start(() -> carry(host, guest, new AtomicInteger()));
            }
        } catch (IOException e) {
            // It was shut.
            hangUp();
        }
    }

    private void carry(Socket from, Socket to, AtomicInteger count) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!isSilent) {
                    count.incrementAndGet();
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One side has gone, and the other goes with it.
            open.remove(from);
        }
    }

    private void hangUp() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
