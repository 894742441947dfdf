package io.tillstream.journeys;

import io.tillstream.program.JournalFormats;
import io.tillstream.program.ProgramPackage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Packs programs for tills as the maker of them does, with a key whose public half head office has. A package carries one jar that
 * leads to what this build has just made, so that a journey does not wait for fifty megabytes.
 *
 * @param keys the public half, as dashboards and tills are given it
 * @param office the key
 */
record ProgramBench(Path keys, KeyPair office) {
    /** What a till's program is started by. */
    static final String TILL = "io.tillstream.till.TillApp";

    /** A key whose public half lies in a home before anything is started there. */
    static ProgramBench with(Path home) throws IOException {
        try {
            KeyPair office = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Path keys = Files.writeString(
                    home.resolve("program-keys.pem"),
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getEncoder()
                                    .encodeToString(office.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            return new ProgramBench(keys, office);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has no Ed25519.", e);
        }
    }

    /** A signed package. */
    Path pack(Path folder, Path root, String version, String main, Instant made) throws IOException {
        Path zip = folder.resolve("till-" + version + ".zip");
        ProgramPackage.make(
                zip,
                version,
                made,
                main,
                new JournalFormats(1, 2, 2),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(leading(folder, root)),
                office.getPrivate());
        return zip;
    }

    /** As whoever sets up a till does. */
    void install(Path zip, Path root, Path programs) throws IOException, InterruptedException {
        Process install = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        root.resolve("pos-terminal/program/target/classes").toString(),
                        "io.tillstream.program.TillStarter",
                        "install",
                        zip.toString(),
                        "--programs=" + programs,
                        "--keys=" + keys)
                .inheritIO()
                .start();
        if (install.waitFor() != 0) {
            throw new IllegalStateException("Program " + zip + " was not installed; what it said stands above.");
        }
    }

    private static Path leading(Path folder, Path root) throws IOException {
        Path module = root.resolve("pos-terminal/till-app/target");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.concat(
                                        Stream.of(module.resolve("classes").toString()),
                                        Arrays.stream(Files.readString(module.resolve("classpath"))
                                                .strip()
                                                .split(File.pathSeparator, -1)))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path jar = folder.resolve("leading.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            zip.finish();
        }
        return jar;
    }
}
