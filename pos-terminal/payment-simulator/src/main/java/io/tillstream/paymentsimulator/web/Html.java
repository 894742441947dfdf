package io.tillstream.paymentsimulator.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/** A page that is being written. What comes from elsewhere is text, never markup. */
final class Html {
    private static final int QUIET_ZONE = 4;

    private final StringBuilder page = new StringBuilder();

    static Html page(String language, String title) {
        Html html = new Html();
        html.page
                .append("<!DOCTYPE html><html lang=\"")
                .append(language)
                .append("\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\">")
                .append("<link rel=\"stylesheet\" href=\"/pages.css\"><title>")
                .append(escaped(title))
                .append("</title></head><body><main>");
        return html;
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    Html heading(String text) {
        return element("h1", "", text);
    }

    Html part(String text) {
        return element("h2", "", text);
    }

    Html paragraph(String text) {
        return element("p", "", text);
    }

    Html large(String text) {
        return element("p", "amount", text);
    }

    Html code(String text) {
        return element("p", "code", text);
    }

    private Html element(String name, String kind, String text) {
        page.append('<').append(name);
        if (!kind.isEmpty()) {
            page.append(" class=\"").append(kind).append('"');
        }
        page.append('>').append(escaped(text)).append("</").append(name).append('>');
        return this;
    }

    Html link(String address, String text) {
        page.append("<p><a href=\"")
                .append(escaped(address))
                .append("\">")
                .append(escaped(text))
                .append("</a></p>");
        return this;
    }

    Html form(String action, String... hidden) {
        page.append("<form method=\"post\" action=\"").append(escaped(action)).append("\">");
        for (int i = 0; i + 1 < hidden.length; i += 2) {
            page.append("<input type=\"hidden\" name=\"")
                    .append(escaped(hidden[i]))
                    .append("\" value=\"")
                    .append(escaped(hidden[i + 1]))
                    .append("\">");
        }
        return this;
    }

    Html button(String name, String value, String text) {
        page.append("<button name=\"")
                .append(escaped(name))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">")
                .append(escaped(text))
                .append("</button>");
        return this;
    }

    /** One that is not what most press. */
    Html quietButton(String name, String value, String text) {
        page.append("<button class=\"quiet\" name=\"")
                .append(escaped(name))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\">")
                .append(escaped(text))
                .append("</button>");
        return this;
    }

    Html alert(String text) {
        page.append("<p class=\"alert\" role=\"alert\">").append(escaped(text)).append("</p>");
        return this;
    }

    Html field(String name, String keys, String filled, String label) {
        page.append("<label>")
                .append(escaped(label))
                .append("<input name=\"")
                .append(escaped(name))
                .append("\" inputmode=\"")
                .append(escaped(keys))
                .append("\" autocomplete=\"")
                .append(escaped(filled))
                .append("\" required></label>");
        return this;
    }

    Html tick(String name, String label) {
        page.append("<label class=\"tick\"><input type=\"checkbox\" name=\"")
                .append(escaped(name))
                .append("\" value=\"yes\"><span>")
                .append(escaped(label))
                .append("</span></label>");
        return this;
    }

    Html amountField(String label) {
        page.append("<label>")
                .append(escaped(label))
                .append("<input name=\"amount\" inputmode=\"decimal\" autocomplete=\"off\" required></label>");
        return this;
    }

    Html choice(String name, String label) {
        page.append("<label>")
                .append(escaped(label))
                .append("<select name=\"")
                .append(escaped(name))
                .append("\">");
        return this;
    }

    Html option(String value, String text) {
        page.append("<option value=\"")
                .append(escaped(value))
                .append("\">")
                .append(escaped(text))
                .append("</option>");
        return this;
    }

    Html endChoice() {
        page.append("</select></label>");
        return this;
    }

    Html endForm() {
        page.append("</form>");
        return this;
    }

    /** A QR code as a drawing: dark on light, whatever the page's colours. */
    Html qr(String text) {
        try {
            BitMatrix bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < bits.getWidth(); x++) {
                    if (bits.get(x, y)) {
                        path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                    }
                }
            }
            page.append("<svg class=\"qr\" role=\"img\" aria-label=\"QR\" viewBox=\"")
                    .append(-QUIET_ZONE / 2)
                    .append(' ')
                    .append(-QUIET_ZONE / 2)
                    .append(' ')
                    .append(bits.getWidth() + QUIET_ZONE)
                    .append(' ')
                    .append(bits.getHeight() + QUIET_ZONE)
                    .append("\"><path fill=\"#000\" d=\"")
                    .append(path)
                    .append("\"/></svg>");
            return this;
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code holds " + text.length() + " characters.", e);
        }
    }

    String end() {
        return page.append("</main></body></html>").toString();
    }
}
