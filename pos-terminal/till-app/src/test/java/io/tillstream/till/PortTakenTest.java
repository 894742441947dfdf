package io.tillstream.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTakenTest {
    @TempDir
    Path data;

    @Test
    void ofTheScreenIsToldInOneLine() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThat(complaintAbout("--server.port=" + port))
                    .isEqualTo("Port " + port + " is taken; set server.port to a free one.");
        }
    }

    @Test
    void ofThePhonesIsToldInOneLine() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();

            assertThat(complaintAbout("--till.https.port=" + port, "--till.https.name=localhost"))
                    .isEqualTo("Port " + port
                            + " cannot be opened, most likely because it is taken; set till.https.port to a free one.");
        }
    }

    private String complaintAbout(String... settings) {
        Throwable failure = catchThrowable(
                () -> RunningTill.start(data, Shop.catalogue(), settings).close());
        return TillApp.complaint(failure).orElse("none");
    }
}
