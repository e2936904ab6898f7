package jp.noren.document.internal.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.noren.document.internal.domain.SharedFile;
import jp.noren.kernel.Ids;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;

/** What an editor says of a file before he uploads it. */
public record NewFile(
        String storefront, String code, String language, String model, Map<String, String> title, String fileName) {
    private static final int TITLE = 200;

    /** @throws RefusedException with each field that is wrong */
    SharedFile file(Instant now) {
        List<FieldError> faults = new ArrayList<>();
        fits(faults, "/code", code, "[A-Z0-9][A-Z0-9._-]{0,39}");
        fits(faults, "/language", language, "ja|en|vi");
        fits(faults, "/file_name", fileName, "[A-Za-z0-9][A-Za-z0-9._-]{0,95}\\.pdf");
        if (model != null) {
            fits(faults, "/model", model, "[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
        }
        LocalizedText titles = titles(faults);
        if (!faults.isEmpty()) {
            throw RefusedException.invalid(faults);
        }
        return new SharedFile(
                Ids.random("fil"),
                storefront,
                code,
                language,
                model,
                titles,
                fileName,
                SharedFile.State.DRAFT,
                null,
                now);
    }

    private static void fits(List<FieldError> faults, String pointer, String value, String pattern) {
        if (value == null) {
            faults.add(FieldError.of(pointer, "document.field-missing"));
        } else if (!value.matches(pattern)) {
            faults.add(FieldError.of(pointer, "document.field-invalid"));
        }
    }

    /** Japanese is needed; the others stand in for themselves where they are given. */
    private LocalizedText titles(List<FieldError> faults) {
        Map<String, String> texts = new HashMap<>();
        for (String one : List.of("ja", "en", "vi")) {
            String text = title == null || title.get(one) == null
                    ? ""
                    : title.get(one).strip();
            if (text.length() > TITLE) {
                faults.add(new FieldError("/title/" + one, "document.field-too-long", Map.of("max", TITLE)));
            } else if (!text.isEmpty()) {
                texts.put(one, text);
            }
        }
        if (!texts.containsKey("ja")) {
            faults.add(FieldError.of("/title/ja", "document.field-missing"));
            return null;
        }
        return new LocalizedText(texts);
    }
}
