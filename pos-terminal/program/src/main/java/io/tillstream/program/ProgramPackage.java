package io.tillstream.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A till's program in one zip file: {@code manifest}, {@code signature} over it (64 bytes, Ed25519), then exactly the files that the
 * manifest names, in its order. Nothing of a file is believed that the signed manifest does not say.
 *
 * @param digest of the whole file, its name
 * @param manifest what it says of itself, signed
 */
public record ProgramPackage(Digest digest, ProgramManifest manifest) {
    private static final String MANIFEST = "manifest";
    private static final String SIGNATURE = "signature";
    private static final int LARGEST_MANIFEST = 512 * 1024;
    private static final int SIGNATURE_SIZE = 64;
    private static final int BUFFER = 64 * 1024;

    /**
     * Makes one.
     *
     * @param out a file that does not exist yet
     * @param jars in the order of the class path
     */
    public static ProgramPackage make(
            Path out,
            String version,
            Instant made,
            String main,
            JournalFormats journal,
            List<String> jvm,
            List<Path> jars,
            PrivateKey key)
            throws IOException {
        List<ProgramManifest.Jar> files = new ArrayList<>();
        for (Path jar : jars) {
            files.add(new ProgramManifest.Jar(Digest.of(jar), Files.size(jar), String.valueOf(jar.getFileName())));
        }
        ProgramManifest manifest = new ProgramManifest(version, made, main, journal, jvm, files);
        byte[] text = manifest.text().getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(
                Files.newOutputStream(out, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            put(zip, MANIFEST, text);
            put(zip, SIGNATURE, OfficeKeys.sign(key, text));
            for (Path jar : jars) {
                zip.putNextEntry(new ZipEntry(String.valueOf(jar.getFileName())));
                Files.copy(jar, zip);
                zip.closeEntry();
            }
        }
        return new ProgramPackage(Digest.of(out), manifest);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * Reads all of one and writes nothing.
     *
     * @throws UnfitProgram when it is not what somebody with one of the keys made
     */
    public static ProgramPackage check(Path zip, OfficeKeys keys) throws IOException, UnfitProgram {
        return new ProgramPackage(Digest.of(zip), read(zip, keys, null));
    }

    /** Checks it again and writes its files and its manifest into a folder that exists and is empty, forced to the disk. */
    static ProgramManifest unpack(Path zip, OfficeKeys keys, Path folder) throws IOException, UnfitProgram {
        ProgramManifest manifest = read(zip, keys, folder);
        try (OutputStream out = new ForcedFile(folder.resolve(MANIFEST))) {
            out.write(manifest.text().getBytes(StandardCharsets.UTF_8));
        }
        return manifest;
    }

    /** What the folder of an unpacked one says. */
    static ProgramManifest unpacked(Path folder) throws IOException, UnfitProgram {
        return ProgramManifest.parse(Files.readString(folder.resolve(MANIFEST)));
    }

    static boolean isWhole(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /** What is to be deleted is no program from here on. */
    static void spoil(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(MANIFEST));
        ForcedFile.force(folder);
    }

    private static ProgramManifest read(Path zip, OfficeKeys keys, @Nullable Path into)
            throws IOException, UnfitProgram {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            byte[] text = small(in, MANIFEST, LARGEST_MANIFEST);
            byte[] signature = small(in, SIGNATURE, SIGNATURE_SIZE);
            if (!keys.haveSigned(text, signature)) {
                throw new UnfitProgram(
                        "Package: it is not signed with the key of head office; have it made with that key.");
            }
            ProgramManifest manifest = ProgramManifest.parse(new String(text, StandardCharsets.UTF_8));
            for (ProgramManifest.Jar jar : manifest.files()) {
                ZipEntry entry = in.getNextEntry();
                if (entry == null || !entry.getName().equals(jar.name())) {
                    throw new UnfitProgram("Package: \"" + (entry == null ? "nothing" : printable(entry.getName()))
                            + "\" stands where the manifest has " + jar.name() + "; fetch it again or make it anew.");
                }
                copy(in, jar, into);
            }
            if (in.getNextEntry() != null) {
                throw new UnfitProgram("Package: it has files that its manifest does not name; make it anew.");
            }
            return manifest;
        } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
            // The last is what a name in no known encoding is answered with.
            throw new UnfitProgram("Package: it is no whole zip file; fetch it again or make it anew.", e);
        }
    }

    private static byte[] small(ZipInputStream in, String name, int most) throws IOException, UnfitProgram {
        ZipEntry entry = in.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new UnfitProgram(
                    "Package: it has no " + name + " where one belongs; make it with ./tillstream till package.");
        }
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new UnfitProgram("Package: its " + name + " has more than " + most + " bytes; make it anew.");
        }
        return bytes;
    }

    private static void copy(ZipInputStream in, ProgramManifest.Jar jar, @Nullable Path into)
            throws IOException, UnfitProgram {
        MessageDigest sha = Digest.sha();
        long left = jar.size();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out =
                into == null ? OutputStream.nullOutputStream() : new ForcedFile(into.resolve(jar.name()))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                left -= read;
                if (left < 0) {
                    throw differs(jar);
                }
                sha.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (left != 0 || !Digest.of(sha).equals(jar.digest())) {
            throw differs(jar);
        }
    }

    private static UnfitProgram differs(ProgramManifest.Jar jar) {
        return new UnfitProgram(
                "Package: " + jar.name() + " is not what its manifest says; fetch it again or make it anew.");
    }

    private static String printable(String name) {
        return name.codePoints()
                .limit(60)
                .map(each -> each < ' ' ? '?' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
