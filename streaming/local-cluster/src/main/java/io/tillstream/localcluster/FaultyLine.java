package io.tillstream.localcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A line to a port of this machine on which everything can go wrong that goes wrong on a network. */
public final class FaultyLine implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int CHUNK = 8_192;

    private final ServerSocket near;
    private final int farPort;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = new Fault.None();

    /** What is wrong with it. */
    public sealed interface Fault {
        record None() implements Fault {}

        /** Nobody is reached, and who is connected is cut off. */
        record Cut() implements Fault {}

        /** Connections stand, and nothing comes through in either direction. */
        record HalfOpen() implements Fault {}

        /** Questions arrive; every answer is lost, and the connection with it. */
        record AnswersLost() implements Fault {}

        /** Every piece takes this long. */
        record Delayed(Duration time) implements Fault {}

        /** So many bytes in a second, each way. */
        record Trickling(int bytesPerSecond) implements Fault {}

        /** Somebody on the way answers in the other's stead. */
        record AnsweredBy(String httpAnswer) implements Fault {}
    }

    private FaultyLine(ServerSocket near, int farPort) {
        this.near = near;
        this.farPort = farPort;
    }

    /** A line without faults so far. */
    public static FaultyLine to(int port) throws IOException {
        FaultyLine line = new FaultyLine(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        Thread.ofPlatform().daemon().name("line-to-" + port).start(line::accept);
        return line;
    }

    /** What callers call. */
    public int port() {
        return near.getLocalPort();
    }

    /** From now on; those who are connected feel it too. */
    public void has(Fault now) {
        fault = now;
        if (now instanceof Fault.Cut || now instanceof Fault.AnsweredBy) {
            ends.forEach(FaultyLine::cut);
        }
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Socket caller = near.accept();
                ends.add(caller);
                Thread.ofVirtual().start(() -> connect(caller));
            } catch (IOException e) {
                // Closed, or a caller who went away at once.
            }
        }
    }

    private void connect(Socket caller) {
        try {
            switch (fault) {
                case Fault.Cut cut -> cut(caller);
                case Fault.AnsweredBy(String httpAnswer) -> answer(caller, httpAnswer);
                case Fault.None none -> carry(caller);
                case Fault.HalfOpen half -> carry(caller);
                case Fault.AnswersLost lost -> carry(caller);
                case Fault.Delayed delayed -> carry(caller);
                case Fault.Trickling trickling -> carry(caller);
            }
        } catch (IOException e) {
            cut(caller);
        }
    }

    private void carry(Socket caller) throws IOException {
        Socket called = new Socket(InetAddress.getLoopbackAddress(), farPort);
        ends.add(called);
        Thread.ofVirtual().start(() -> pump(caller, called, false));
        Thread.ofVirtual().start(() -> pump(called, caller, true));
    }

    private static void answer(Socket caller, String httpAnswer) throws IOException {
        try (caller) {
            int asked = caller.getInputStream().read(new byte[CHUNK]);
            if (asked > 0) {
                caller.getOutputStream().write(httpAnswer.getBytes(StandardCharsets.US_ASCII));
                caller.getOutputStream().flush();
            }
        }
    }

    private void pump(Socket from, Socket to, boolean isAnswer) {
        byte[] bytes = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (isAnswer && fault instanceof Fault.AnswersLost) {
                    break;
                }
                pass(bytes, read, out);
            }
        } catch (IOException e) {
            // One end is gone; the other has to hear of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cut(from);
            cut(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private void pass(byte[] bytes, int length, OutputStream out) throws IOException, InterruptedException {
        while (fault instanceof Fault.HalfOpen) {
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
        if (fault instanceof Fault.Delayed(Duration time)) {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        }
        int passed = 0;
        while (passed < length && fault instanceof Fault.Trickling(int bytesPerSecond)) {
            out.write(bytes[passed]);
            out.flush();
            passed++;
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
        }
        out.write(bytes, passed, length - passed);
        out.flush();
    }

    private static void cut(Socket end) {
        try {
            end.close();
        } catch (IOException e) {
            // It is gone already.
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        ends.forEach(FaultyLine::cut);
    }
}
