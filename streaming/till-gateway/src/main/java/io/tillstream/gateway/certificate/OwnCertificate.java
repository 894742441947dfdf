package io.tillstream.gateway.certificate;

import io.tillstream.encoding.FactChain;
import io.tillstream.gateway.settings.GatewaySettings;
import io.tillstream.gateway.settings.InvalidSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The gateway's self-signed EC certificate, made once with the JDK's keytool. Tills pin its fingerprint, so no
 * authority is needed and none is trusted.
 *
 * <p>The key store is a PKCS 12 file readable by its owner alone; its random password lies beside it in a file of the
 * same kind, because the two protect nothing from each other but PKCS 12 wants one.
 */
@Component
public final class OwnCertificate {
    private static final String ALIAS = "till-gateway";
    private static final String VALID_DAYS = "3650";

    private final Path keystore;
    private final String password;
    private final String fingerprint;

    @Autowired
    public OwnCertificate(GatewaySettings settings) {
        this(settings.gateway().keystore());
    }

    OwnCertificate(Path keystore) {
        this.keystore = keystore.toAbsolutePath();
        try {
            Path passwordFile = this.keystore.resolveSibling(this.keystore.getFileName() + ".password");
            if (!Files.exists(this.keystore)) {
                make(passwordFile);
            }
            this.password = Files.readString(passwordFile).trim();
            this.fingerprint = readFingerprint();
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidSettings("Key store " + this.keystore + " cannot be used (" + e.getMessage()
                    + "); it is a PKCS 12 file with its .password file beside it; correct"
                    + " tillstream.gateway.keystore, or remove both files and enrol every till again.");
        }
    }

    public Path keystore() {
        return keystore;
    }

    public String password() {
        return password;
    }

    public String alias() {
        return ALIAS;
    }

    /** SHA-256 of the certificate's DER bytes, 64 hexadecimal digits. */
    public String fingerprint() {
        return fingerprint;
    }

    private void make(Path passwordFile) throws IOException {
        Files.createDirectories(keystore.getParent());
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String fresh = HexFormat.of().formatHex(random);
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, PosixFilePermissions.asFileAttribute(ownerOnly()));
        Files.writeString(passwordFile, fresh + "\n");
        Path unfinished = keystore.resolveSibling(keystore.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        runKeytool(unfinished, fresh);
        Files.setPosixFilePermissions(unfinished, ownerOnly());
        try {
            Files.move(unfinished, keystore, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, keystore);
        }
    }

    private static Set<PosixFilePermission> ownerOnly() {
        return PosixFilePermissions.fromString("rw-------");
    }

    private static void runKeytool(Path target, String password) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        ProcessBuilder command = new ProcessBuilder(List.of(
                keytool.toString(),
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
                "CN=till-gateway",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
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
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
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

    private String readFingerprint() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, password.toCharArray());
        }
        return FactChain.hashOf(store.getCertificate(ALIAS).getEncoded()).hex();
    }
}
