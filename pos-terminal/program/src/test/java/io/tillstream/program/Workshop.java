package io.tillstream.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Where packages of {@link TinyTill} are made and signed. */
final class Workshop {
    static final JournalFormats JOURNAL = new JournalFormats(1, 2, 2);
    static final Instant MADE = Instant.parse("2026-11-01T00:00:00Z");

    private final Path folder;
    private final KeyPair pair;
    private int made;

    Workshop(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    OfficeKeys keys() {
        return new OfficeKeys(List.of(pair.getPublic()));
    }

    Path publicKey() throws IOException {
        return pem("PUBLIC", pair.getPublic().getEncoded());
    }

    Path privateKey() throws IOException {
        return pem("PRIVATE", pair.getPrivate().getEncoded());
    }

    private Path pem(String kind, byte[] key) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .encodeToString(key);
        return Files.writeString(
                folder.resolve(kind + ".pem"),
                "-----BEGIN " + kind + " KEY-----\n" + text + "\n-----END " + kind + " KEY-----\n");
    }

    /** A till that is {@code well}, {@code dies} or {@code mute}. */
    Path tiny(String version, String like, Instant at) throws IOException {
        return tiny(version, like, at, JOURNAL);
    }

    Path tiny(String version, String like, Instant at, JournalFormats journal) throws IOException {
        made++;
        Path zip = folder.resolve("tiny-" + made + ".zip");
        ProgramPackage.make(
                zip,
                version,
                at,
                TinyTill.class.getName(),
                journal,
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dtiny=" + like, "-Dtiny.version=" + version),
                List.of(jar("main-" + made, StartedProgram.class), jar("tiny-" + made, TinyTill.class)),
                pair.getPrivate());
        return zip;
    }

    /** All classes that lie with that one. */
    private Path jar(String name, Class<?> one) throws IOException {
        Path classes =
                Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }
}
