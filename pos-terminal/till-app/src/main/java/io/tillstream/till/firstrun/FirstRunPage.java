package io.tillstream.till.firstrun;

import io.tillstream.encoding.FactChain;
import io.tillstream.events.Language;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/**
 * The page itself: one field that takes the Enter of a keyboard scanner, one key, three languages. Nothing a visitor says is ever
 * written into it.
 */
final class FirstRunPage {
    private static final String STYLE =
            "body{font:1.15rem/1.5 system-ui,'WenQuanYi Zen Hei',sans-serif;max-width:38rem;margin:10vh auto;padding:0 1.2rem;"
                    + "color-scheme:light dark}input{width:100%;min-height:3.4rem;font:inherit;padding:.6rem;box-sizing:border-box}"
                    + "button{font:inherit;font-weight:650;min-height:3.4rem;padding:0 2rem;margin-top:.8rem}"
                    + "[role=status]{border-left:.4rem solid #d9a520;padding:.4rem 1rem}";

    /** Looks whether the till has come further, by its scanner or by a start that takes its time; what is being typed stays. */
    private static final String SCRIPT =
            "const seen=document.body.dataset.state;setInterval(function(){fetch('/state',{cache:'no-store'})"
                    + ".then(function(answer){return answer.text()})"
                    + ".then(function(now){if(now!==seen){location.replace('/')}}).catch(function(){})},1000);";

    static final String STYLE_HASH = hash(STYLE);
    static final String SCRIPT_HASH = hash(SCRIPT);

    /** How far it is. */
    enum State {
        WAITING,
        NOT_A_CODE,
        REFUSED,
        NO_ANSWER,
        ENROLLED
    }

    /** The words of a language: title, what to do, label, key, and what each state is told with. */
    private record Text(
            String title,
            String todo,
            String label,
            String key,
            String notACode,
            String refused,
            String noAnswer,
            String enrolled) {
        String of(State state) {
            return switch (state) {
                case WAITING -> "";
                case NOT_A_CODE -> notACode;
                case REFUSED -> refused;
                case NO_ANSWER -> noAnswer;
                case ENROLLED -> enrolled;
            };
        }
    }

    private static final Text EN = new Text(
            "This till is new",
            "Ask head office for the enrolment code of this till, then scan its QR code, or paste or type what it says.",
            "Enrolment code",
            "Enrol",
            "That is not an enrolment code. Nothing was changed. Scan the QR code from head office.",
            "Head office does not accept this code: it works once and for 15 minutes. Nothing was changed. Ask for a new one.",
            "Head office does not answer. Nothing was changed. Look at the network cable, then scan again.",
            "Enrolled. The till is starting; this page turns into it by itself.");

    private static final Text ZH_TW = new Text(
            "這台收銀機是新的",
            "請向總公司索取這台收銀機的註冊碼，然後掃描它的 QR 碼，或貼上、輸入上面的文字。",
            "註冊碼",
            "註冊",
            "這不是註冊碼。沒有任何變更。請掃描總公司給的 QR 碼。",
            "總公司不接受這個註冊碼：每個碼限用一次，15 分鐘內有效。沒有任何變更。請索取新的。",
            "總公司沒有回應。沒有任何變更。請檢查網路線，再掃描一次。",
            "註冊完成。收銀機正在啟動，這個頁面會自動切換。");

    private static final Text ZH_CN = new Text(
            "这台收银机是新的",
            "请向总部要这台收银机的注册码，然后扫描它的二维码，或者粘贴、输入上面的文字。",
            "注册码",
            "注册",
            "这不是注册码。没有任何改动。请扫描总部给的二维码。",
            "总部不接受这个注册码：每个码只能用一次，15 分钟内有效。没有任何改动。请要一个新的。",
            "总部没有应答。没有任何改动。请检查网线，再扫一次。",
            "注册完成。收银机正在启动，本页会自动切换。");

    private FirstRunPage() {}

    static String write(State state, @Nullable String accepted) {
        Language language = preferred(accepted);
        Text text = switch (language) {
            case EN -> EN;
            case ZH_TW -> ZH_TW;
            case ZH_CN -> ZH_CN;
        };
        return """
                <!DOCTYPE html><html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>%s</title><style>%s</style></head>
                <body data-state="%s"><h1>%s</h1>%s%s<script>%s</script></body></html>
                """.formatted(
                        language.tag(),
                        text.title(),
                        STYLE,
                        state,
                        text.title(),
                        state == State.WAITING ? "" : "<p role=\"status\">" + text.of(state) + "</p>",
                        state == State.ENROLLED ? "" : form(text),
                        SCRIPT);
    }

    private static String form(Text text) {
        return """
                <p>%s</p><form method="post" action="/"><label for="text">%s</label>
                <input id="text" name="text" autofocus spellcheck="false" autocapitalize="off" autocomplete="off">
                <button type="submit">%s</button></form>""".formatted(text.todo(), text.label(), text.key());
    }

    private static String hash(String text) {
        return Base64.getEncoder()
                .encodeToString(HexFormat.of()
                        .parseHex(FactChain.hashOf(text.getBytes(StandardCharsets.UTF_8))
                                .hex()));
    }

    private static Language preferred(@Nullable String accepted) {
        if (accepted == null) {
            return Language.EN;
        }
        for (LanguageRange range : LanguageRange.parse(accepted)) {
            Locale locale = Locale.forLanguageTag(range.getRange());
            if (locale.getLanguage().equals("en")) {
                return Language.EN;
            }
            if (locale.getLanguage().equals("zh")) {
                boolean traditional = locale.getScript().equals("Hant")
                        || List.of("TW", "HK", "MO").contains(locale.getCountry());
                return traditional ? Language.ZH_TW : Language.ZH_CN;
            }
        }
        return Language.EN;
    }
}
