package io.tillstream.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whole card numbers are those that the networks publish for tests. */
class CardNumberGateTest {
    private static int status(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        CardNumberGate.ofForms().doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private static int typed(String field, String text) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/feedback");
        request.addParameter(field, "nothing", text);
        return status(request);
    }

    @ParameterizedTest
    @CsvSource({
        "text, 4111111111111111",
        "text, my card 5555 5555 5555 4444 does not work",
        "q, ４１１１１１１１１１１１１１１１",
        "password, 378282246310005",
        "phone, 4111111111111111",
        "phone, +4111 1111 1111 1111",
        "text, +378282246310005",
        "text, 4111.1111.1111.1111",
        "text, 4111  1111  1111  1111",
        "text, 4111/1111/1111/1111",
        "card, TSM4111111111111111",
        "gtin, 4111111111111111",
        "name, 30569309025904",
        "attempt, 4111-1111-1111-1111",
        "4111111111111111, yes"
    })
    void refusesACardNumberInEveryField(String field, String text) throws Exception {
        assertThat(typed(field, text)).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "q, 4006381333023",
        "q, 04006381333931",
        "gtin, 30100000000077",
        "phone, +57 300 123 4567",
        "phone, 0912 345 678",
        "phone, 4915112345611",
        "text, 4.99 and 12.50 on 29.11.2026 at 10.21",
        "phone, 138 0013 8000",
        "card, TSM0000000000017",
        "card, TSM 0000 0000 00017",
        "text, order wk7b2m5q3x4ad of 2026-11-23",
        "attempt, 40000000-0000-4000-8000-000000000002",
        "_csrf, x4111111111111111x"
    })
    void raisesNoFalseAlarm(String field, String text) throws Exception {
        assertThat(typed(field, text)).isEqualTo(200);
    }

    @Test
    void readsOnInTheNextLine() throws Exception {
        assertThat(typed("text", "4111 1111\r\n1111\t1111")).isEqualTo(400);
    }

    /** Whoever sends a file as a form finds it read by its door all the same. */
    @Test
    void leavesWhatMachinesSendToTheirDoors() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/import/members") {
            @Override
            public java.util.Map<String, String[]> getParameterMap() {
                throw new AssertionError("The body was read.");
            }
        };
        MockHttpServletResponse response = new MockHttpServletResponse();
        CardNumberGate.ofAddresses().doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(200);

        request.setQueryString("q=my+card+4111%201111+1111+1111");
        CardNumberGate.ofAddresses().doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void looksAtTheAddressAsWell() throws Exception {
        assertThat(status(new MockHttpServletRequest("GET", "/orders/4111%201111%201111%201111")))
                .isEqualTo(400);
        assertThat(status(new MockHttpServletRequest("GET", "/products/04006381333931")))
                .isEqualTo(200);
        assertThat(status(new MockHttpServletRequest("GET", "/receipts/s1-t1/1/42")))
                .isEqualTo(200);
    }
}
