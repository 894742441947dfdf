package io.tillstream.dashboards.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the auditor sees, filters and takes along. */
@WholeApp
final class AuditPageTest {
    @LocalServerPort
    private int port;

    @Autowired
    private AuditLog log;

    private Visitor auditor;

    @BeforeEach
    void comeIn() {
        log.note("manager", AuditKind.STORES_PLACED, "s1, s2", Map.of("region", "north"), Map.of("region", "south"));
        log.note(AuditLog.MACHINE, AuditKind.IMPORTED, "products", null, Map.of("facts", 12));
        auditor = new Visitor(port);
        auditor.signIn("auditor", RealParts.PASSWORD);
    }

    @AfterEach
    void leave() {
        auditor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Audit log, Stores moved, A program, Auditor, The log is as it was written",
        "zh-TW, 稽核紀錄, 調整門市歸屬, 程式, 稽核, 紀錄與寫入時一致",
        "zh-CN, 审计日志, 调整门店归属, 程序, 审计, 日志与写入时一致"
    })
    void thePageIsCompleteInEveryLanguage(
            String language, String title, String moved, String program, String role, String whole) {
        HttpResponse<String> page = auditor.get("/audit?lang=" + language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(title, moved, program, role, whole, "{&quot;region&quot;:&quot;south&quot;}")
                .doesNotContain("??")
                .doesNotContain(" style=");
    }

    @Test
    void findsByPersonDayAndKind() {
        assertThat(auditor.get("/audit?lang=en&who=manager&kind=STORES_PLACED").body())
                .contains("s1, s2")
                .doesNotContain("products");
        assertThat(auditor.get("/audit?lang=en&who=machine&day=2011-11-09").body())
                .contains("products")
                .doesNotContain("s1, s2");
        assertThat(auditor.get("/audit?lang=en&day=2011-11-08").body()).contains("No entry.");
        assertThat(auditor.get("/audit?who=&day=&kind=").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/audit?kind=DANCED").statusCode()).isEqualTo(400);
    }

    @Test
    void goesBackPageByPage() {
        for (int i = 0; i < 60; i++) {
            log.note("frank", AuditKind.IMPORTED, "step-" + i + ".", null, null);
        }

        String first = auditor.get("/audit?lang=en&who=frank").body();
        assertThat(first).contains("step-59.", "step-10.").doesNotContain("step-9.");

        String older = first.replaceAll("(?s).*href=\"(/audit\\?[^\"]*below=\\d+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(auditor.get(older).body()).contains("step-9.", "step-0.").doesNotContain("step-10.");
    }

    @Test
    void theFileHasEverythingAndNoFormula() {
        log.note("grace", AuditKind.GROUP_FOUNDED, "=HYPERLINK(\"x\")", null, Map.of("en", "Hills"));

        HttpResponse<String> file = auditor.get("/audit.csv?who=grace");

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.body())
                .startsWith(
                        "\"number\",\"at\",\"who\",\"address\",\"kind\",\"subject\",\"before\",\"after\",\"hash\"\r\n")
                .contains(
                        "\"grace\",\"\",\"group-founded\",\"'=HYPERLINK(\"\"x\"\")\",\"\",\"{\"\"en\"\":\"\"Hills\"\"}\"")
                .doesNotContain("machine");
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "en, 390", "zh-TW, 390", "zh-CN, 1280"})
    void isReadableOnADeskAndOnAPhone(String language, int width) {
        try (Screen screen = new Screen(port, "auditor", width, language)) {
            Page page = screen.page();
            page.navigate("/audit");
            page.locator("summary").first().click();
            screen.examine("audit");
        }
    }
}
