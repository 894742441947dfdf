package io.tillstream.dashboards.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.WholeApp;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whose role demands a second factor goes no further than to where it is set up. */
@WholeApp
final class FreshRightsTest {
    @Autowired
    private People people;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "true, /today, false",
        "true, /reorder/accept, false",
        "true, /me, true",
        "true, /me/second-factor/begin, true",
        "true, /sign-out, true",
        "true, /assets/mark.svg, true",
        "false, /today, true"
    })
    void holdsBackWhoOwesOne(boolean owes, String path, boolean opens) throws IOException, ServletException {
        Person buyer = people.find("buyer").orElseThrow();
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(buyer, true).authentication());
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();

        new FreshRights(people, _ -> owes).doFilter(request, response, chain);

        assertThat(chain.getRequest() != null).isEqualTo(opens);
        assertThat(response.getRedirectedUrl()).isEqualTo(opens ? null : "/me");
    }

    @ParameterizedTest
    @CsvSource({"PT11H59M, true", "PT12H1M, false"})
    void endsWhatBeganHalfADayAgo(Duration since, boolean opens) throws IOException, ServletException {
        Person buyer = people.find("buyer").orElseThrow();
        SecurityContextHolder.getContext().setAuthentication(new SignedIn(buyer, true).authentication());
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/today");
        request.setServletPath("/today");
        MockHttpSession session = new MockHttpSession();
        request.setSession(session);
        MockFilterChain chain = new MockFilterChain();

        new FreshRights(
                        people,
                        _ -> false,
                        () -> Instant.ofEpochMilli(session.getCreationTime()).plus(since))
                .doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(SecurityContextHolder.getContext().getAuthentication() != null)
                .isEqualTo(opens);
        assertThat(session.isInvalid()).isEqualTo(!opens);
    }
}
