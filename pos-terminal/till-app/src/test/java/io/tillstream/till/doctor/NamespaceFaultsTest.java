package io.tillstream.till.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the network itself, in a network of their own, where this process may make one. */
class NamespaceFaultsTest {
    @TempDir
    Path folder;

    private static boolean mayMakeNamespaces() throws InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            "unshare",
                            "-n",
                            "-m",
                            "sh",
                            "-c",
                            "ip link set lo up && ip link add eth0 type veth peer name vethfar")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void leadToTheFirstThingThatIsWrong() throws Exception {
        Assumptions.assumeTrue(mayMakeNamespaces(), "network namespaces with virtual cables are not allowed here");
        // Whoever is asked for names is this machine itself, where nobody listens at first.
        Path names = Files.writeString(
                folder.resolve("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n");
        Process process = new ProcessBuilder(
                        "unshare",
                        "-n",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t sysfs none /sys && mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"",
                        names.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NamespaceFaults.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();

        Map<String, String> found = new TreeMap<>();
        said.lines().filter(line -> line.matches("[a-z-]+=.*")).forEach(line -> {
            String[] parts = line.split("=", 2);
            found.put(parts[0], parts[1]);
        });
        assertThat(found)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cable-out", "link-down",
                        "no-address", "no-address",
                        "no-way-out", "no-gateway",
                        "nobody-knows-names", "name-service-silent",
                        "no-such-name", "name-unknown",
                        "router-off", "gateway-silent",
                        "mobile-down", "asks has-signal",
                        "mobile-no-signal", "no-signal",
                        "mobile-card-out", "data-card"));
    }
}
