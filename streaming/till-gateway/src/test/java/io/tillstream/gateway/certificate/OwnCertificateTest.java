package io.tillstream.gateway.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.gateway.settings.InvalidSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {
    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndKept() {
        OwnCertificate first = new OwnCertificate(folder.resolve("gateway.p12"));
        OwnCertificate second = new OwnCertificate(folder.resolve("gateway.p12"));

        assertThat(first.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(second.fingerprint());
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        new OwnCertificate(folder.resolve("gateway.p12"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("gateway.p12"))))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhatToDoWithADamagedKeyStore() throws IOException {
        Files.writeString(folder.resolve("gateway.p12"), "damaged");
        Files.writeString(folder.resolve("gateway.p12.password"), "x");

        assertThatThrownBy(() -> new OwnCertificate(folder.resolve("gateway.p12")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("remove both files and enrol every till again");
    }
}
