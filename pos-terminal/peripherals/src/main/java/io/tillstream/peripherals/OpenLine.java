package io.tillstream.peripherals;

/** An open line to a device. One thread reads and one writes at the same time; anybody may close it. */
public interface OpenLine extends AutoCloseable {
    /** How long a read waits for a first byte. */
    int READ_TIMEOUT_MILLIS = 200;

    /** What has come, after {@value #READ_TIMEOUT_MILLIS} ms at most; 0 bytes when nothing did, -1 once the device is gone. */
    int read(byte[] buffer);

    /** Whether all of it went out. Waits while the device takes nothing, until somebody closes the line. */
    boolean write(byte[] bytes);

    @Override
    void close();
}
