package io.tillstream.portal.privacy;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Language;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.Show;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import io.tillstream.portal.signin.SignedInMember;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** All that is known of a member in one file: a page to read, and the same for programs. */
@Controller
class CopyPage {
    private final List<PersonalData> keepers;
    private final ITemplateEngine templates;
    private final MessageSource words;
    private final Clock clock;

    CopyPage(List<PersonalData> keepers, ITemplateEngine templates, MessageSource words, Clock clock) {
        this.keepers = List.copyOf(keepers);
        this.templates = templates;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/privacy/my-data.zip")
    ResponseEntity<byte[]> copy(@AuthenticationPrincipal SignedInMember signedIn, Locale locale) throws IOException {
        Language language = Languages.of(locale);
        DataCopy copy = new DataCopy(language);
        keepers.forEach(keeper -> keeper.copyTo(copy, signedIn.member()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("my-data.zip")
                                .build()
                                .toString())
                .body(zip(copy, language));
    }

    private byte[] zip(DataCopy copy, Language language) throws IOException {
        Instant now = clock.instant();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("my-data.html"));
            zip.write(page(copy, language, now).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("my-data.json"));
            zip.write(CanonicalJson.encode(document(copy, now)));
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> document(DataCopy copy, Instant now) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("copiedAt", now.toString());
        copy.rows()
                .forEach((heading, rows) -> document.put(
                        heading.name().toLowerCase(Locale.ROOT),
                        rows.stream().map(CopyPage::plain).toList()));
        return document;
    }

    private static Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> plain = new LinkedHashMap<>();
        row.forEach((name, value) ->
                plain.put(name, value instanceof Instant || value instanceof LocalDate ? value.toString() : value));
        return plain;
    }

    private String page(DataCopy copy, Language language, Instant now) {
        Locale locale = Locale.forLanguageTag(language.tag());
        Show show = new Show(language);
        Map<Heading, List<List<String>>> tables = new EnumMap<>(Heading.class);
        copy.rows()
                .forEach((heading, rows) -> tables.put(
                        heading,
                        rows.stream()
                                .map(row -> copy.columns(heading).stream()
                                        .map(column -> read(row.get(column), show, locale))
                                        .toList())
                                .toList()));
        Context context = new Context(locale);
        context.setVariable("copy", copy);
        context.setVariable("tables", tables);
        context.setVariable("language", language);
        context.setVariable("copiedAt", read(now, show, locale));
        return templates.process("privacy/my-data", context);
    }

    /** A value as a person reads it; codes that have a word are put into words. */
    private String read(@Nullable Object value, Show show, Locale locale) {
        return switch (value) {
            case null -> "";
            case Instant moment -> show.minute(moment, ZoneOffset.UTC) + " UTC";
            case LocalDate date -> show.date(date);
            default ->
                Objects.requireNonNullElse(
                        words.getMessage("copy.value." + value, null, value.toString(), locale), value.toString());
        };
    }
}
