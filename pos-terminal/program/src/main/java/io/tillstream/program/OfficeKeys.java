package io.tillstream.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ed25519 keys whose packages are run, from a PEM file as {@code openssl} writes it; more than one while a key is being replaced.
 *
 * @param keys at least one
 */
public record OfficeKeys(List<PublicKey> keys) {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern PUBLIC =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([0-9A-Za-z+/=\\s]+)-----END PUBLIC KEY-----");
    private static final Pattern PRIVATE =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([0-9A-Za-z+/=\\s]+)-----END PRIVATE KEY-----");

    public OfficeKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no key.");
        }
    }

    /**
     * Reads them.
     *
     * @throws UnfitProgram when the file holds no public key, or one of another kind
     */
    public static OfficeKeys read(Path file) throws IOException, UnfitProgram {
        List<PublicKey> keys = new ArrayList<>();
        Matcher blocks = PUBLIC.matcher(Files.readString(file));
        try {
            while (blocks.find()) {
                keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes(blocks))));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnfitProgram("Key " + file + ": it is no public key of Ed25519; make one with openssl.", e);
        }
        if (keys.isEmpty()) {
            throw new UnfitProgram("Key " + file + ": there is no PUBLIC KEY in it; make one with openssl.");
        }
        return new OfficeKeys(keys);
    }

    /**
     * Reads the private key of whoever makes packages; it appears in no message.
     *
     * @throws UnfitProgram when the file holds none
     */
    public static PrivateKey readPrivate(Path file) throws IOException, UnfitProgram {
        Matcher block = PRIVATE.matcher(Files.readString(file));
        if (!block.find()) {
            throw new UnfitProgram("Key " + file + ": there is no PRIVATE KEY in it; make one with openssl.");
        }
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes(block)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnfitProgram("Key " + file + ": it is no private key of Ed25519; make one with openssl.");
        }
    }

    private static byte[] bytes(Matcher block) {
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    static byte[] sign(PrivateKey key, byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot sign.", e);
        }
    }

    boolean haveSigned(byte[] bytes, byte[] signature) {
        return keys.stream().anyMatch(key -> hasSigned(key, bytes, signature));
    }

    private static boolean hasSigned(PublicKey key, byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
