package jp.noren.document.internal.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import jp.noren.kernel.Decision;
import jp.noren.kernel.LocalizedText;

/**
 * A file that members can download (R010, Q26).
 *
 * @param id {@code fil_…}
 * @param code what it is, the same in each language, such as {@code MAN-SR300}
 * @param language in which it is written
 * @param model the device model it is for, or null for everybody
 * @param content what was uploaded last, or null
 */
public record SharedFile(
        String id,
        String storefront,
        String code,
        String language,
        String model,
        LocalizedText title,
        String fileName,
        State state,
        Content content,
        Instant createdAt) {

    public enum State {
        /** Not shown yet. */
        DRAFT,
        PUBLISHED,
        /** Shown no more. */
        WITHDRAWN
    }

    /** @param sha256 of the bytes, in hexadecimal digits */
    public record Content(int bytes, String sha256) {}

    /** A file with content can be published, one that is published withdrawn, and published again. */
    public Decision mayBecome(State next) {
        if (next == State.PUBLISHED && content == null) {
            return Decision.rejected("document.file-empty");
        }
        boolean allowed = next == State.PUBLISHED
                ? state != State.PUBLISHED
                : next == State.WITHDRAWN && state == State.PUBLISHED;
        return allowed
                ? Decision.allowed()
                : Decision.rejected("document.file-step", Map.of("from", state.name(), "to", next.name()));
    }

    /** What members read does not change under them. */
    public Decision mayBeFilled() {
        return state == State.PUBLISHED ? Decision.rejected("document.file-published") : Decision.allowed();
    }

    /** Published, and for everybody or for a device that the member has. */
    public boolean isFor(Set<String> models) {
        return state == State.PUBLISHED && (model == null || models.contains(model));
    }
}
