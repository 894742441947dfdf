package io.tillstream.till.phone;

import io.tillstream.till.settings.InvalidSettings;
import io.tillstream.till.settings.PhoneSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The certificate of the door for phones: the one that was given, or one of the till's own, made once with the JDK's
 * keytool for the name by which phones find this machine. Made anew when that name is another.
 *
 * @param keystore PKCS 12 file
 * @param password of it
 */
record TillCertificate(Path keystore, String password) {
    private static final String ALIAS = "till";

    /** As long as browsers believe a certificate (398 days), less a day. */
    private static final String VALID_DAYS = "397";

    static TillCertificate of(PhoneSettings settings, Path data) {
        Path given = settings.keystore();
        Path keystore = given == null ? data.resolve("phone-door.p12") : given;
        Path passwordFile = keystore.resolveSibling(keystore.getFileName() + ".password");
        try {
            if (given == null && !isFor(settings.name(), keystore, passwordFile)) {
                make(settings.name(), keystore, passwordFile);
            }
            TillCertificate certificate =
                    new TillCertificate(keystore, Files.readString(passwordFile).strip());
            certificate.open();
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidSettings("Key store " + keystore + " cannot be used (" + e.getMessage()
                    + "); it is a PKCS 12 file with its .password file beside it; correct till.https.keystore.");
        }
    }

    private KeyStore open() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static boolean isFor(String name, Path keystore, Path passwordFile)
            throws IOException, GeneralSecurityException {
        if (!Files.exists(keystore) || !Files.exists(passwordFile)) {
            return false;
        }
        KeyStore store =
                new TillCertificate(keystore, Files.readString(passwordFile).strip()).open();
        return store.getCertificate(ALIAS) instanceof X509Certificate certificate
                && certificate.getSubjectAlternativeNames() != null
                && certificate.getSubjectAlternativeNames().stream()
                        .anyMatch(each -> each.getLast().equals(name));
    }

    private static void make(String name, Path keystore, Path passwordFile) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.createDirectories(keystore.toAbsolutePath().resolve("..").normalize());
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(ownerOnly()));
        Files.writeString(passwordFile, password + "\n");
        Path unfinished = keystore.resolveSibling(keystore.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        runKeytool(name, unfinished, password);
        Files.setPosixFilePermissions(unfinished, ownerOnly());
        Files.move(unfinished, keystore, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Set<PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rw-------");
    }

    private static void runKeytool(String name, Path target, String password) throws IOException {
        boolean address = name.matches("[0-9.]+");
        ProcessBuilder command = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-validity",
                VALID_DAYS,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + (address ? "ip:" : "dns:") + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                target.toString(),
                "-storepass:env",
                "KEYSTORE_PASSWORD"));
        command.environment().put("KEYSTORE_PASSWORD", password);
        command.redirectErrorStream(true);
        Process process = command.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool made no certificate: "
                        + said.lines().findFirst().orElse("no message"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while keytool made the certificate.", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
