package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Texts that would do something if a page took them for more than texts, and pages that are watched for it. */
final class HostileTexts {
    /** All that any of these would bring into a page is of the class {@code injected}. */
    static final List<String> ALL = List.of(
            "<script class=injected>alert('script')</script>",
            "\"><img class=injected src=x onerror=alert('img')>",
            "' class='injected' onmouseover='alert(1)' x='",
            "\" class=\"injected\" autofocus onfocus=\"alert(1)\" x=\"",
            "<svg class=injected onload=alert('svg')><set/></svg>",
            "</title></style></textarea></script><iframe class=injected srcdoc='<script>parent.alert(1)</script>'>",
            "<div class=injected hx-post=/basket/cancel hx-trigger=load>x</div>",
            "<form class=injected action=//evil.example><input name=text id=entry autofocus></form>",
            "<a class=injected href=\"javascript:alert('a')\">milk</a>",
            "${7*7} __${7*7}__ *{7*7} #{7*7} [[${7*7}]] [(${7*7})] {{7*7}}",
            "T(java.lang.Runtime).getRuntime() @{/operator/lock} ~{counter :: keys}",
            "&lt;b class=injected&gt; &#60;img src=x onerror=alert(1)&#62;",
            "\u202Egpj.klim\u2066\u2067\u200F before",
            "null \u0000 bell \u0007 red \u001B[31m line\r\nline\tlast \u0085\u2028\u2029",
            "W".repeat(400),
            "Z" + "\u0300\u0301\u0302\u0303\u0334".repeat(60));

    private final List<String> dialogs = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    Page watched(Page page) {
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
        return page;
    }

    /** Nothing ran, nothing was even tried, and nothing came into the page, which is still at this address. */
    void didNothingOn(Page page, String address, String where) {
        assertThat(page.locator(".injected").count()).as(where).isZero();
        assertThat(page.evaluate("""
                        Array.from(document.querySelectorAll('*')).filter(one => Array.from(one.attributes)
                            .some(each => each.name.startsWith('on') || /^\\\\s*javascript:/i.test(each.value))).length""")).as(where).isEqualTo(0);
        assertThat(page.locator("iframe, object, embed, script:not([src])").count())
                .as(where)
                .isZero();
        assertThat(page.locator("#entry").count()).as(where).isLessThan(2);
        assertThat(page.innerText("body")).as(where).doesNotContain("49 __", "[[49]]", "{{49}}");
        assertThat(page.url()).as(where).startsWith(address);
        // A part that a page fetches has no style of its own.
        assertThat(page.evaluate("document.styleSheets.length === 0"
                        + " || document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling: " + where)
                .isEqualTo(true);
        assertThat(dialogs).as(where).isEmpty();
        assertThat(refused).as(where).isEmpty();
    }
}
