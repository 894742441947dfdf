package io.tillstream.gateway.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip file packed anew: a few files under plain names, without folders, that unpack to no more than a limit. Whoever unpacks it
 * at head office writes nowhere else and fills no disk, whatever the sender wrote into the original's directory.
 */
final class PlainZip {
    /** 5,000 lines of 1,000 characters of three bytes each are 15 million bytes. */
    static final long LARGEST_UNPACKED = 32L * 1024 * 1024;

    private static final int MOST_FILES = 16;
    private static final int BUFFER = 8 * 1024;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}\\.(?:txt|json)");

    private PlainZip() {}

    /** It is no zip file, or none that anybody should unpack. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        private Unfit(String message) {
            super(message);
        }

        private Unfit(String message, Exception cause) {
            super(message, cause);
        }
    }

    /**
     * The same files.
     *
     * @param zip as it was sent
     * @throws Unfit when it has no file, or one that is not plain, twice there, too many or too large; in words for people
     */
    static byte[] of(byte[] zip) throws Unfit {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(zip.length);
        Set<String> names = new HashSet<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(packed)) {
            long left = LARGEST_UNPACKED;
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!NAME.matcher(name).matches() || !names.add(name) || names.size() > MOST_FILES) {
                    throw new Unfit("has a file that is not one of " + MOST_FILES + " with a plain name");
                }
                out.putNextEntry(new ZipEntry(name));
                left = copy(in, out, left);
                out.closeEntry();
            }
        } catch (IOException | IllegalArgumentException e) {
            // The second is what a name in no known encoding is answered with.
            throw new Unfit("cannot be unpacked", e);
        }
        if (names.isEmpty()) {
            throw new Unfit("is no zip file, or an empty one");
        }
        return packed.toByteArray();
    }

    private static long copy(ZipInputStream in, ZipOutputStream out, long most) throws IOException, Unfit {
        byte[] buffer = new byte[BUFFER];
        long left = most;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            left -= read;
            if (left < 0) {
                throw new Unfit("unpacks to more than " + LARGEST_UNPACKED + " bytes");
            }
            out.write(buffer, 0, read);
        }
        return left;
    }
}
