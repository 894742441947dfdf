package io.tillstream.paymentsimulator.terminal;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The terminal's socket: four bytes of length and a message each way, one exchange per connection. */
public final class TerminalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TerminalServer.class);
    private static final int LONGEST = 64 * 1024;

    private final ServerSocket door;
    private final Terminal terminal;
    private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

    private TerminalServer(ServerSocket door, Terminal terminal) {
        this.door = door;
        this.terminal = terminal;
    }

    /**
     * Opens the socket.
     *
     * @param port where; 0 for any that is free
     */
    public static TerminalServer open(InetAddress address, int port, Terminal terminal) throws IOException {
        ServerSocket door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(address, port));
        TerminalServer server = new TerminalServer(door, terminal);
        Thread.ofPlatform().daemon().name("terminal-door").start(server::serve);
        return server;
    }

    public int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                callers.add(caller);
                if (door.isClosed()) {
                    // An accept already under way may still hand over a caller after the door has closed.
                    caller.close();
                    return;
                }
                Thread.ofVirtual().start(() -> exchange(caller));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOG.warn("A caller could not be let in: {}", e.getMessage());
                }
            }
        }
    }

    private void exchange(Socket caller) {
        try (caller) {
            DataInputStream in = new DataInputStream(caller.getInputStream());
            int length = in.readInt();
            if (length < 2 || length > LONGEST) {
                throw new IOException("a frame of " + length + " bytes");
            }
            JsonNode request =
                    CanonicalJson.decode(in.readNBytes(length), JsonNode.class).path("SaleToPOIRequest");
            Optional<Map<String, Object>> answer = terminal.answer(request);
            if (answer.isPresent()) {
                byte[] message = CanonicalJson.encode(Map.of("SaleToPOIResponse", answer.get()));
                ByteBuffer frame = ByteBuffer.allocate(4 + message.length)
                        .putInt(message.length)
                        .put(message);
                caller.getOutputStream().write(frame.array());
                caller.getOutputStream().flush();
            } else if (terminal.keepsSilent(request)) {
                // The line stays open until the till has had enough of it.
                in.read();
            }
        } catch (IOException | UnreadableFact e) {
            LOG.info("An exchange ended early: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            callers.remove(caller);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
