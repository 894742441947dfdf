package io.tillstream.peripherals;

import com.fazecast.jSerialComm.SerialPort;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every question until it has said that the paper is there, and then reads no further byte. */
final class StallingPrinter implements AutoCloseable {
    private static final int[] READY = {0x16, 0x12, 0x12, 0x12};

    private final SerialPort port;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger answered = new AtomicInteger();

    private StallingPrinter(SerialPort port) {
        this.port = port;
        this.thread = Thread.ofPlatform().daemon().unstarted(this::serve);
    }

    static StallingPrinter start(SerialLine line) {
        StallingPrinter printer = new StallingPrinter(line.openPort().orElseThrow());
        printer.thread.start();
        return printer;
    }

    int answered() {
        return answered.get();
    }

    private void serve() {
        byte[] question = new byte[3];
        int seen = 0;
        boolean stalls = false;
        try {
            while (closing.getCount() > 0 && !stalls) {
                byte[] one = new byte[1];
                if (port.readBytes(one, 1) == 1) {
                    question[seen++ % 3] = one[0];
                    if (seen % 3 == 0) {
                        stalls = question[0] == 0x1D && question[1] == 'r';
                        answer(question);
                    }
                }
            }
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        port.closePort();
    }

    private void answer(byte[] question) {
        boolean realTime = question[0] == 0x10;
        if (realTime || question[1] == 'r') {
            answered.incrementAndGet();
            port.writeBytes(new byte[] {(byte) (realTime ? READY[question[2] - 1] : 0)}, 1);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
