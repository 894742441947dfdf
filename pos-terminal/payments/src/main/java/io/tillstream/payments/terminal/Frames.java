package io.tillstream.payments.terminal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Messages on a stream: four bytes of length, the most significant first, then so many bytes. */
final class Frames {
    /** No message of this protocol comes near it; a length beyond is noise. */
    private static final int LONGEST = 64 * 1024;

    private Frames() {}

    static void write(OutputStream out, byte[] message) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        byte[] frame = new byte[4 + message.length];
        frame[0] = (byte) (message.length >>> 24);
        frame[1] = (byte) (message.length >>> 16);
        frame[2] = (byte) (message.length >>> 8);
        frame[3] = (byte) message.length;
        System.arraycopy(message, 0, frame, 4, message.length);
        data.write(frame);
        data.flush();
    }

    static byte[] read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        int length = data.readInt();
        if (length < 2 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes; messages have 2 to " + LONGEST);
        }
        return data.readNBytes(length);
    }
}
