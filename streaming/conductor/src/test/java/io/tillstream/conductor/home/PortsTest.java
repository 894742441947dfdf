package io.tillstream.conductor.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PortsTest {
    private final Random random = new Random(1);

    @Test
    void choosesADifferentFreePortForEachNameAndKeepsSettledOnes() {
        Ports first = Ports.free(new TreeMap<>());
        first.choose(List.of("dashboards", "member-portal"), random);

        Ports again = Ports.free(first.all());
        again.choose(List.of("dashboards", "member-portal", "till-s1-t1"), random);

        assertThat(again.of("dashboards")).isEqualTo(first.of("dashboards"));
        assertThat(again.all().values()).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void namesEverySettledPortThatIsTaken() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TreeMap<String, Integer> settled = new TreeMap<>();
            settled.put("dashboards", one.getLocalPort());
            settled.put("member-portal", two.getLocalPort());

            assertThatThrownBy(() -> Ports.free(settled))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("dashboards " + one.getLocalPort())
                    .hasMessageContaining("member-portal " + two.getLocalPort());
        }
    }

    @Test
    void refusesANumberThatIsNoPort() {
        TreeMap<String, Integer> settled = new TreeMap<>();
        settled.put("dashboards", 70_000);

        assertThatThrownBy(() -> Ports.free(settled))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("dashboards 70000");
    }
}
