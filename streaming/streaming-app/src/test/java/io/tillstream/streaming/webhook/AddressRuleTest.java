package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private static final Map<String, String[]> NAMES = Map.of(
            "shop.example", new String[] {"203.0.113.7", "2001:db8::7"},
            "localhost", new String[] {"127.0.0.1", "::1"},
            "inside.example", new String[] {"10.1.2.3"},
            // One good address does not excuse the other.
            "half.example", new String[] {"203.0.113.7", "192.168.1.1"});

    private final AddressRule rule = new AddressRule(false, AddressRuleTest::find);
    private final AddressRule lenient = new AddressRule(true, AddressRuleTest::find);

    /** Numbers stand for themselves, as with the real one. */
    private static InetAddress[] find(String host) throws UnknownHostException {
        String[] numbers = NAMES.get(host);
        if (numbers == null && !host.matches("[0-9.]+|\\[.*]|.*:.*")) {
            throw new UnknownHostException(host);
        }
        String[] all = numbers == null ? new String[] {host} : numbers;
        InetAddress[] found = new InetAddress[all.length];
        for (int i = 0; i < all.length; i++) {
            found[i] = InetAddress.getByName(all[i]);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/hooks?from=tillstream",
                "https://shop.example:8443/",
                "HTTPS://shop.example/",
                "http://127.0.0.1:9000/",
                "http://localhost:9000/",
                "http://[::1]:9000/",
                "https://[2001:db8::1]/"
            })
    void takesWhereMessagesMayGo(String address) {
        assertThat(rule.wrong(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/",
                "ftp://shop.example/",
                "file:///etc/hosts",
                "https:///path",
                "https://user:word@shop.example/",
                "https://shop.example/#part",
                "https://unknown.example/",
                "not an address",
                "shop.example",
                "https://inside.example/",
                "https://half.example/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://172.31.255.255/",
                "https://192.168.0.1/",
                // Where clouds tell a machine its own keys.
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://198.18.0.1/",
                "https://192.0.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[::10.0.0.1]/",
                "https://[64:ff9b::10.0.0.1]/",
                "https://[2002:a00:1::]/"
            })
    void refusesWhereTheyMayNot(String address) {
        assertThat(rule.wrong(address)).isPresent();
    }

    @Test
    void neitherReadableNorToEverybodyEvenInsideAPrivateNetwork() {
        assertThat(lenient.wrong("https://inside.example/")).isEmpty();
        assertThat(lenient.wrong("https://half.example/")).isEmpty();
        assertThat(lenient.wrong("http://inside.example/")).isPresent();
        assertThat(lenient.wrong("https://224.0.0.1/")).isPresent();
    }
}
